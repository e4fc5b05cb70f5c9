using System.Globalization;

namespace NotebookLib.Learning;

/// <summary>Checks of quantum layers' constructor arguments.</summary>
internal static class QuantumArgument
{
    public static double AngleRange(double value) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            "angleRange", value, string.Create(
                CultureInfo.InvariantCulture, $"Angles start in ± {value} radians; give a finite number, 0 or more."));

    public static int Depth(int value) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException("depth", value, $"The depth is {value}; a circuit has 1 layer or more.");

    public static int Qubit(int qubit, int qubits) => qubit >= 0 && qubit < qubits
        ? qubit
        : throw new ArgumentOutOfRangeException(
            nameof(qubit), qubit, $"There is no qubit {qubit}; {qubits} qubits are numbered 0 to {qubits - 1}.");

    public static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be a finite number."));
}

using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Shape of one example's state: (2^n) for a real state of n qubits, (2, 2^n) for a complex one, real parts before imaginary parts.
/// </summary>
internal static class StateShape
{
    public const int MostQubits = 20;

    public static int Qubits(int qubits) => qubits is >= 1 and <= MostQubits
        ? qubits
        : throw new ArgumentOutOfRangeException(nameof(qubits), qubits, $"There are {qubits} qubits; a layer takes 1 to {MostQubits}.");

    public static TensorShape Real(int qubits) => new(1 << qubits);

    public static TensorShape Complex(int qubits) => new(2, 1 << qubits);

    public static bool IsComplex(TensorShape state) => state.Rank == 2;

    /// <summary>Number of halves: 1 for a real state, 2 for a complex one.</summary>
    public static int Halves(TensorShape state) => state.Rank;

    public static int Amplitudes(TensorShape state) => state[state.Rank - 1];

    /// <summary>Number of qubits of a state.</summary>
    /// <exception cref="ArgumentException">The shape is not that of a state.</exception>
    public static int QubitsOf(TensorShape state)
    {
        var isState = state.Rank == 1 || (state.Rank == 2 && state[0] == 2);
        var amplitudes = state[state.Rank - 1];
        return isState && amplitudes >= 2 && BitOperations.IsPow2(amplitudes)
            ? BitOperations.Log2((uint)amplitudes)
            : throw new ArgumentException(
                $"The input must be a state, (2^n) or complex (2, 2^n); {state} was given. " +
                "Put AmplitudeEncoding() or another encoding before it.", nameof(state));
    }

    /// <summary>Checks that a state has the given number of qubits.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void Require(TensorShape state, int qubits)
    {
        var found = QubitsOf(state);
        if (found != qubits)
            throw new ArgumentException(
                $"The layer acts on {qubits} qubits, that is {1 << qubits} amplitudes; the input {state} has {found} qubits.", nameof(state));
    }
}

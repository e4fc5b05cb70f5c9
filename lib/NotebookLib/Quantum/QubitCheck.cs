using System.Globalization;

namespace NotebookLib.Quantum;

/// <summary>The checks of qubit and bit numbers shared by circuits and states, with messages that say what to do.</summary>
internal static class QubitCheck
{
    /// <summary>Amplitudes are indexed by an int, so a state has at most 2^30 of them.</summary>
    internal const int MaxQubits = 30;

    internal static void Range(int qubit, int qubits, string what = "qubit")
    {
        if ((uint)qubit >= (uint)qubits)
            throw new ArgumentOutOfRangeException(what, qubit,
                $"{what} {qubit} does not exist; with {qubits} qubit{(qubits == 1 ? "" : "s")} allowed are 0 to {qubits - 1} (qubit 0 is the most significant bit)");
    }

    internal static void Distinct(IReadOnlyList<Control> controls, IReadOnlyList<int> targets)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            NotNegative(targets[i]);
            for (var j = 0; j < i; j++)
                if (targets[i] == targets[j])
                    throw new ArgumentException($"qubit {targets[i]} is a target twice ({string.Join(", ", targets)}); each target must be another qubit");
        }
        for (var i = 0; i < controls.Count; i++)
        {
            NotNegative(controls[i].Qubit);
            if (targets.Contains(controls[i].Qubit))
                throw new ArgumentException($"control and target are both qubit {controls[i].Qubit}; they must differ");
            for (var j = 0; j < i; j++)
                if (controls[i].Qubit == controls[j].Qubit)
                    throw new ArgumentException($"qubit {controls[i].Qubit} is a control twice ({string.Join(", ", controls)}); each control must be another qubit");
        }
    }

    internal static void Probability(double probability, string what)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(what, probability,
                $"{what} is {probability.ToString(CultureInfo.InvariantCulture)}; a probability lies between 0 and 1, both allowed");
    }

    internal static void Shots(int shots)
    {
        if (shots < 1)
            throw new ArgumentOutOfRangeException(nameof(shots), shots, $"{shots} shots were asked for; at least 1 is needed");
    }

    private static void NotNegative(int qubit)
    {
        if (qubit < 0)
            throw new ArgumentOutOfRangeException(nameof(qubit), qubit, $"qubit {qubit} does not exist; qubits are numbered from 0");
    }
}

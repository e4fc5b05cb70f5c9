using System.Globalization;

namespace NotebookLib.Quantum;

/// <summary>The checks that circuits and states share, with messages that say what to do.</summary>
internal static class QuantumCheck
{
    /// <summary>Amplitudes are indexed by an int, so a state has at most 2^30 of them.</summary>
    internal const int MaxQubits = 30;

    private const int LargestMatrix = 12;
    private const int LargestByPairs = 16;
    private const int MostListed = 20;

    /// <summary>Most outcomes that are drawn at once; they take 12 bytes each.</summary>
    private const int MostShots = 100_000_000;

    internal static void Range(int qubit, int qubits, string what = "Qubit")
    {
        if ((uint)qubit >= (uint)qubits)
            throw new ArgumentOutOfRangeException(nameof(qubit), qubit,
                $"{what} {qubit} does not exist; with {qubits} qubit{(qubits == 1 ? "" : "s")} allowed are 0 to {qubits - 1} (qubit 0 is the most significant bit).");
    }

    internal static void Distinct(IReadOnlyList<Control> controls, IReadOnlyList<int> targets)
    {
        for (var i = 0; i < targets.Count; i++)
            NotNegative(targets[i]);
        for (var i = 0; i < controls.Count; i++)
            NotNegative(controls[i].Qubit);
        if (targets.Count + controls.Count > LargestByPairs)
        {
            ByTable(controls, targets);
            return;
        }
        for (var i = 0; i < targets.Count; i++)
            for (var j = 0; j < i; j++)
                if (targets[i] == targets[j])
                    throw TargetTwice(targets[i], targets);
        for (var i = 0; i < controls.Count; i++)
        {
            for (var j = 0; j < targets.Count; j++)
                if (targets[j] == controls[i].Qubit)
                    throw ControlIsTarget(controls[i].Qubit);
            for (var j = 0; j < i; j++)
                if (controls[i].Qubit == controls[j].Qubit)
                    throw ControlTwice(controls[i].Qubit, controls);
        }
    }

    // The time of comparing all pairs grows with the square.
    private static void ByTable(IReadOnlyList<Control> controls, IReadOnlyList<int> targets)
    {
        var seenTargets = new HashSet<int>(targets.Count);
        foreach (var target in targets)
            if (!seenTargets.Add(target))
                throw TargetTwice(target, targets);
        var seenControls = new HashSet<int>(controls.Count);
        foreach (var control in controls)
        {
            if (seenTargets.Contains(control.Qubit))
                throw ControlIsTarget(control.Qubit);
            if (!seenControls.Add(control.Qubit))
                throw ControlTwice(control.Qubit, controls);
        }
    }

    private static ArgumentException TargetTwice(int qubit, IReadOnlyList<int> targets) =>
        new($"Qubit {qubit} is a target twice ({Listed(targets)}); each target must be another qubit.");

    private static ArgumentException ControlIsTarget(int qubit) => new($"Control and target are both qubit {qubit}; they must differ.");

    private static ArgumentException ControlTwice(int qubit, IReadOnlyList<Control> controls) =>
        new($"Qubit {qubit} is a control twice ({Listed(controls)}); each control must be another qubit.");

    private static string Listed<T>(IReadOnlyList<T> items) => string.Join(", ", items.Take(MostListed)) + (items.Count > MostListed ? ", …" : "");

    internal static void Probability(double probability, string what)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(what, probability,
                $"{what} is {probability.ToString(CultureInfo.InvariantCulture)}; a probability lies between 0 and 1, both allowed.");
    }

    internal static void Shots(int shots)
    {
        if (shots is < 1 or > MostShots)
            throw new ArgumentOutOfRangeException(nameof(shots), shots, $"{shots} shots were asked for; allowed are 1 to {MostShots}.");
    }

    /// <summary>At least one qubit of a state, each once.</summary>
    internal static void Subset(int[] some, int qubits)
    {
        ArgumentNullException.ThrowIfNull(some, nameof(qubits));
        if (some.Length == 0)
            throw new ArgumentException("No qubit was given; name at least one.", nameof(qubits));
        foreach (var qubit in some)
            Range(qubit, qubits);
        Distinct([], some);
    }

    /// <summary>A circuit with as many qubits and a value for every angle.</summary>
    internal static void Runnable(Circuit circuit, int qubits)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (circuit.Qubits != qubits)
            throw new ArgumentException($"The circuit has {circuit.Qubits} qubits and the state has {qubits}; they must be the same. Append places a circuit on chosen qubits of a larger one.", nameof(circuit));
        var names = circuit.AngleNames;
        if (names.Count > 0)
            throw new ArgumentException($"The circuit has angles without a value: {string.Join(", ", names)}; bind them first, for example circuit.Bind((\"{names[0]}\", 0.5)).", nameof(circuit));
    }

    /// <summary>Few enough qubits to write a matrix out.</summary>
    internal static void Matrix(int qubits)
    {
        if (qubits > LargestMatrix)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits,
                $"The matrix of {qubits} qubits has 4^{qubits} entries of 16 bytes; at most {LargestMatrix} qubits (256 MiB) are written out. Run the circuit on a state instead: that needs 2^{qubits} amplitudes.");
    }

    private static void NotNegative(int qubit)
    {
        if (qubit < 0)
            throw new ArgumentOutOfRangeException(nameof(qubit), qubit, $"Qubit {qubit} does not exist; qubits are numbered from 0.");
    }
}

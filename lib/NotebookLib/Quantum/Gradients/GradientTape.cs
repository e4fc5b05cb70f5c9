using System.Globalization;

namespace NotebookLib.Quantum;

/// <summary>A circuit written out as single gates with values for its named angles, and where each name is used.</summary>
internal sealed class GradientTape
{
    private readonly StateVector? _initial;

    internal GradientTape(Circuit circuit, PauliSum observable, IReadOnlyList<double> angles, StateVector? initial)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(angles);
        Names = circuit.AngleNames;
        if (!circuit.IsUnitary)
            throw new InvalidOperationException("a circuit with measurements, resets or classical conditions has no gradient; take the part before them");
        if (angles.Count != Names.Count)
            throw new ArgumentException($"the circuit has {Names.Count} named angles ({string.Join(", ", Names)}); {angles.Count} values were given", nameof(angles));
        foreach (var angle in angles)
            if (!double.IsFinite(angle))
                throw new ArgumentException($"an angle must be a finite number of radians; {angle.ToString(CultureInfo.InvariantCulture)} was given", nameof(angles));
        if (observable.Qubits != circuit.Qubits)
            throw new ArgumentException($"a Pauli string for {circuit.Qubits} qubits needs {circuit.Qubits} letters; \"{observable.Terms[0].String}\" has {observable.Qubits}", nameof(observable));
        if (initial is not null && initial.Qubits != circuit.Qubits)
            throw new ArgumentException($"the circuit has {circuit.Qubits} qubits and the initial state has {initial.Qubits}; they must be the same", nameof(initial));
        Qubits = circuit.Qubits;
        Observable = observable;
        _initial = initial;
        var values = Names.Zip(angles).ToDictionary(pair => pair.First, pair => pair.Second);
        var index = Names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        var gates = circuit.Decompose().OfType<GateInstruction>().ToArray();
        Gates = [.. gates.Select(gate => (GateInstruction)gate.Bind(values))];
        for (var g = 0; g < gates.Length; g++)
            for (var k = 0; k < gates[g].Angles.Length; k++)
                if (gates[g].Angles[k] is { Name: { } name } angle)
                    Uses.Add(new AngleUse(g, k, index[name], angle.Factor));
    }

    internal int Qubits { get; }

    internal PauliSum Observable { get; }

    internal IReadOnlyList<string> Names { get; }

    /// <summary>The gates with numbers for angles.</summary>
    internal GateInstruction[] Gates { get; }

    /// <summary>Every place where a named angle enters a gate, in the order of the gates.</summary>
    internal List<AngleUse> Uses { get; } = [];

    internal StateVector Start() => _initial?.Copy() ?? new StateVector(Qubits);

    /// <summary>The expectation with one gate replaced, or as it is.</summary>
    internal double Evaluate(int replaced = -1, GateInstruction? by = null)
    {
        var state = Start();
        for (var g = 0; g < Gates.Length; g++)
            state.Add(g == replaced ? by! : Gates[g]);
        return state.Expectation(Observable);
    }

    /// <summary>Angle <paramref name="Which"/> of gate <paramref name="Gate"/> is Factor times named angle Name, plus a constant.</summary>
    internal readonly record struct AngleUse(int Gate, int Which, int Name, double Factor);
}

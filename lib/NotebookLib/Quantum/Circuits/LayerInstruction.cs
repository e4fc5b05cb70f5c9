using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>The same one-qubit gate on several qubits at once, each with its own angle if the gate takes one.</summary>
/// <remarks>
/// <see cref="AngleFactor"/> is 2 for the full-angle Ry layer of quantum neural networks, whose qubit k gets
/// [cos a, -sin a; sin a, cos a], that is Ry(2a); it is 1 otherwise.
/// </remarks>
public sealed class LayerInstruction : Instruction
{
    private GateInstruction[]? _gates;

    /// <summary>Makes and checks the layer.</summary>
    /// <param name="gate">A one-qubit gate with no angle or one.</param>
    /// <param name="qubits">The qubits, each once.</param>
    /// <param name="angles">One for each qubit, or none if the gate takes none.</param>
    /// <param name="angleFactor">The gate's angle is this factor times the layer's angle.</param>
    /// <exception cref="ArgumentException">The gate does not fit, angles and qubits differ in number, or a qubit is given twice.</exception>
    public LayerInstruction(Gate gate, ImmutableArray<int> qubits, ImmutableArray<Angle> angles = default, double angleFactor = 1)
    {
        ArgumentNullException.ThrowIfNull(gate);
        Gate = gate;
        Qubits = qubits.IsDefault ? [] : qubits;
        Angles = angles.IsDefault ? [] : angles;
        AngleFactor = double.IsFinite(angleFactor)
            ? angleFactor
            : throw new ArgumentOutOfRangeException(nameof(angleFactor), angleFactor, $"The factor of a layer's angles is {angleFactor}; it must be a finite number.");
        if (gate.TargetCount != 1 || gate.AngleCount > 1)
            throw new ArgumentException($"A layer repeats a one-qubit gate with at most one angle; {gate.Name} has {gate.TargetCount} target qubits and {gate.AngleCount} angles.");
        if (Qubits.IsEmpty)
            throw new ArgumentException("A layer needs at least one qubit; none was given.");
        if (Angles.Length != gate.AngleCount * Qubits.Length)
            throw new ArgumentException($"A layer of {gate.Name} on {Qubits.Length} qubits needs {gate.AngleCount * Qubits.Length} angles, {(gate.AngleCount == 0 ? "none" : "one")} for each qubit; {Angles.Length} were given.");
        QuantumCheck.Distinct([], Qubits);
    }

    /// <summary>The gate on each qubit.</summary>
    public Gate Gate { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits { get; }

    /// <summary>The layer's angles, one for each qubit in the order of <see cref="Qubits"/>; empty for a gate without angle.</summary>
    public override ImmutableArray<Angle> Angles { get; }

    /// <summary>The gate on qubit k has the angle <c>AngleFactor * Angles[k]</c>.</summary>
    public double AngleFactor { get; }

    /// <inheritdoc/>
    public override Instruction Inverse()
    {
        var angles = Gate.AngleCount == 0 ? [] : Angles.Select(angle => -angle);
        return new LayerInstruction(Gate.AngleCount == 0 ? Gate.Inverse([]).Gate : Gate, Qubits, [.. angles], AngleFactor);
    }

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => new LayerInstruction(Gate, [.. Qubits.Select(map)], Angles, AngleFactor);

    /// <inheritdoc/>
    public override Instruction Bind(IReadOnlyDictionary<string, double> values) => Angles.Any(angle => angle.IsNamed)
        ? new LayerInstruction(Gate, Qubits, [.. Angles.Select(angle => angle.Bind(values))], AngleFactor)
        : this;

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Decompose() => _gates ??= [.. Qubits.Select((qubit, i) =>
        new GateInstruction(Gate, [qubit], Angles.IsEmpty ? [] : [AngleFactor * Angles[i]]))];

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls) =>
        Decompose().SelectMany(gate => gate.Controlled(controls));

    /// <summary>For lists: <c>ry layer(0.1, 0.2) 0, 1</c>.</summary>
    public override string ToString() => $"{Gate.Name} layer"
        + (Angles.IsEmpty ? " " : $"({(AngleFactor == 1 ? "" : FormattableString.Invariant($"{AngleFactor} * "))}[{string.Join(", ", Angles)}]) ")
        + string.Join(", ", Qubits);
}

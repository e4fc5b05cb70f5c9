using System.Collections.Immutable;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Quantum;

/// <summary>A gate on target qubits, under any number of controls. <c>CX(0, 1)</c> is <see cref="Gates.X"/> on 1 with control 0.</summary>
public sealed class GateInstruction : Instruction
{
    private BoundMatrix? _matrix;

    /// <summary>Makes and checks the instruction.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="targets">As many qubits as the gate has targets; the first is the most significant of the gate's matrix.</param>
    /// <param name="angles">As many angles as the gate takes; none by default.</param>
    /// <param name="controls">Controls on 1 or on 0; none by default.</param>
    /// <exception cref="ArgumentException">Wrong number of targets or angles, a qubit given twice, a control that is a target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit number is negative.</exception>
    public GateInstruction(Gate gate, ImmutableArray<int> targets, ImmutableArray<Angle> angles = default,
        ImmutableArray<Control> controls = default)
    {
        ArgumentNullException.ThrowIfNull(gate);
        Gate = gate;
        Targets = targets.IsDefault ? [] : targets;
        Angles = angles.IsDefault ? [] : angles;
        Controls = controls.IsDefault ? [] : controls;
        gate.CheckAngleCount(Angles.Length);
        if (Targets.Length != gate.TargetCount)
            throw new ArgumentException(
                $"Gate {gate.Name} acts on {gate.TargetCount} target qubit{(gate.TargetCount == 1 ? "" : "s")}; {Targets.Length} {(Targets.Length == 1 ? "was" : "were")} given ({string.Join(", ", Targets)}).");
        QuantumCheck.Distinct(Controls, Targets);
        Qubits = [.. Controls.Select(control => control.Qubit), .. Targets];
    }

    /// <summary>The gate that acts on the targets.</summary>
    public Gate Gate { get; }

    /// <summary>Target qubits; the first is the most significant of the gate's matrix.</summary>
    public ImmutableArray<int> Targets { get; }

    /// <summary>Control qubits, each on 1 or on 0.</summary>
    public ImmutableArray<Control> Controls { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Angle> Angles { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits { get; }

    /// <inheritdoc/>
    public override Instruction Inverse()
    {
        var (gate, angles) = Gate.Inverse(Angles);
        return new GateInstruction(gate, Targets, angles, Controls);
    }

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => new GateInstruction(Gate, [.. Targets.Select(map)], Angles,
        [.. Controls.Select(control => control with { Qubit = map(control.Qubit) })]);

    /// <inheritdoc/>
    public override Instruction Bind(IReadOnlyDictionary<string, double> values) => Angles.Any(angle => angle.IsNamed)
        ? new GateInstruction(Gate, Targets, [.. Angles.Select(angle => angle.Bind(values))], Controls)
        : this;

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls) =>
        [new GateInstruction(Gate, Targets, Angles, [.. controls, .. Controls])];

    /// <summary>The matrix with the angles filled in, computed once.</summary>
    /// <exception cref="InvalidOperationException">An angle has no value.</exception>
    internal BoundMatrix Matrix => _matrix ??= BoundMatrix.Of(Gate, [.. Angles.Select(angle => angle.Value)]);

    /// <summary>For lists: <c>rx(0.5) 2</c>, <c>x 0, !1 -> 2</c>.</summary>
    public override string ToString() => Gate.Name
        + (Angles.IsEmpty ? "" : $"({string.Join(", ", Angles)})")
        + (Controls.IsEmpty ? " " : $" {string.Join(", ", Controls)} -> ")
        + string.Join(", ", Targets);
}

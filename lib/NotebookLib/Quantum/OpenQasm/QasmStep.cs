using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>A gate on its way from a text into a circuit: a gate instruction, or a global phase, which has no qubit until it gets a control.</summary>
internal readonly record struct QasmStep
{
    private QasmStep(GateInstruction? gate, Angle phase)
    {
        Gate = gate;
        Phase = phase;
    }

    /// <summary>The gate, or null for a global phase.</summary>
    public GateInstruction? Gate { get; }

    /// <summary>The global phase, if there is no gate.</summary>
    public Angle Phase { get; }

    /// <summary>The angles of the gate, or the phase.</summary>
    public ImmutableArray<Angle> Angles => Gate is null ? [Phase] : Gate.Angles;

    public static QasmStep Of(GateInstruction gate) => new(gate, 0);

    public static QasmStep GlobalPhase(Angle gamma) => new(null, gamma);

    /// <summary>The step undone.</summary>
    public QasmStep Inverse() => Gate is null ? GlobalPhase(-Phase) : Of((GateInstruction)Gate.Inverse());

    /// <summary>The step under controls. A global phase becomes a phase of the last control on 1.</summary>
    public IEnumerable<QasmStep> Controlled(ImmutableArray<Control> controls)
    {
        if (Gate is not null)
            return [Of(new GateInstruction(Gate.Gate, Gate.Targets, Gate.Angles, [.. controls, .. Gate.Controls]))];
        var target = controls.LastOrDefault(control => control.OnOne, controls[^1]);
        ImmutableArray<Control> others = [.. controls.Where(control => control != target)];
        var phase = Of(new GateInstruction(Gates.Phase, [target.Qubit], [Phase], others));
        var flip = Of(new GateInstruction(Gates.X, [target.Qubit]));
        return target.OnOne ? [phase] : [flip, phase, flip];
    }

    /// <summary>The step as an instruction of a circuit; a global phase goes onto qubit 0.</summary>
    public Instruction ToInstruction() => Gate ?? new GateInstruction(OpenQasm.GlobalPhase.Gate, [0], [Phase]);
}

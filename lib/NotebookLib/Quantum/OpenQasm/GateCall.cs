using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>What a modifier does to the gate after it.</summary>
internal enum GateModifierKind
{
    /// <summary>Controls on 1.</summary>
    Ctrl,

    /// <summary>Controls on 0.</summary>
    NegCtrl,

    /// <summary>The inverse.</summary>
    Inv,

    /// <summary>A power.</summary>
    Pow,
}

/// <summary>A modifier such as <c>ctrl(2) @</c>.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Controls">Number of controls; 0 for others.</param>
/// <param name="Exponent">The power's exponent; null for others.</param>
/// <param name="At">Where it stands.</param>
internal sealed record GateModifier(GateModifierKind Kind, int Controls, QasmExpression? Exponent, QasmToken At);

/// <summary>A gate call as written: <c>ctrl @ rx(pi/2) a, b</c>.</summary>
/// <param name="Name">The gate's name, where it stands.</param>
/// <param name="Gate">The gate; null for <c>gphase</c>.</param>
/// <param name="Modifiers">Modifiers from left to right.</param>
/// <param name="Angles">The angles.</param>
internal sealed record GateCall(QasmToken Name, CallableGate? Gate, ImmutableArray<GateModifier> Modifiers, ImmutableArray<QasmExpression> Angles)
{
    /// <summary>A text cannot ask for more gates than this, however few words it has.</summary>
    public const int MaxSteps = 1_000_000;

    /// <summary>Number of qubits the call takes.</summary>
    public int QubitCount => (Gate?.QubitCount ?? 0) + Modifiers.Sum(modifier => modifier.Controls);

    /// <summary>The steps of the call.</summary>
    /// <param name="parameters">Angles of the definition that the call stands in.</param>
    /// <param name="qubits">The qubits, controls of the first modifier first.</param>
    public IReadOnlyList<QasmStep> Steps(IReadOnlyDictionary<string, Angle> parameters, ImmutableArray<int> qubits)
    {
        ImmutableArray<Angle> angles = [.. Angles.Select(angle => angle(parameters))];
        var controls = Modifiers.Sum(modifier => modifier.Controls);
        var steps = Limited(Gate is null ? [QasmStep.GlobalPhase(angles[0])] : Gate.Steps(angles, qubits[controls..]));
        // The modifier next to the gate works first; the first modifier has the first qubits. Neighbouring controls are put on together.
        ImmutableArray<Control> pending = [];
        foreach (var modifier in Modifiers.Reverse())
        {
            controls -= modifier.Controls;
            pending = [.. qubits.Slice(controls, modifier.Controls).Select(qubit => new Control(qubit, modifier.Kind == GateModifierKind.Ctrl)), .. pending];
            if (modifier.Controls > 0)
                continue;
            steps = Controlled(steps, pending);
            pending = [];
            steps = Limited(modifier.Kind == GateModifierKind.Inv ? Enumerable.Reverse(steps).Select(step => step.Inverse()) : Power(steps, modifier, parameters));
        }
        return Controlled(steps, pending);
    }

    private List<QasmStep> Controlled(List<QasmStep> steps, ImmutableArray<Control> controls) =>
        controls.IsEmpty ? steps : Limited(steps.SelectMany(step => step.Controlled(controls)));

    private IEnumerable<QasmStep> Power(IReadOnlyList<QasmStep> steps, GateModifier modifier, IReadOnlyDictionary<string, Angle> parameters)
    {
        var angle = modifier.Exponent!(parameters);
        if (angle.IsNamed)
            throw modifier.At.Error($"the exponent of pow depends on the named angle '{angle.Name}'; a number is needed");
        var exponent = angle.Offset;
        if (exponent == Math.Round(exponent))
        {
            if (Math.Abs(exponent) > GatePower.MaxRepeats)
                throw modifier.At.Error($"pow({QasmNumber.Format(exponent)}) repeats a gate too often; whole exponents up to {GatePower.MaxRepeats} are read");
            return GatePower.Whole(steps, (int)exponent);
        }
        return steps.Count == 1 && GatePower.Fractional(steps[0], exponent) is { } power
            ? [power]
            : throw modifier.At.Error($"pow({QasmNumber.Format(exponent)}) is read for rotations, phases and one-qubit gates; {Name.Value} is none of these. Whole exponents are read for all gates");
    }

    private List<QasmStep> Limited(IEnumerable<QasmStep> steps)
    {
        var list = new List<QasmStep>();
        foreach (var step in steps)
        {
            if (list.Count == MaxSteps)
                throw Name.Error($"{Name} expands to more than {MaxSteps} gates; that is the most that is read");
            list.Add(step);
        }
        return list;
    }
}

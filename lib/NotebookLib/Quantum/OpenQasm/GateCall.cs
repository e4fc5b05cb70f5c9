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
    /// <summary>Number of qubits the call takes.</summary>
    public int QubitCount => (Gate?.QubitCount ?? 0) + Modifiers.Sum(modifier => modifier.Controls);

    /// <summary>The steps of the call.</summary>
    /// <param name="parameters">Angles of the definition that the call stands in.</param>
    /// <param name="qubits">The qubits, controls of the first modifier first.</param>
    /// <param name="budget">Pays for what the modifiers do.</param>
    public IEnumerable<QasmStep> Steps(IReadOnlyDictionary<string, QasmValue> parameters, ImmutableArray<int> qubits, QasmBudget budget)
    {
        if (Gate is { IsOpaque: true })
            throw Name.Error($"gate {Name.Value} is opaque: the text declares it without saying what it does, so it cannot be run. Define it with gate {Name.Value} …, or leave the call out");
        ImmutableArray<Angle> angles = [.. Angles.Select(angle => angle(parameters).ToAngle(Name))];
        var controls = Modifiers.Sum(modifier => modifier.Controls);
        var written = Gate is null ? [QasmStep.GlobalPhase(angles[0])] : Gate.Steps(angles, qubits[controls..]);
        if (Modifiers.IsEmpty)
            return written;

        var steps = budget.Collect(Name, written);
        // The modifier next to the gate works first; the first modifier has the first qubits. Neighbouring controls are put on together.
        ImmutableArray<Control> pending = [];
        foreach (var modifier in Modifiers.Reverse())
        {
            controls -= modifier.Controls;
            pending = [.. qubits.Slice(controls, modifier.Controls).Select(qubit => new Control(qubit, modifier.Kind == GateModifierKind.Ctrl)), .. pending];
            if (modifier.Controls > 0)
                continue;
            steps = Controlled(steps, pending, budget);
            pending = [];
            steps = modifier.Kind == GateModifierKind.Inv
                ? budget.Collect(modifier.At, Enumerable.Reverse(steps).Select(step => step.Inverse()))
                : Power(steps, modifier, parameters, budget);
        }
        return Controlled(steps, pending, budget);
    }

    private List<QasmStep> Controlled(List<QasmStep> steps, ImmutableArray<Control> controls, QasmBudget budget) =>
        controls.IsEmpty ? steps : budget.Collect(Name, steps.SelectMany(step => step.Controlled(controls)));

    private List<QasmStep> Power(List<QasmStep> steps, GateModifier modifier, IReadOnlyDictionary<string, QasmValue> parameters, QasmBudget budget)
    {
        var angle = modifier.Exponent!(parameters);
        if (angle.IsNamed)
            throw modifier.At.Error($"the exponent of pow depends on the named angle '{angle.Name}'; a number is needed");
        var exponent = angle.Offset;
        if (exponent == Math.Round(exponent))
        {
            if (Math.Abs(exponent) > GatePower.MaxRepeats)
                throw modifier.At.Error($"pow({QasmNumber.Format(exponent)}) repeats a gate too often; whole exponents up to {GatePower.MaxRepeats} are read");
            budget.Check(modifier.At, Math.Abs(exponent) * steps.Count);
            return budget.Collect(modifier.At, GatePower.Whole(steps, (int)exponent));
        }
        if (steps.SelectMany(step => step.Angles).FirstOrDefault(part => part.IsNamed) is { IsNamed: true } named)
            throw modifier.At.Error($"pow({QasmNumber.Format(exponent)}) of {Name.Value} depends on the value of '{named.Name}', which it does not have yet; multiply the angle instead, or use a whole exponent");
        var width = steps.SelectMany(step => step.Gate?.Qubits ?? []).Distinct().Count();
        if (width > GatePower.MaxQubits)
            throw modifier.At.Error($"pow({QasmNumber.Format(exponent)}) needs the matrix of {Name.Value} with all that acts in it, {width} qubits; fractional powers are read up to {GatePower.MaxQubits} qubits, whole exponents for all gates");
        budget.Spend(modifier.At, GatePower.Cost(width));
        return [.. GatePower.Fractional(steps, exponent)];
    }
}

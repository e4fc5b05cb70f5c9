namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Powers of gates, for <c>pow(k) @</c>.</summary>
internal static class GatePower
{
    /// <summary>The largest whole power that is written as repetition.</summary>
    public const int MaxRepeats = 10_000;

    /// <summary>A whole power: the steps repeated, or undone and repeated.</summary>
    public static IEnumerable<QasmStep> Whole(IReadOnlyList<QasmStep> steps, int exponent)
    {
        var once = exponent < 0 ? steps.Reverse().Select(step => step.Inverse()).ToArray() : steps;
        return Enumerable.Range(0, Math.Abs(exponent)).SelectMany(_ => once);
    }

    /// <summary>Any other power of one step, or null where it is not simple: a rotation or phase gets a multiple of its angle, a one-qubit gate its principal power.</summary>
    public static QasmStep? Fractional(QasmStep step, double exponent)
    {
        if (step.Gate is not { } instruction)
            return QasmStep.GlobalPhase(step.Phase * exponent);
        var gate = instruction.Gate;
        GateInstruction With(Gate other, params Angle[] angles) => new(other, instruction.Targets, [.. angles], instruction.Controls);
        if (gate == Gates.Rx || gate == Gates.Ry || gate == Gates.Rz || gate == Gates.Phase || gate == Gates.Rxx || gate == Gates.Ryy || gate == Gates.Rzz)
            return QasmStep.Of(With(gate, instruction.Angles[0] * exponent));
        if (gate.TargetCount > 1 || instruction.Angles.Any(angle => angle.IsNamed))
            return null;

        var power = OneQubitMatrix.From(gate.Matrix([.. instruction.Angles.Select(angle => angle.Value)])).Power(exponent);
        var known = Gates.All.FirstOrDefault(other => other.TargetCount == 1 && other.AngleCount == 0 && OneQubitMatrix.From(other.Matrix()).IsNear(power));
        if (known is not null)
            return QasmStep.Of(With(known));
        if (power.B.Magnitude < 1e-14 && (power.A - 1).Magnitude < 1e-14)
            return QasmStep.Of(With(Gates.Phase, power.D.Phase));
        return QasmStep.Of(With(Gate.FromMatrix($"{gate.Name}^{QasmNumber.Format(exponent)}", power.ToGateMatrix())));
    }
}

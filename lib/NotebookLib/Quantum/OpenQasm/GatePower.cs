using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>
/// Powers of gates, for <c>pow(k) @</c>. A fractional power is the principal one: each eigenvalue e^{i phase} with the phase in (-pi, pi] becomes
/// e^{i k phase}. It depends on the matrix alone, not on the name under which a gate is written.
/// </summary>
internal static class GatePower
{
    /// <summary>The largest whole power that is written as repetition.</summary>
    public const int MaxRepeats = 10_000;

    /// <summary>The most qubits of a gate whose fractional power is computed.</summary>
    public const int MaxQubits = 6;

    private const double Cut = 1e-12;

    /// <summary>A whole power: the steps repeated, or undone and repeated.</summary>
    public static IEnumerable<QasmStep> Whole(IReadOnlyList<QasmStep> steps, int exponent)
    {
        if (steps.Count == 0)
            return [];
        var once = exponent < 0 ? steps.Reverse().Select(step => step.Inverse()).ToArray() : steps;
        return Enumerable.Range(0, Math.Abs(exponent)).SelectMany(_ => once);
    }

    /// <summary>What a fractional power on some qubits costs: a matrix of dimension d takes d^3 multiplications.</summary>
    public static double Cost(int qubits) => 1 + Math.Pow(8, qubits) / 64;

    /// <summary>Any other power of steps that have numbers as angles.</summary>
    public static IEnumerable<QasmStep> Fractional(IReadOnlyList<QasmStep> steps, double exponent)
    {
        if (steps.Count == 1)
            return [Fractional(steps[0], exponent)];
        if (steps.All(step => step.Gate is null))
            return steps.Count == 0 ? [] : [QasmStep.GlobalPhase(exponent * Principal(steps.Sum(step => step.Phase.Value)))];
        int[] qubits = [.. steps.SelectMany(step => step.Gate?.Qubits ?? []).Distinct().Order()];
        var circuit = new Circuit(qubits.Length);
        foreach (var step in steps)
            circuit.Add(step.Gate is null ? step.ToInstruction() : step.Gate.OnQubits(qubit => Array.IndexOf(qubits, qubit)));
        return [Of(GateMatrix.From(circuit.ToMatrix()), "gate", exponent, [.. qubits], [])];
    }

    private static QasmStep Fractional(QasmStep step, double exponent)
    {
        if (step.Gate is not { } instruction)
            return QasmStep.GlobalPhase(exponent * Principal(step.Phase.Value));
        var gate = instruction.Gate;
        if (gate == Gates.Phase)
            return With(gate, exponent * Principal(instruction.Angles[0].Value));
        // The eigenvalues of a rotation are e^{±i angle/2}.
        if (gate == Gates.Rx || gate == Gates.Ry || gate == Gates.Rz || gate == Gates.Rxx || gate == Gates.Ryy || gate == Gates.Rzz)
        {
            var half = Math.IEEERemainder(instruction.Angles[0].Value / 2, 2 * Math.PI);
            if (Math.Abs(half) < Math.PI - Cut)
                return With(gate, exponent * 2 * half);
        }
        // Where the controls do not let it act, a gate is the identity, and so are its powers.
        return Of(gate.Matrix([.. instruction.Angles.Select(angle => angle.Value)]), gate.Name, exponent, instruction.Targets, instruction.Controls);

        QasmStep With(Gate other, Angle angle) => QasmStep.Of(new GateInstruction(other, instruction.Targets, [angle], instruction.Controls));
    }

    private static QasmStep Of(GateMatrix matrix, string name, double exponent, ImmutableArray<int> targets, ImmutableArray<Control> controls)
    {
        var label = $"{name}^{QasmNumber.Format(exponent)}";
        QasmStep With(Gate gate, params ImmutableArray<Angle> angles) => QasmStep.Of(new GateInstruction(gate, targets, angles, controls));
        if (matrix.Qubits > 1)
            return With(Gate.FromMatrix(label, UnitaryPower.Of(matrix, exponent)));
        var power = OneQubitMatrix.From(matrix).Power(exponent);
        var known = Gates.All.FirstOrDefault(other => other.TargetCount == 1 && other.AngleCount == 0 && OneQubitMatrix.From(other.Matrix()).IsNear(power));
        if (known is not null)
            return With(known);
        if (power.B.Magnitude < 1e-14 && (power.A - 1).Magnitude < 1e-14)
            return With(Gates.Phase, power.D.Phase);
        return With(Gate.FromMatrix(label, power.ToGateMatrix()));
    }

    // Rounding must not turn the phase pi into one just above -pi.
    private static double Principal(double phase)
    {
        var wrapped = Math.IEEERemainder(phase, 2 * Math.PI);
        return wrapped <= -Math.PI + Cut ? Math.PI : wrapped;
    }
}

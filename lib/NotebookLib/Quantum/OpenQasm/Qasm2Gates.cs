using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Says every gate in the words of <c>qelib1.inc</c>, exactly up to a global phase. Controls on 0 become X before and after.</summary>
/// <param name="call">Writes a gate call.</param>
/// <param name="define">Makes the text define a gate.</param>
internal sealed class Qasm2Gates(Func<string, IEnumerable<Angle>, IEnumerable<int>, string> call, Action<string> define)
{
    private const int MaxControls = 8;
    private const int MaxMatrixQubits = 6;

    private static readonly Dictionary<string, string> Definitions = new()
    {
        ["ryy"] = "gate ryy(theta) a, b { rx(pi/2) a; rx(pi/2) b; cx a, b; rz(theta) b; cx a, b; rx(-pi/2) a; rx(-pi/2) b; }",
        ["iswap"] = "gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }",
        ["iswapdg"] = "gate iswapdg a, b { h b; cx b, a; cx a, b; h a; sdg b; sdg a; }",
    };

    // Names under one control on 1.
    private static readonly Dictionary<string, string> OneControl = new()
    {
        ["x"] = "cx",
        ["y"] = "cy",
        ["z"] = "cz",
        ["h"] = "ch",
        ["rx"] = "crx",
        ["ry"] = "cry",
        ["rz"] = "crz",
        ["p"] = "cu1",
        ["swap"] = "cswap",
    };

    /// <summary>The statements of a gate.</summary>
    public IEnumerable<string> Statements(GateInstruction instruction)
    {
        var flips = instruction.Controls.Where(control => !control.OnOne).Select(control => call("x", [], [control.Qubit])).ToArray();
        int[] controls = [.. instruction.Controls.Select(control => control.Qubit)];
        return [.. flips, .. Apply(instruction.Gate, instruction.Angles, controls, instruction.Targets), .. flips];
    }

    private IEnumerable<string> Apply(Gate gate, ImmutableArray<Angle> angles, int[] controls, ImmutableArray<int> targets)
    {
        if (gate == GlobalPhase.Gate)
            return controls.Length == 0 ? [] : Apply(Gates.Phase, angles, controls[..^1], [controls[^1]]);
        if (gate.IsCustom)
            return ByMatrix(gate, controls, targets);
        if (controls.Length == 0)
        {
            if (Definitions.TryGetValue(gate.Name, out var definition))
                define(definition);
            return [call(gate == Gates.Phase ? "u1" : gate == Gates.U ? "u3" : gate.Name, angles, targets)];
        }
        if (controls.Length == 1 && OneControl.TryGetValue(gate.Name, out var name))
            return [call(name, angles, [.. controls, .. targets])];
        if (gate.TargetCount == 1)
            return Controlled(OneQubitMatrix.From(gate.Matrix([.. angles.Select(angle => angle.Value)])), controls, targets[0]);
        return TwoQubitGate(gate, angles, controls, targets[0], targets[1]);
    }

    // Only the middle of the sequence needs the controls: the rest undoes itself without it.
    private IEnumerable<string> TwoQubitGate(Gate gate, ImmutableArray<Angle> angles, int[] controls, int a, int b)
    {
        IEnumerable<string> Around(IEnumerable<string> before, IEnumerable<string> middle, IEnumerable<string> after) => [.. before, .. middle, .. after];
        string[] cx = [call("cx", [], [a, b])];
        string[] back = [call("cx", [], [b, a])];
        if (gate == Gates.Swap)
            return Around(back, Apply(Gates.X, [], [.. controls, a], [b]), back);
        if (gate == Gates.Rzz)
            return Around(cx, Apply(Gates.Rz, angles, controls, [b]), cx);
        if (gate == Gates.Rxx)
        {
            string[] turn = [call("h", [], [a]), call("h", [], [b])];
            return Around(turn, TwoQubitGate(Gates.Rzz, angles, controls, a, b), turn);
        }
        if (gate == Gates.Ryy)
            return Around([call("rx", [Math.PI / 2], [a]), call("rx", [Math.PI / 2], [b])], TwoQubitGate(Gates.Rzz, angles, controls, a, b),
                [call("rx", [-Math.PI / 2], [a]), call("rx", [-Math.PI / 2], [b])]);
        // iSWAP = exp(i pi/4 (XX + YY)).
        ImmutableArray<Angle> quarter = [gate == Gates.ISwap ? -Math.PI / 2 : Math.PI / 2];
        return [.. TwoQubitGate(Gates.Rxx, quarter, controls, a, b), .. TwoQubitGate(Gates.Ryy, quarter, controls, a, b)];
    }

    private IEnumerable<string> ByMatrix(Gate gate, int[] controls, ImmutableArray<int> targets)
    {
        if (gate.TargetCount > MaxMatrixQubits)
            throw new InvalidOperationException($"A matrix on {gate.TargetCount} qubits ({gate.Name}) cannot be written as OpenQASM 2.0: it would take far more than 4^{gate.TargetCount} gates; at most {MaxMatrixQubits} qubits are written. Build the gate from smaller ones.");
        foreach (var factor in TwoLevelFactors.Of(gate.Matrix()))
        {
            var flips = factor.Controls.Where(control => !control.OnOne).Select(control => call("x", [], [targets[control.Qubit]])).ToArray();
            int[] all = [.. controls, .. factor.Controls.Select(control => targets[control.Qubit])];
            foreach (var statement in (string[])[.. flips, .. Controlled(factor.Matrix, all, targets[factor.Target]), .. flips])
                yield return statement;
        }
    }

    // Barenco et al., Elementary gates for quantum computation, lemma 7.5: a gate under n controls from its square root under fewer.
    private IEnumerable<string> Controlled(OneQubitMatrix matrix, int[] controls, int target)
    {
        var (alpha, theta, phi, lambda) = matrix.Angles();
        if (controls.Length == 0)
            return [call("u3", [theta, phi, lambda], [target])];
        if (matrix.IsNear(OneQubitMatrix.X, 1e-14) && controls.Length <= 2)
            return [call(controls.Length == 1 ? "cx" : "ccx", [], [.. controls, target])];
        if (controls.Length == 1)
            return OnceControlled(alpha, theta, phi, lambda, controls[0], target);
        if (controls.Length > MaxControls)
            throw new InvalidOperationException($"A gate under {controls.Length} controls cannot be written as OpenQASM 2.0: without modifiers it takes about 3^{controls.Length} gates; at most {MaxControls} controls are written. Write version 3.0, which has ctrl @.");
        var root = matrix.Power(0.5);
        int[] others = controls[..^1];
        var flip = Controlled(OneQubitMatrix.X, others, controls[^1]).ToArray();
        return
        [
            .. Controlled(root, [controls[^1]], target), .. flip,
            .. Controlled(root.Dagger(), [controls[^1]], target), .. flip,
            .. Controlled(root, others, target),
        ];
    }

    // e^{i alpha} U(theta, phi, lambda) under one control: the two CX turn the middle part over, so that without the control everything cancels.
    private IEnumerable<string> OnceControlled(double alpha, double theta, double phi, double lambda, int control, int target)
    {
        if (theta == 0 && Math.Abs(Math.IEEERemainder(alpha, 2 * Math.PI)) < 1e-15)
            return [call("cu1", [phi + lambda], [control, target])];
        return
        [
            call("u1", [alpha + (lambda + phi) / 2], [control]),
            call("u1", [(lambda - phi) / 2], [target]),
            call("cx", [], [control, target]),
            call("u3", [-theta / 2, 0, -(phi + lambda) / 2], [target]),
            call("cx", [], [control, target]),
            call("u3", [theta / 2, phi, 0], [target]),
        ];
    }
}

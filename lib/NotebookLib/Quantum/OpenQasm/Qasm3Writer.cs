using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Writes OpenQASM 3.0 with the gates of <c>stdgates.inc</c>.</summary>
internal sealed class Qasm3Writer : QasmWriter
{
    private const int MaxMatrixQubits = 6;

    private static readonly Dictionary<string, string> Definitions = new()
    {
        ["rzz"] = "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }",
        ["rxx"] = "gate rxx(theta) a, b { h a; h b; cx a, b; rz(theta) b; cx a, b; h a; h b; }",
        ["ryy"] = "gate ryy(theta) a, b { rx(pi/2) a; rx(pi/2) b; cx a, b; rz(theta) b; cx a, b; rx(-pi/2) a; rx(-pi/2) b; }",
        ["iswap"] = "gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }",
    };

    // Names of the standard file for one control on 1.
    private static readonly HashSet<string> OneControl = ["x", "y", "z", "h", "p", "rx", "ry", "rz", "swap"];

    private readonly BitRegisters _bits;
    private readonly Dictionary<string, string> _names;

    // Global phases of the block being written.
    private PhaseSum _phases = new();

    public Qasm3Writer(Circuit circuit) : base(circuit)
    {
        _bits = Qasm3Conditions.Registers(circuit);
        _names = InputNames.For(circuit.AngleNames, _bits.All.Select(register => register.Name));
    }

    protected override IEnumerable<string> Header() => ["OPENQASM 3.0;", "include \"stdgates.inc\";"];

    protected override IEnumerable<string> Declarations()
    {
        // A float, not an angle: the type angle is taken modulo 2 pi, which changes the sign of a rotation by half the angle.
        foreach (var name in Circuit.AngleNames)
            yield return $"input float[64] {_names[name]};{(_names[name] == name ? "" : $" // {name}")}";
        yield return $"qubit[{Circuit.Qubits}] q;";
        foreach (var (name, size) in _bits.All)
            yield return $"bit[{size}] {name};";
    }

    protected override IEnumerable<string> Body() => Block(Circuit);

    protected override string Format(Angle angle) => QasmNumber.Format(angle, _names);

    protected override string Measurement(MeasureInstruction measure) =>
        $"{(measure.Bit is { } bit ? $"{_bits.Of(bit)} = " : "")}measure {Qubit(measure.Qubit)};";

    protected override IEnumerable<string> GateStatements(GateInstruction instruction)
    {
        var gate = instruction.Gate;
        if (gate == GlobalPhase.Gate && instruction.Controls.IsEmpty)
            return Phase(instruction.Angles[0]);
        if (gate == GlobalPhase.Gate)
            return [Modified("gphase", instruction.Angles, instruction.Controls, [])];
        if (gate.IsCustom)
            return MatrixStatements(instruction);
        if (gate == Gates.U && !instruction.Controls.IsEmpty)
            return ControlledU(instruction.Controls, instruction.Targets[0], [.. instruction.Angles, 0]);
        if (gate == Gates.U)
            Phase(instruction.Angles[0] / -2); // the language's U has the phase e^{i theta/2} besides

        foreach (var needed in (string[])(gate == Gates.ISwapdg ? ["iswap"] : [gate.Name]))
            if (Definitions.TryGetValue(needed, out var definition))
                Define(definition);
        var name = gate == Gates.SXdg ? "inv @ sx" : gate == Gates.ISwapdg ? "inv @ iswap" : gate == Gates.U ? "U" : gate.Name;
        return [Modified(name, instruction.Angles, instruction.Controls, instruction.Targets)];
    }

    // The statements of a block, with its global phases at the end.
    private List<string> Block(IEnumerable<Instruction> instructions)
    {
        var outer = _phases;
        _phases = new PhaseSum();
        var statements = instructions.SelectMany(instruction => instruction.Decompose())
            .SelectMany(instruction => instruction is ConditionalInstruction conditional ? If(conditional) : Statements(instruction)).ToList();
        statements.AddRange(_phases.Total().Select(phase => $"gphase({Format(phase)});"));
        _phases = outer;
        return statements;
    }

    private IEnumerable<string> If(ConditionalInstruction conditional)
    {
        string Braces(List<string> statements) => statements.Count == 0 ? "{ }" : $"{{ {string.Join(' ', statements)} }}";
        var (then, otherwise) = (Block(conditional.Then), Block(conditional.Otherwise));
        if (then.Count + otherwise.Count > 0)
            yield return $"if ({Qasm3Conditions.Text(conditional.Condition, _bits)}) {Braces(then)}{(otherwise.Count > 0 ? $" else {Braces(otherwise)}" : "")}";
    }

    private string[] Phase(Angle phase)
    {
        _phases.Add(phase);
        return [];
    }

    // Controls as modifiers, or in the name where the standard file has one.
    private string Modified(string name, IEnumerable<Angle> angles, IReadOnlyList<Control> controls, IReadOnlyList<int> targets)
    {
        var qubits = controls.Select(control => control.Qubit).Concat(targets);
        if (controls.Count == 1 && controls[0].OnOne && OneControl.Contains(name))
            return Call("c" + name, angles, qubits);
        if (controls.Count == 2 && controls[0].OnOne && controls[1].OnOne && name == "x")
            return Call("ccx", angles, qubits);
        return Modifiers(controls) + Call(name, angles, qubits);
    }

    private static string Modifiers(IReadOnlyList<Control> controls)
    {
        var text = "";
        for (int first = 0, next; first < controls.Count; first = next)
        {
            for (next = first; next < controls.Count && controls[next].OnOne == controls[first].OnOne; next++) { }
            var count = next - first;
            text += (controls[first].OnOne ? "ctrl" : "negctrl") + (count > 1 ? $"({count})" : "") + " @ ";
        }
        return text;
    }

    // cu(theta, phi, lambda, gamma) is the one controlled U whose matrix all versions of the specification agree on. It needs a control on 1.
    private IEnumerable<string> ControlledU(IReadOnlyList<Control> controls, int target, IReadOnlyList<Angle> angles)
    {
        var last = controls.LastOrDefault(control => control.OnOne, controls[^1]);
        var others = controls.Where(control => control != last).ToArray();
        var call = Modifiers(others) + Call("cu", angles, [.. others.Select(control => control.Qubit), last.Qubit, target]);
        return last.OnOne ? [call] : [Call("x", last.Qubit), call, Call("x", last.Qubit)];
    }

    private IEnumerable<string> MatrixStatements(GateInstruction instruction)
    {
        if (instruction.Gate.TargetCount > MaxMatrixQubits)
            throw new InvalidOperationException($"A matrix on {instruction.Gate.TargetCount} qubits ({instruction.Gate.Name}) cannot be written as OpenQASM: it would take about 4^{instruction.Gate.TargetCount} gates; at most {MaxMatrixQubits} qubits are written. Build the gate from smaller ones.");
        var statements = new List<string>();
        foreach (var factor in TwoLevelFactors.Of(instruction.Gate.Matrix()))
        {
            ImmutableArray<Control> controls =
                [.. instruction.Controls, .. factor.Controls.Select(control => control with { Qubit = instruction.Targets[control.Qubit] })];
            var target = instruction.Targets[factor.Target];
            var (alpha, theta, phi, lambda) = factor.Matrix.Angles();
            if (!controls.IsEmpty)
                statements.AddRange(ControlledU(controls, target, [theta, phi, lambda, alpha]));
            if (controls.IsEmpty)
                Phase(alpha - theta / 2);
            if (controls.IsEmpty && (theta, phi, lambda) != (0, 0, 0))
                statements.Add(Call("U", [theta, phi, lambda], target));
        }
        return statements;
    }
}

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Writes OpenQASM 2.0 with the gates of <c>qelib1.inc</c>.</summary>
internal sealed class Qasm2Writer : QasmWriter
{
    private readonly GuardedInstruction[] _instructions;
    private readonly BitRegisters _bits;
    private readonly Qasm2Gates _gates;

    public Qasm2Writer(Circuit circuit) : base(circuit)
    {
        var names = circuit.AngleNames;
        if (names.Count > 0)
            throw new InvalidOperationException($"OpenQASM 2.0 has no named angles, and the circuit has {string.Join(", ", names)}; give them values first, for example circuit.Bind((\"{names[0]}\", 0.5)), or write version 3.0.");
        _instructions = [.. Qasm2Conditions.Flatten(circuit)];
        _bits = new BitRegisters(circuit.Bits, _instructions.Where(guarded => guarded.Condition is not null)
            .Select(guarded => (guarded.Condition!.Bits[0], guarded.Condition.Bits[^1])));
        _gates = new Qasm2Gates((name, angles, qubits) => Call(name, angles, qubits), Define);
    }

    protected override IEnumerable<string> Header() => ["OPENQASM 2.0;", "include \"qelib1.inc\";"];

    protected override IEnumerable<string> Declarations() =>
        [$"qreg q[{Circuit.Qubits}];", .. _bits.All.Select(register => $"creg {register.Name}[{register.Size}];")];

    protected override IEnumerable<string> Body() => _instructions.SelectMany(guarded => guarded.Condition is { } condition
        ? Conditioned(condition, guarded.Instruction)
        : Statements(guarded.Instruction));

    protected override string Format(Angle angle) => QasmNumber.Format(angle.Value);

    protected override string Measurement(MeasureInstruction measure) => measure.Bit is { } bit
        ? $"measure {Qubit(measure.Qubit)} -> {_bits.Of(bit)};"
        : throw new InvalidOperationException($"OpenQASM 2.0 has no measurement without a bit, and '{measure}' has none; give it a bit, or write version 3.0.");

    protected override IEnumerable<string> GateStatements(GateInstruction gate) => _gates.Statements(gate);

    private IEnumerable<string> Conditioned(Condition condition, Instruction instruction)
    {
        var texts = Qasm2Conditions.Texts(condition, _bits);
        if (texts.Count > 1 && instruction.BitsWritten.Any(bit => _bits.Holding(bit) == _bits.Holding(condition.Bits[0])))
            throw new InvalidOperationException($"'{instruction}' under '{condition}' cannot be written as OpenQASM 2.0: it takes {texts.Count} statements, and the first would change the register that the next ones read. Measure into another bit, or write version 3.0.");
        string[] statements = instruction is BarrierInstruction ? [] : [.. Statements(instruction)];
        return texts.SelectMany(text => statements.Select(statement => text + statement));
    }
}

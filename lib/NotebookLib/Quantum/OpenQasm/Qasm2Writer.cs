namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Writes OpenQASM 2.0 with the gates of <c>qelib1.inc</c>.</summary>
internal sealed class Qasm2Writer : QasmWriter
{
    private readonly bool _hasConditions;
    private readonly Qasm2Gates _gates;

    public Qasm2Writer(Circuit circuit) : base(circuit)
    {
        var names = circuit.AngleNames;
        if (names.Count > 0)
            throw new InvalidOperationException($"OpenQASM 2.0 has no named angles, and the circuit has {string.Join(", ", names)}; give them values first, for example circuit.Bind((\"{names[0]}\", 0.5)), or write version 3.0");
        _hasConditions = circuit.Any(instruction => instruction.Condition is not null);
        _gates = new Qasm2Gates((name, angles, qubits) => Call(name, angles, qubits), Define);
    }

    protected override IEnumerable<string> Header() => ["OPENQASM 2.0;", "include \"qelib1.inc\";"];

    protected override IEnumerable<string> Declarations()
    {
        yield return $"qreg q[{Circuit.Qubits}];";
        // A condition compares a whole register, so that with conditions each bit has a register of its own.
        for (var bit = 0; _hasConditions && bit < Circuit.Bits; bit++)
            yield return $"creg c{bit}[1];";
        if (!_hasConditions && Circuit.Bits > 0)
            yield return $"creg c[{Circuit.Bits}];";
    }

    protected override string Format(Angle angle) => QasmNumber.Format(angle.Value);

    protected override string Measurement(MeasureInstruction measure) =>
        $"measure {Qubit(measure.Qubit)} -> {(_hasConditions ? $"c{measure.Bit}[0]" : $"c[{measure.Bit}]")};";

    protected override IEnumerable<string> Conditioned(Condition? condition, IReadOnlyList<string> statements) => condition is { } known
        ? statements.Select(statement => $"if(c{known.Bit}=={(known.Value ? 1 : 0)}) {statement}")
        : statements;

    protected override IEnumerable<string> GateStatements(GateInstruction gate) => _gates.Statements(gate);
}

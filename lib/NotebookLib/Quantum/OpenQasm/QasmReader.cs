using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Reads OpenQASM as a circuit, statement by statement.</summary>
internal sealed partial class QasmReader
{
    private static readonly IReadOnlyDictionary<string, Angle> NoParameters = new Dictionary<string, Angle>();

    private readonly QasmTokens _tokens;
    private readonly OpenQasmVersion _version;
    private readonly Dictionary<string, Angle> _constants = [];
    private readonly QasmRegisters _qubits;
    private readonly QasmRegisters _bits;
    private readonly QasmExpressionReader _expressions;
    private readonly GateCallReader _calls;
    private readonly List<Instruction> _instructions = [];
    private readonly bool _hasVersion;

    // The condition of the statements being read, and where it stands.
    private Condition? _condition;
    private QasmToken _conditionAt;

    public QasmReader(string text)
    {
        _tokens = new QasmTokens(new QasmLexer(text).Read());
        _hasVersion = _tokens.Next.Is("OPENQASM");
        _version = ReadVersion();
        _qubits = new QasmRegisters("qubit", _version == OpenQasmVersion.V2 ? "qreg q[2];" : "qubit[2] q;");
        _bits = new QasmRegisters("bit", _version == OpenQasmVersion.V2 ? "creg c[2];" : "bit[2] c;");
        _expressions = new QasmExpressionReader(_tokens, _version, _constants);
        _calls = new GateCallReader(_tokens, _version, _expressions);
    }

    /// <summary>The circuit.</summary>
    public Circuit Read()
    {
        while (_tokens.Next.Kind != QasmTokenKind.End)
            Statement();
        if (_qubits.Count == 0)
            throw _tokens.Next.Error($"the text declares no qubits; a circuit needs at least one, for example {(_version == OpenQasmVersion.V2 ? "qreg q[2];" : "qubit[2] q;")}");
        var circuit = new Circuit(_qubits.Count, _bits.Count);
        foreach (var instruction in _instructions)
            circuit.Add(instruction);
        return circuit;
    }

    private OpenQasmVersion ReadVersion()
    {
        if (!_hasVersion)
            return OpenQasmVersion.V3;
        _tokens.Take();
        var number = _tokens.Take();
        _tokens.Expect(";", "after the version");
        return number.Value switch
        {
            "2.0" or "2" => OpenQasmVersion.V2,
            "3.0" or "3" or "3.1" => OpenQasmVersion.V3,
            _ => throw number.Error($"version {number} is not read; versions 2.0 and 3.0 are"),
        };
    }

    private void Statement()
    {
        var token = _tokens.Next;
        if (token.Kind != QasmTokenKind.Name)
            throw token.Error($"a statement is expected; found {token}");
        if (_calls.Begins(token) && !_qubits.Has(token.Value) && !_bits.Has(token.Value))
        {
            Call();
            return;
        }
        switch (token.Value)
        {
            case "measure": Measure(); break;
            case "reset": Reset(); break;
            case "barrier": Barrier(); break;
            case "if": If(); break;
            case "gate" or "qreg" or "creg" or "include" or "qubit" or "bit" or "input" or "const" when _condition is not null:
                throw token.Error($"{token} cannot stand under an if; under an if are read gates, measure, reset and barrier");
            case "gate": _tokens.Take(); Unused(_tokens.Next, isGate: true); _calls.Define(); break;
            case "qreg": OldRegister(_qubits); break;
            case "creg": OldRegister(_bits); break;
            case "include": Include(); break;
            case "qubit" when _version == OpenQasmVersion.V3: Declare(_qubits); break;
            case "bit" when _version == OpenQasmVersion.V3: Declare(_bits); break;
            case "input" when _version == OpenQasmVersion.V3: Input(); break;
            case "const" when _version == OpenQasmVersion.V3: Constant(); break;
            default:
                if (_version == OpenQasmVersion.V3 && _bits.Has(token.Value))
                    Assignment();
                else
                    throw UnknownStatement(token);
                break;
        }
    }

    private OpenQasmException UnknownStatement(QasmToken token)
    {
        if (_version == OpenQasmVersion.V2 && token.Value is "qubit" or "bit" or "input" or "const")
            return token.Error($"{token} is OpenQASM 3; begin the text with OPENQASM 3.0; and include \"stdgates.inc\";");
        if (token.Value is "for" or "while" or "def" or "defcal" or "cal" or "extern" or "box" or "delay" or "let" or "int" or "uint" or "float" or "angle"
            or "bool" or "complex" or "array" or "duration" or "stretch" or "opaque" or "return" or "switch" or "output" or "end" or "nop" or "OPENQASM")
            return token.Error($"{token} is not read; read are declarations of qubits, bits, inputs and constants, gate definitions, gates, measure, reset, barrier and if. Write loops out, for example from another program");
        // A call of a gate that is not known: the reader of calls has the better message.
        if (_tokens.After.Kind == QasmTokenKind.Name || _tokens.After.Is("(") || _tokens.After.Is("@"))
            _calls.Read([]);
        return token.Error($"{token} is not known here; a statement begins with a gate or with {(_version == OpenQasmVersion.V2 ? "qreg, creg" : "qubit, bit, input, const")}, gate, measure, reset, barrier, if or include");
    }

    private void Add(QasmToken at, Instruction instruction)
    {
        if (_instructions.Count == GateCall.MaxSteps)
            throw at.Error($"the text has more than {GateCall.MaxSteps} instructions; that is the most that is read");
        if (_condition is { } condition && instruction is MeasureInstruction measure && measure.Bit == condition.Bit)
            throw at.Error($"under if ({_bits.NameOf(condition.Bit)}) the measurement writes {_bits.NameOf(condition.Bit)} itself, which would change the condition on the way; measure into another bit");
        _instructions.Add(instruction.When(_condition));
    }

    private void Call()
    {
        var call = _calls.Read([]);
        var operands = new List<QasmOperand>();
        if (!_tokens.Next.Is(";"))
            do
                operands.Add(_qubits.Read(_tokens));
            while (_tokens.TryTake(","));
        _tokens.Expect(";", "after the gate");
        foreach (var qubits in Broadcast(call, operands))
        {
            GateCallReader.CheckOperands(call, qubits, _qubits.NameOf);
            foreach (var step in call.Steps(NoParameters, qubits))
                Add(call.Name, step.ToInstruction());
        }
    }

    // A register stands for each of its qubits in turn; all registers of a call have the same size.
    private static IEnumerable<ImmutableArray<int>> Broadcast(GateCall call, List<QasmOperand> operands)
    {
        var registers = operands.Where(operand => !operand.IsSingle).ToArray();
        var size = registers.Length == 0 ? 1 : registers[0].Size;
        foreach (var register in registers)
            if (register.Size != size)
                throw register.At.Error($"{registers[0].At.Value} has {size} qubits and {register.At.Value} has {register.Size}; registers given to one gate must have the same size");
        for (var i = 0; i < size; i++)
            yield return [.. operands.Select(operand => operand.IsSingle ? operand.Start : operand.Start + i)];
    }

    private void Measure()
    {
        var at = _tokens.Take();
        var source = _qubits.Read(_tokens);
        if (!_tokens.Next.Is("->"))
            throw _tokens.Next.Error($"a measurement needs a bit for its outcome: {(_version == OpenQasmVersion.V2 ? "measure q[0] -> c[0];" : "c[0] = measure q[0];")}; found {_tokens.Next}");
        _tokens.Take();
        var target = _bits.Read(_tokens);
        _tokens.Expect(";", "after the measurement");
        Measure(at, source, target);
    }

    private void Measure(QasmToken at, QasmOperand source, QasmOperand target)
    {
        if (source.Size != target.Size)
            throw at.Error($"{source.At.Value} has {source.Size} qubit{(source.Size == 1 ? "" : "s")} and {target.At.Value} has {target.Size} bit{(target.Size == 1 ? "" : "s")}; a measurement needs as many bits as qubits");
        for (var i = 0; i < source.Size; i++)
            Add(at, new MeasureInstruction(source.Start + i, target.Start + i));
    }

    private void Reset()
    {
        var at = _tokens.Take();
        var operand = _qubits.Read(_tokens);
        _tokens.Expect(";", "after the qubit");
        for (var i = 0; i < operand.Size; i++)
            Add(at, new ResetInstruction(operand.Start + i));
    }

    private void Barrier()
    {
        var at = _tokens.Take();
        var qubits = new SortedSet<int>();
        if (_tokens.Next.Is(";"))
            qubits.UnionWith(Enumerable.Range(0, _qubits.Count));
        else
            do
            {
                var operand = _qubits.Read(_tokens);
                qubits.UnionWith(Enumerable.Range(operand.Start, operand.Size));
            }
            while (_tokens.TryTake(","));
        _tokens.Expect(";", "after the qubits");
        Add(at, new BarrierInstruction([.. qubits]));
    }
}

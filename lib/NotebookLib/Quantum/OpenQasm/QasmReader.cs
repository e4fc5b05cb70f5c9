using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Reads OpenQASM as a circuit, statement by statement.</summary>
internal sealed partial class QasmReader
{
    private static readonly IReadOnlyDictionary<string, QasmValue> NoParameters = new Dictionary<string, QasmValue>();

    private readonly QasmTokens _tokens;
    private readonly OpenQasmVersion _version;
    private readonly QasmBudget _budget;
    private readonly Dictionary<string, QasmValue> _constants = [];
    private readonly QasmRegisters _qubits;
    private readonly QasmRegisters _bits;
    private readonly QasmExpressionReader _expressions;
    private readonly QasmConditionReader _conditions;
    private readonly GateCallReader _calls;
    private readonly bool _hasVersion;

    // What the block being read has so far; the text itself is the outermost block.
    private QasmBlock _block = new(null);
    private ImmutableArray<int> _lastBarrier = [];

    public QasmReader(string text)
    {
        _tokens = new QasmTokens(new QasmLexer(text).Read());
        _budget = new QasmBudget(_tokens.Count);
        _hasVersion = _tokens.Next.Is("OPENQASM");
        _version = ReadVersion();
        _qubits = new QasmRegisters("qubit", _version == OpenQasmVersion.V2 ? "qreg q[2];" : "qubit[2] q;", _budget);
        _bits = new QasmRegisters("bit", _version == OpenQasmVersion.V2 ? "creg c[2];" : "bit[2] c;", _budget);
        _expressions = new QasmExpressionReader(_tokens, _version, _constants);
        _conditions = new QasmConditionReader(_tokens, _bits, _expressions);
        _calls = new GateCallReader(_tokens, _version, _expressions, _budget);
    }

    /// <summary>The circuit.</summary>
    public Circuit Read()
    {
        while (_tokens.Next.Kind != QasmTokenKind.End)
            Statement();
        if (_qubits.Count == 0)
            throw _tokens.Next.Error($"the text declares no qubits; a circuit needs at least one, for example {(_version == OpenQasmVersion.V2 ? "qreg q[2];" : "qubit[2] q;")}");
        var circuit = new Circuit(_qubits.Count, _bits.Count);
        foreach (var instruction in _block.Instructions())
            circuit.Add(instruction);
        return circuit;
    }

    private OpenQasmVersion ReadVersion()
    {
        // qelib1.inc exists only in version 2.
        if (!_hasVersion)
            return _tokens.Have("include", QasmTokenKind.Text, "qelib1.inc") ? OpenQasmVersion.V2 : OpenQasmVersion.V3;
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
            case "for" when _version == OpenQasmVersion.V3: For(); break;
            case "let" when _version == OpenQasmVersion.V3: Let(); break;
            case "const" when _version == OpenQasmVersion.V3: Constant(); break;
            case "gate" or "qreg" or "creg" or "include" or "qubit" or "bit" or "input" or "opaque" when _block.Outer is not null:
                throw token.Error($"{token} cannot stand in a block; in a block are read gates, measure, reset, barrier, if, for, let and const");
            case "gate": _tokens.Take(); Unused(_tokens.Next, isGate: true); _calls.Define(); break;
            case "opaque" when _version == OpenQasmVersion.V2: _tokens.Take(); Unused(_tokens.Next, isGate: true); _calls.Opaque(); break;
            case "qreg": OldRegister(_qubits); break;
            case "creg": OldRegister(_bits); break;
            case "include": Include(); break;
            case "qubit" when _version == OpenQasmVersion.V3: Declare(_qubits); break;
            case "bit" when _version == OpenQasmVersion.V3: Declare(_bits); break;
            case "input" when _version == OpenQasmVersion.V3: Input(); break;
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
        if (_version == OpenQasmVersion.V2 && token.Value is "qubit" or "bit" or "input" or "const" or "let" or "for")
            return token.Error($"{token} is OpenQASM 3; begin the text with OPENQASM 3.0; and include \"stdgates.inc\";");
        if (token.Value is "while" or "def" or "defcal" or "cal" or "extern" or "box" or "delay" or "int" or "uint" or "float" or "angle" or "break" or "continue"
            or "bool" or "complex" or "array" or "duration" or "stretch" or "opaque" or "return" or "switch" or "output" or "end" or "nop" or "OPENQASM")
            return token.Error($"{token} is not read, because it needs a program that computes while the circuit runs; read are declarations of qubits, bits, inputs and constants, let, gate definitions, gates, measure, reset, barrier, if, and for with constant bounds. Write it out, for example from another program");
        // A call of a gate that is not known: the reader of calls has the better message.
        if (_tokens.After.Kind == QasmTokenKind.Name || _tokens.After.Is("(") || _tokens.After.Is("@"))
            _calls.Read([]);
        return token.Error($"{token} is not known here; a statement begins with a gate or with {(_version == OpenQasmVersion.V2 ? "qreg, creg" : "qubit, bit, input, const, let, for")}, gate, measure, reset, barrier, if or include");
    }

    private void Add(QasmToken at, Instruction instruction)
    {
        _budget.Spend(at, 1);
        _block.Add(instruction);
    }

    private void Call()
    {
        var call = _calls.Read([]);
        var operands = new List<QasmOperand>();
        if (!_tokens.Next.Is(";"))
            do
                operands.Add(_qubits.Read(_tokens, _expressions));
            while (_tokens.TryTake(","));
        _tokens.Expect(";", "after the gate");
        foreach (var qubits in Broadcast(call, operands))
        {
            GateCallReader.CheckOperands(call, qubits, _qubits.NameOf);
            foreach (var step in call.Steps(NoParameters, qubits, _budget))
                if (step.Gate is { } gate)
                    Add(call.Name, gate);
                else
                    _block.Phases.Add(step.Phase);
        }
    }

    // A register stands for each of its qubits in turn; all registers of a call have the same size.
    private IEnumerable<ImmutableArray<int>> Broadcast(GateCall call, List<QasmOperand> operands)
    {
        var registers = operands.Where(operand => !operand.IsSingle).ToArray();
        var size = registers.Length == 0 ? 1 : registers[0].Size;
        foreach (var register in registers)
            if (register.Size != size)
                throw register.At.Error($"{registers[0].At.Value} has {size} qubits and {register.At.Value} has {register.Size}; registers given to one gate must have the same size");
        _budget.Check(call.Name, (double)size * (call.Gate?.Calls ?? 1));
        for (var i = 0; i < size; i++)
            yield return [.. operands.Select(operand => operand.IsSingle ? operand.Members[0] : operand.Members[i])];
    }

    private void Measure()
    {
        var at = _tokens.Take();
        var source = _qubits.Read(_tokens, _expressions);
        if (_version == OpenQasmVersion.V3 && _tokens.TryTake(";"))
        {
            foreach (var qubit in source.Members)
                Add(at, new MeasureInstruction(qubit, null));
            return;
        }
        if (!_tokens.Next.Is("->"))
            throw _tokens.Next.Error($"a measurement needs a bit for its outcome: {(_version == OpenQasmVersion.V2 ? "measure q[0] -> c[0];" : "c[0] = measure q[0];")}; found {_tokens.Next}");
        _tokens.Take();
        var target = _bits.Read(_tokens, _expressions);
        _tokens.Expect(";", "after the measurement");
        Measure(at, source, target);
    }

    private void Measure(QasmToken at, QasmOperand source, QasmOperand target)
    {
        if (source.Size != target.Size)
            throw at.Error($"{source.At.Value} has {source.Size} qubit{(source.Size == 1 ? "" : "s")} and {target.At.Value} has {target.Size} bit{(target.Size == 1 ? "" : "s")}; a measurement needs as many bits as qubits");
        for (var i = 0; i < source.Size; i++)
            Add(at, new MeasureInstruction(source.Members[i], target.Members[i]));
    }

    private void Reset()
    {
        var at = _tokens.Take();
        var operand = _qubits.Read(_tokens, _expressions);
        _tokens.Expect(";", "after the qubit");
        foreach (var qubit in operand.Members)
            Add(at, new ResetInstruction(qubit));
    }

    private void Barrier()
    {
        var at = _tokens.Take();
        var qubits = new HashSet<int>();
        if (_tokens.Next.Is(";"))
            qubits.UnionWith(Enumerable.Range(0, _qubits.Count));
        else
            do
                qubits.UnionWith(_qubits.Read(_tokens, _expressions).Members);
            while (_tokens.TryTake(","));
        _tokens.Expect(";", "after the qubits");
        if (qubits.Count == 0)
            return; // before any qubit is declared
        _budget.SpendList(at, qubits.Count);
        // The next barrier is often the same.
        ImmutableArray<int> sorted = [.. qubits.Order()];
        _lastBarrier = sorted.AsSpan().SequenceEqual(_lastBarrier.AsSpan()) ? _lastBarrier : sorted;
        Add(at, new BarrierInstruction(_lastBarrier));
    }
}

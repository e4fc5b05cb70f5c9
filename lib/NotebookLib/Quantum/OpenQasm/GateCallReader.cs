using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Reads gate calls up to their qubits, and gate definitions.</summary>
internal sealed class GateCallReader(QasmTokens tokens, OpenQasmVersion version, QasmExpressionReader expressions, QasmBudget budget)
{
    private const int MaxControls = 64;
    private const int MaxDepth = 100;

    private readonly Dictionary<string, CallableGate> _gates = new(StandardGates.BuiltIn(version));
    private readonly HashSet<string> _defined = [];
    private bool _hasInclude;

    /// <summary>Adds the gates of the include file.</summary>
    public void Include()
    {
        _hasInclude = true;
        foreach (var (name, gate) in StandardGates.Included(version))
            _gates.TryAdd(name, gate);
    }

    /// <summary>True if a gate call can begin with the word.</summary>
    public bool Begins(QasmToken token) => token.Kind == QasmTokenKind.Name
        && (_gates.ContainsKey(token.Value) || version == OpenQasmVersion.V3 && token.Value is "ctrl" or "negctrl" or "inv" or "pow" or "gphase");

    /// <summary>Reads modifiers, name and angles.</summary>
    /// <param name="parameters">Parameters of the definition that the call stands in.</param>
    public GateCall Read(IReadOnlyCollection<string> parameters)
    {
        var modifiers = new List<GateModifier>();
        while (version == OpenQasmVersion.V3 && Modifier(parameters) is { } modifier)
            modifiers.Add(modifier);
        var name = tokens.ExpectName("the name of a gate");
        var isPhase = version == OpenQasmVersion.V3 && name.Is("gphase");
        if (!_gates.TryGetValue(name.Value, out var gate) && !isPhase)
            throw Unknown(name);

        var angles = new List<QasmExpression>();
        if (tokens.TryTake("(") && !tokens.TryTake(")"))
        {
            do
                angles.Add(expressions.Read(parameters));
            while (tokens.TryTake(","));
            tokens.Expect(")", "after the angles");
        }
        var needed = gate?.AngleCount ?? 1;
        if (angles.Count != needed)
            throw name.Error($"gate {name.Value} takes {(needed == 0 ? "no angle" : needed == 1 ? "1 angle" : $"{needed} angles")}; {angles.Count} {(angles.Count == 1 ? "was" : "were")} given");
        return new GateCall(name, gate, [.. modifiers], [.. angles]);
    }

    /// <summary>Reads a declaration after the word <c>opaque</c>: a gate of which the text does not say what it does.</summary>
    public void Opaque()
    {
        var (name, parameters, qubits) = Head();
        tokens.Expect(";", "after the qubits");
        _gates[name.Value] = new CallableGate(parameters.Count, qubits.Count, (_, _) => []) { IsOpaque = true };
    }

    /// <summary>Reads a definition after the word <c>gate</c>.</summary>
    public void Define()
    {
        var (name, parameters, qubits) = Head();
        tokens.Expect("{", "before the gate's body");
        var places = qubits.Select((qubit, i) => KeyValuePair.Create(qubit, i)).ToDictionary();
        var body = new List<(GateCall Call, ImmutableArray<int> Operands)>();
        while (!tokens.TryTake("}"))
        {
            if (tokens.TryTake("barrier"))
            {
                Names("a qubit's name");
                tokens.Expect(";", "after the qubits");
                continue;
            }
            var call = Read(parameters);
            ImmutableArray<int> operands = tokens.Next.Is(";") ? [] : [.. Operands(places)];
            CheckOperands(call, operands, i => qubits[i]);
            body.Add((call, operands));
            tokens.Expect(";", "after the qubits");
        }
        var defined = new CallableGate(parameters.Count, qubits.Count, (angles, operands) => Expand(body, parameters, angles, operands))
        {
            Depth = 1 + body.Select(line => line.Call.Gate?.Depth ?? 0).DefaultIfEmpty().Max(),
            Calls = 1 + body.Sum(line => line.Call.Gate?.Calls ?? 1),
        };
        if (defined.Depth > MaxDepth)
            throw name.Error($"the definition of {name} is nested more than {MaxDepth} deep; that is the most that is read");
        budget.Check(name, defined.Calls);
        // Later calls go to the known gate where the definition says just that.
        _gates[name.Value] = KnownGate.Matching(name.Value, defined, version) ?? defined;
    }

    /// <summary>Checks number and difference of a call's qubits.</summary>
    public static void CheckOperands(GateCall call, IReadOnlyList<int> operands, Func<int, string> nameOf)
    {
        if (operands.Count != call.QubitCount)
            throw call.Name.Error($"{call.Name.Value} {(call.Modifiers.Any(modifier => modifier.Controls > 0) ? "with its controls " : "")}acts on {call.QubitCount} qubit{(call.QubitCount == 1 ? "" : "s")}; {operands.Count} {(operands.Count == 1 ? "was" : "were")} given");
        if (operands.Count < 2)
            return;
        var seen = new HashSet<int>();
        foreach (var operand in operands)
            if (!seen.Add(operand))
                throw call.Name.Error($"{nameOf(operand)} is given twice to {call.Name.Value}; the qubits of a gate must differ");
    }

    private (QasmToken Name, List<string> Parameters, List<string> Qubits) Head()
    {
        var name = tokens.ExpectName("the name of the gate");
        if (!_defined.Add(name.Value))
            throw name.Error($"gate {name.Value} is defined twice; give one of them another name");
        var parameters = new List<string>();
        if (tokens.TryTake("(") && !tokens.TryTake(")"))
        {
            parameters = Names("a parameter's name");
            tokens.Expect(")", "after the parameters");
        }
        return (name, parameters, Names("a qubit's name"));
    }

    private IEnumerable<QasmStep> Expand(List<(GateCall Call, ImmutableArray<int> Operands)> body, List<string> parameters, ImmutableArray<Angle> angles, ImmutableArray<int> places)
    {
        var scope = parameters.Zip(angles).ToDictionary(pair => pair.First, pair => (QasmValue)pair.Second);
        return body.SelectMany(line => line.Call.Steps(scope, [.. line.Operands.Select(operand => places[operand])], budget));
    }

    private GateModifier? Modifier(IReadOnlyCollection<string> parameters)
    {
        var at = tokens.Next;
        GateModifierKind? kind = at.Value switch
        {
            "ctrl" => GateModifierKind.Ctrl,
            "negctrl" => GateModifierKind.NegCtrl,
            "inv" => GateModifierKind.Inv,
            "pow" => GateModifierKind.Pow,
            _ => null,
        };
        if (kind is not { } known || at.Kind != QasmTokenKind.Name)
            return null;
        tokens.Take();
        var controls = known is GateModifierKind.Ctrl or GateModifierKind.NegCtrl ? 1 : 0;
        QasmExpression? exponent = null;
        if (known == GateModifierKind.Pow)
            tokens.Expect("(", "after pow: pow(2) @");
        if (known == GateModifierKind.Pow || controls == 1 && tokens.TryTake("("))
        {
            if (known == GateModifierKind.Pow)
                exponent = expressions.Read(parameters);
            else
                controls = (int)expressions.ReadWhole("the number of controls", 1, MaxControls);
            tokens.Expect(")", $"after {at.Value}(");
        }
        tokens.Expect("@", $"after {at.Value}");
        return new GateModifier(known, controls, exponent, at);
    }

    private List<string> Names(string what)
    {
        var names = new List<string>();
        var seen = new HashSet<string>();
        do
        {
            var name = tokens.ExpectName(what);
            if (!seen.Add(name.Value))
                throw name.Error($"the name {name} is used twice; names must differ");
            names.Add(name.Value);
        }
        while (tokens.TryTake(","));
        return names;
    }

    private IEnumerable<int> Operands(Dictionary<string, int> qubits)
    {
        do
        {
            var name = tokens.ExpectName("a qubit's name");
            yield return qubits.TryGetValue(name.Value, out var index)
                ? index
                : throw name.Error($"the gate being defined has no qubit {name}; its qubits are {string.Join(", ", qubits.Keys)}");
            if (tokens.Next.Is("["))
                throw tokens.Next.Error("inside a gate definition a qubit has no index");
        }
        while (tokens.TryTake(","));
    }

    private OpenQasmException Unknown(QasmToken name)
    {
        var file = version == OpenQasmVersion.V2 ? "qelib1.inc" : "stdgates.inc";
        if (!_hasInclude && StandardGates.NamesOf(version).Contains(name.Value))
            return name.Error($"gate {name} is in {file}; add include \"{file}\"; at the top");
        if (version == OpenQasmVersion.V2 && name.Value is "ctrl" or "negctrl" or "inv" or "pow" or "gphase")
            return name.Error($"{name} is OpenQASM 3; begin the text with OPENQASM 3.0; and include \"stdgates.inc\";");
        return name.Error($"there is no gate {name}; known are {string.Join(", ", _gates.Keys.Order(StringComparer.Ordinal))}. Define others with: gate {name.Value} a {{ ... }}");
    }
}

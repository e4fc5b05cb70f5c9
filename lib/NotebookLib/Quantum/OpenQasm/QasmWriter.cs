using System.Text;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>What both versions share: the frame of the text and the way through the circuit.</summary>
/// <param name="circuit">The circuit to write.</param>
internal abstract class QasmWriter(Circuit circuit)
{
    private readonly SortedSet<string> _definitions = new(StringComparer.Ordinal);

    protected Circuit Circuit { get; } = circuit;

    /// <summary>The whole text.</summary>
    public string Write()
    {
        var body = new StringBuilder();
        foreach (var instruction in Circuit.SelectMany(instruction => instruction.Decompose()))
            foreach (var line in Conditioned(instruction.Condition, [.. Statements(instruction)]))
                body.Append(line).Append('\n');

        var text = new StringBuilder();
        foreach (var line in Header())
            text.Append(line).Append('\n');
        text.Append("// q[0] is qubit 0: the most significant bit, leftmost in |00...0>\n");
        foreach (var definition in _definitions)
            text.Append(definition).Append('\n');
        foreach (var line in Declarations())
            text.Append(line).Append('\n');
        return text.Append(body).ToString();
    }

    /// <summary>Version and include.</summary>
    protected abstract IEnumerable<string> Header();

    /// <summary>Inputs and registers.</summary>
    protected abstract IEnumerable<string> Declarations();

    /// <summary>The statements of a gate.</summary>
    protected abstract IEnumerable<string> GateStatements(GateInstruction gate);

    /// <summary>A measurement.</summary>
    protected abstract string Measurement(MeasureInstruction measure);

    /// <summary>Statements under a condition.</summary>
    protected abstract IEnumerable<string> Conditioned(Condition? condition, IReadOnlyList<string> statements);

    /// <summary>An angle as expression.</summary>
    protected abstract string Format(Angle angle);

    /// <summary>Makes the text define a gate that the included file lacks.</summary>
    protected void Define(string definition) => _definitions.Add(definition);

    /// <summary>A gate call, <c>name(angles) q[0], q[1];</c>.</summary>
    protected string Call(string name, IEnumerable<Angle> angles, params IEnumerable<int> qubits)
    {
        var arguments = string.Join(", ", angles.Select(Format));
        return $"{name}{(arguments.Length > 0 ? $"({arguments})" : "")} {string.Join(", ", qubits.Select(Qubit))};";
    }

    /// <summary>A gate call without angles.</summary>
    protected string Call(string name, params IEnumerable<int> qubits) => Call(name, [], qubits);

    protected static string Qubit(int qubit) => $"q[{qubit}]";

    private IEnumerable<string> Statements(Instruction instruction) => instruction switch
    {
        GateInstruction gate => GateStatements(gate),
        MeasureInstruction measure => [Measurement(measure)],
        ResetInstruction reset => [$"reset {Qubit(reset.Qubit)};"],
        BarrierInstruction barrier => barrier.Qubits.IsEmpty ? [] : [$"barrier {string.Join(", ", barrier.Qubits.Select(Qubit))};"],
        _ => throw new NotSupportedException($"an instruction of type {instruction.GetType().Name} cannot be written as OpenQASM"),
    };
}

using System.Text;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>What both versions share: the frame of the text and the simple statements.</summary>
/// <param name="circuit">The circuit to write.</param>
internal abstract class QasmWriter(Circuit circuit)
{
    private readonly SortedSet<string> _definitions = new(StringComparer.Ordinal);

    protected Circuit Circuit { get; } = circuit;

    /// <summary>The whole text.</summary>
    public string Write()
    {
        string[] body = [.. Body()]; // first, because it says which definitions are needed
        var text = new StringBuilder();
        foreach (var line in Header())
            text.Append(line).Append('\n');
        text.Append("// q[0] is qubit 0: the most significant bit, leftmost in |00...0>\n");
        foreach (var line in _definitions.Concat(Declarations()).Concat(body))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Version and include.</summary>
    protected abstract IEnumerable<string> Header();

    /// <summary>Inputs and registers.</summary>
    protected abstract IEnumerable<string> Declarations();

    /// <summary>The statements of the circuit.</summary>
    protected abstract IEnumerable<string> Body();

    /// <summary>The statements of a gate.</summary>
    protected abstract IEnumerable<string> GateStatements(GateInstruction gate);

    /// <summary>A measurement.</summary>
    protected abstract string Measurement(MeasureInstruction measure);

    /// <summary>An angle as expression.</summary>
    protected abstract string Format(Angle angle);

    /// <summary>Makes the text define a gate that the included file lacks.</summary>
    protected void Define(string definition) => _definitions.Add(definition);

    /// <summary>A gate call, <c>name(angles) q[0], q[1];</c>.</summary>
    protected string Call(string name, IEnumerable<Angle> angles, params IEnumerable<int> qubits)
    {
        var arguments = string.Join(", ", angles.Select(Format));
        var operands = string.Join(", ", qubits.Select(Qubit));
        return $"{name}{(arguments.Length > 0 ? $"({arguments})" : "")}{(operands.Length > 0 ? " " + operands : "")};";
    }

    /// <summary>A gate call without angles.</summary>
    protected string Call(string name, params IEnumerable<int> qubits) => Call(name, [], qubits);

    protected static string Qubit(int qubit) => $"q[{qubit}]";

    /// <summary>The statements of an instruction that has no condition.</summary>
    protected IEnumerable<string> Statements(Instruction instruction) => instruction switch
    {
        GateInstruction gate => GateStatements(gate),
        MeasureInstruction measure => [Measurement(measure)],
        ResetInstruction reset => [$"reset {Qubit(reset.Qubit)};"],
        BarrierInstruction barrier => barrier.Qubits.IsEmpty ? [] : [$"barrier {string.Join(", ", barrier.Qubits.Select(Qubit))};"],
        _ => throw new NotSupportedException($"An instruction of type {instruction.GetType().Name} cannot be written as OpenQASM."),
    };
}

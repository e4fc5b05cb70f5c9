using System.Collections;

namespace NotebookLib.Quantum;

/// <summary>
/// A quantum circuit as data: a list of instructions on numbered qubits and classical bits. Gates are appended fluently,
/// <c>new Circuit(2).H(0).CX(0, 1)</c>; each is checked when it is appended. Qubit 0 is the most significant bit.
/// Nothing is computed before the circuit is run on a state. Appending changes the circuit; all other methods give new circuits.
/// Not safe for appending from several threads.
/// </summary>
public sealed partial class Circuit : GateBuilder<Circuit>, IReadOnlyList<Instruction>
{
    private readonly List<Instruction> _instructions = [];
    private readonly bool _fixedBits;

    /// <summary>An empty circuit.</summary>
    /// <param name="qubits">Number of qubits, at least 1. There is no upper limit: a circuit is only a list.</param>
    /// <param name="bits">Number of classical bits; null: as many as the measurements write to.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one qubit, or a negative number of bits.</exception>
    public Circuit(int qubits, int? bits = null)
    {
        if (qubits < 1)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits, $"A circuit with {qubits} qubits was asked for; at least 1 is needed.");
        if (bits < 0)
            throw new ArgumentOutOfRangeException(nameof(bits), bits, $"A circuit with {bits} classical bits was asked for; 0 or more are allowed.");
        Qubits = qubits;
        Bits = bits ?? 0;
        _fixedBits = bits is not null;
    }

    /// <summary>Number of qubits.</summary>
    public override int Qubits { get; }

    /// <summary>Number of classical bits.</summary>
    public int Bits { get; private set; }

    /// <summary>Number of instructions; a layer or chain is one.</summary>
    public int Count => _instructions.Count;

    /// <summary>An instruction by its place.</summary>
    /// <param name="index">0 to <c>Count - 1</c>; 0 acts first.</param>
    public Instruction this[int index] => _instructions[index];

    /// <summary>True if nothing in the circuit measures, resets or depends on a classical bit.</summary>
    public bool IsUnitary => _instructions.TrueForAll(instruction => instruction.IsUnitary);

    /// <summary>Names of the angles that wait for a value, each once, in order of first use.</summary>
    public IReadOnlyList<string> AngleNames =>
        [.. _instructions.SelectMany(instruction => instruction.Angles).Where(angle => angle.IsNamed).Select(angle => angle.Name!).Distinct()];

    /// <summary>Appends an instruction.</summary>
    /// <param name="instruction">Any instruction whose qubits and bits this circuit has.</param>
    /// <returns>This circuit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instruction uses a qubit or bit that the circuit does not have.</exception>
    public override Circuit Add(Instruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        CheckQubits(instruction);
        if (instruction is MeasureInstruction or ConditionalInstruction)
            AddBits(instruction);
        _instructions.Add(instruction);
        return this;
    }

    /// <summary>All instructions, the one that acts first first.</summary>
    public IEnumerator<Instruction> GetEnumerator() => _instructions.GetEnumerator();

    /// <summary>The instructions, one a line.</summary>
    public string List() => string.Join('\n', _instructions.Select((instruction, i) => $"{i}: {instruction}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddBits(Instruction instruction)
    {
        var bits = _fixedBits ? Bits : Math.Max(Bits, instruction.BitsWritten.DefaultIfEmpty(-1).Max() + 1);
        foreach (var bit in instruction.BitsWritten.Concat(instruction.BitsRead))
            CheckBit(bit, bits);
        Bits = bits;
    }

    private void CheckBit(int bit, int bits)
    {
        if ((uint)bit >= (uint)bits)
            throw new ArgumentOutOfRangeException(nameof(bit), bit, bits == 0
                ? $"Classical bit {bit} does not exist; measure a qubit into it first, Measure(qubit, {bit}), or give the circuit bits: new Circuit({Qubits}, bits: {bit + 1})."
                : $"Classical bit {bit} does not exist; with {bits} bit{(bits == 1 ? "" : "s")} allowed are 0 to {bits - 1}.");
    }
}

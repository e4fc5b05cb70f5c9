namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Consecutive qubits or bits under one name.</summary>
/// <param name="Start">Number of the first.</param>
/// <param name="Size">How many.</param>
/// <param name="IsSingle">Declared without a size: used without an index.</param>
internal sealed record QasmRegister(int Start, int Size, bool IsSingle);

/// <summary>Part of a register: numbers of qubits or bits, and whether it stands for a single one.</summary>
/// <param name="Start">Number of the first.</param>
/// <param name="Size">How many.</param>
/// <param name="IsSingle">One qubit or bit, not a register of size one.</param>
/// <param name="At">Where it was written.</param>
internal sealed record QasmOperand(int Start, int Size, bool IsSingle, QasmToken At);

/// <summary>The registers of one kind, qubits or bits, numbered in the order in which they are declared.</summary>
/// <param name="kind">For messages: <c>qubit</c> or <c>bit</c>.</param>
/// <param name="example">For messages: a declaration.</param>
internal sealed class QasmRegisters(string kind, string example)
{
    /// <summary>The largest register, and the most qubits or bits of a text.</summary>
    public const int MaxSize = 10_000;

    private readonly Dictionary<string, QasmRegister> _registers = [];

    /// <summary>Number of all qubits or bits.</summary>
    public int Count { get; private set; }

    /// <summary>True if there is a register of the name.</summary>
    public bool Has(string name) => _registers.ContainsKey(name);

    /// <summary>Declares a register.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="size">Its size; null: a single one.</param>
    public void Declare(QasmToken name, int? size)
    {
        if (Count + (size ?? 1) > MaxSize)
            throw name.Error($"with {name} the text has {Count + (size ?? 1)} {kind}s; at most {MaxSize} are read");
        _registers.Add(name.Value, new QasmRegister(Count, size ?? 1, size is null));
        Count += size ?? 1;
    }

    /// <summary>Reads a register or one of its members.</summary>
    public QasmOperand Read(QasmTokens tokens)
    {
        var name = tokens.ExpectName($"a {kind} or a register of {kind}s");
        if (!_registers.TryGetValue(name.Value, out var register))
            throw name.Error(_registers.Count == 0
                ? $"there is no {kind} register {name}; declare it first, for example {example}"
                : $"there is no {kind} register {name}; declared are {string.Join(", ", _registers.Select(entry => entry.Value.IsSingle ? entry.Key : $"{entry.Key}[{entry.Value.Size}]"))}");
        if (!tokens.Next.Is("["))
            return new QasmOperand(register.Start, register.Size, register.IsSingle, name);
        var bracket = tokens.Take();
        if (register.IsSingle)
            throw bracket.Error($"{name} is a single {kind} and has no index");
        var at = tokens.Next;
        var fromEnd = tokens.TryTake("-");
        if (tokens.Next.Kind != QasmTokenKind.Number || tokens.After.Is(":"))
            throw at.Error($"an index is a whole number from 0 to {register.Size - 1}; ranges and computed indices are not read");
        var index = tokens.ExpectWhole($"the index of {name.Value}", fromEnd ? 1 : 0, fromEnd ? register.Size : register.Size - 1);
        tokens.Expect("]", "after the index");
        return new QasmOperand(register.Start + (fromEnd ? register.Size - index : index), 1, true, name);
    }

    /// <summary>The name of a qubit or bit by its number, as the text writes it.</summary>
    public string NameOf(int number)
    {
        var (name, register) = _registers.First(entry => number >= entry.Value.Start && number < entry.Value.Start + entry.Value.Size);
        return register.IsSingle ? name : $"{name}[{number - register.Start}]";
    }
}

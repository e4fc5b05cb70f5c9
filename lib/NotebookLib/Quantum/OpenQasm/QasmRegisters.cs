using System.Collections.Immutable;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Qubits or bits under one name: a register, a single one, or another name for part of a register.</summary>
/// <param name="Members">Their numbers, index 0 first.</param>
/// <param name="IsSingle">Used without an index.</param>
internal sealed record QasmRegister(ImmutableArray<int> Members, bool IsSingle);

/// <summary>Qubits or bits as they are used in a statement.</summary>
/// <param name="Members">Their numbers.</param>
/// <param name="IsSingle">One qubit or bit, not a register of size one.</param>
/// <param name="At">Where it was written.</param>
internal sealed record QasmOperand(ImmutableArray<int> Members, bool IsSingle, QasmToken At)
{
    /// <summary>How many.</summary>
    public int Size => Members.Length;
}

/// <summary>The registers of one kind, qubits or bits, numbered in the order in which they are declared.</summary>
/// <param name="kind">For messages: <c>qubit</c> or <c>bit</c>.</param>
/// <param name="example">For messages: a declaration.</param>
/// <param name="budget">Pays for the lists of members.</param>
internal sealed class QasmRegisters(string kind, string example, QasmBudget budget)
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
    public QasmOperand Declare(QasmToken name, int? size)
    {
        if (Count + (size ?? 1) > MaxSize)
            throw name.Error($"with {name} the text has {Count + (size ?? 1)} {kind}s; at most {MaxSize} are read");
        var register = new QasmRegister([.. Enumerable.Range(Count, size ?? 1)], size is null);
        _registers.Add(name.Value, register);
        Count += register.Members.Length;
        return new QasmOperand(register.Members, register.IsSingle, name);
    }

    /// <summary>Gives some members another name.</summary>
    public void Alias(QasmToken name, QasmOperand members) => _registers.Add(name.Value, new QasmRegister(members.Members, members.IsSingle));

    /// <summary>Forgets another name at the end of its block.</summary>
    public void Forget(string name) => _registers.Remove(name);

    /// <summary>Reads a register or some of its members: <c>q</c>, <c>q[0]</c>, <c>q[1:2]</c>, <c>q[0:2:6]</c>, <c>q[{0, 3}]</c>.</summary>
    public QasmOperand Read(QasmTokens tokens, QasmExpressionReader expressions)
    {
        var name = tokens.ExpectName($"a {kind} or a register of {kind}s");
        if (!_registers.TryGetValue(name.Value, out var register))
            throw name.Error(_registers.Count == 0
                ? $"there is no {kind} register {name}; declare it first, for example {example}"
                : $"there is no {kind} register {name}; declared are {string.Join(", ", _registers.Select(entry => entry.Value.IsSingle ? entry.Key : $"{entry.Key}[{entry.Value.Members.Length}]"))}");
        var operand = new QasmOperand(register.Members, register.IsSingle, name);
        while (tokens.Next.Is("["))
        {
            if (operand.IsSingle)
                throw tokens.Next.Error($"{name} is a single {kind} and has no index");
            tokens.Take();
            operand = Part(operand, tokens, expressions);
            tokens.Expect("]", "after the index");
        }
        return operand;
    }

    /// <summary>The name of a qubit or bit by its number, as the text declares it.</summary>
    public string NameOf(int number)
    {
        var (name, register) = _registers.First(entry => entry.Value.Members.Contains(number));
        return register.IsSingle ? name : $"{name}[{register.Members.IndexOf(number)}]";
    }

    private QasmOperand Part(QasmOperand whole, QasmTokens tokens, QasmExpressionReader expressions)
    {
        int Member(long index) => whole.Members[(int)(index < 0 ? index + whole.Size : index)];
        var name = $"the index of {whole.At.Value}";
        if (tokens.TryTake("{"))
        {
            var members = new List<int>();
            do
                members.Add(Member(expressions.ReadWhole(name, -whole.Size, whole.Size - 1)));
            while (tokens.TryTake(","));
            tokens.Expect("}", "after the indices");
            return whole with { Members = [.. members], IsSingle = false };
        }
        if (!tokens.Next.Is(":"))
        {
            var fromEnd = tokens.Next.Is("-");
            var index = expressions.ReadWhole(name, fromEnd ? -whole.Size : 0, whole.Size - 1);
            if (!tokens.Next.Is(":"))
                return whole with { Members = [Member(index)], IsSingle = true };
            return Range(index);
        }
        return Range(0);

        QasmOperand Range(long first)
        {
            var at = tokens.Take();
            if (first < 0)
                first += whole.Size;
            long step = 1, last = whole.Size - 1;
            if (!tokens.Next.Is("]"))
                last = expressions.ReadWhole(name, -whole.Size, whole.Size - 1);
            if (tokens.TryTake(":"))
            {
                step = last;
                last = tokens.Next.Is("]") ? step < 0 ? 0 : whole.Size - 1 : expressions.ReadWhole(name, -whole.Size, whole.Size - 1);
            }
            if (step == 0)
                throw at.Error("the step of a range is 0; it must be another whole number");
            budget.SpendList(at, whole.Size);
            if (last < 0)
                last += whole.Size;
            var members = new List<int>();
            for (var index = first; step > 0 ? index <= last : index >= last; index += step)
                members.Add(Member(index));
            if (members.Count == 0)
                throw at.Error($"the range from {first} to {last} of {whole.At.Value} is empty; both ends belong to a range");
            return whole with { Members = [.. members], IsSingle = false };
        }
    }
}

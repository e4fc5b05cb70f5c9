using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>An instruction without conditions of its own, and what it depends on.</summary>
/// <param name="Condition">The condition, or null: it always acts.</param>
/// <param name="Instruction">The instruction.</param>
internal sealed record GuardedInstruction(Condition? Condition, Instruction Instruction);

/// <summary>
/// Conditions in the words of version 2.0, which has only <c>if(register==number) statement;</c>: blocks are taken apart into single statements, and a
/// condition is written once for each number of its register for which it holds.
/// </summary>
internal static class Qasm2Conditions
{
    private const int MaxBits = 12;

    /// <summary>The instructions of a circuit, each with all the conditions around it joined.</summary>
    /// <exception cref="InvalidOperationException">A measurement writes a bit of its condition before the end of the block.</exception>
    public static IEnumerable<GuardedInstruction> Flatten(IEnumerable<Instruction> instructions) =>
        instructions.SelectMany(instruction => instruction.Decompose()).SelectMany(instruction => Flatten(instruction, []));

    /// <summary>The conditions that say, in words of version 2.0, what a condition says.</summary>
    public static IReadOnlyList<string> Texts(Condition condition, BitRegisters registers)
    {
        var (name, first, size) = registers.Holding(condition.Bits[0]);
        string If(string number) => $"if({name}=={number}) ";
        if (condition is BitsCondition { Comparison: Comparison.Equal } equal && equal.Value.Sign >= 0 && registers.IsWhole(equal.Register))
            return [If(equal.Value.ToString(CultureInfo.InvariantCulture))];
        if (size > MaxBits)
            throw new InvalidOperationException($"The condition '{condition}' cannot be written as OpenQASM 2.0: it would take up to 2^{size} statements, one for each number of its bits; at most {MaxBits} bits are written. Write version 3.0.");
        return [.. Enumerable.Range(0, 1 << size).Where(number => condition.Holds(bit => (number >> (bit - first) & 1) == 1))
            .Select(number => If(number.ToString(CultureInfo.InvariantCulture)))];
    }

    private static IEnumerable<GuardedInstruction> Flatten(Instruction instruction, List<Open> around)
    {
        if (instruction is not ConditionalInstruction conditional)
        {
            if (around.Find(open => open.IsStale) is { } stale)
                throw new InvalidOperationException($"The block under '{stale.Condition}' cannot be written as OpenQASM 2.0: a measurement in it writes a bit of the condition, and the statements after it would read the new value. Measure into another bit, or write version 3.0.");
            foreach (var open in around)
                open.IsStale = instruction.BitsWritten.Any(bit => open.Condition.Bits.Contains(bit));
            var all = around.Select(open => open.Condition).ToArray();
            return [new GuardedInstruction(all.Length == 0 ? null : all.Aggregate((left, right) => left & right), instruction)];
        }
        // Otherwise acts after Then in the text: it must not see what Then wrote.
        var then = new Open(conditional.Condition);
        var otherwise = new Open(!conditional.Condition);
        return [.. Part(conditional.Then, then), .. Part(conditional.Otherwise, otherwise)];

        IEnumerable<GuardedInstruction> Part(IEnumerable<Instruction> instructions, Open own)
        {
            own.IsStale = own == otherwise && then.IsStale;
            foreach (var part in instructions)
                foreach (var guarded in Flatten(part, [.. around, own]))
                    yield return guarded;
        }
    }

    // A condition around the instruction being taken apart.
    private sealed class Open(Condition condition)
    {
        public Condition Condition => condition;

        // One of its bits has been written since it was read.
        public bool IsStale { get; set; }
    }
}

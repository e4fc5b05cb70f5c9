using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Conditions in the words of version 3.0.</summary>
internal static class Qasm3Conditions
{
    /// <summary>
    /// Registers in which bits that are compared as a number are whole registers, which all tools read. Where comparisons overlap, all bits are one
    /// register and the comparisons name parts of it.
    /// </summary>
    public static BitRegisters Registers(Circuit circuit)
    {
        var compared = circuit.OfType<ConditionalInstruction>().SelectMany(Compared).Where(bits => bits.Register.Length > 1)
            .Select(bits => (First: bits.Register[0], Last: bits.Register[^1], bits.IsRun)).Distinct().ToArray();
        var overlap = compared.OrderBy(range => range.First).Aggregate((IsFree: true, Last: -1), (seen, range) => (seen.IsFree && range.First > seen.Last, range.Last));
        var isSimple = Array.TrueForAll(compared, range => range.IsRun) && overlap.IsFree;
        return new BitRegisters(circuit.Bits, isSimple ? compared.Select(range => (range.First, range.Last)) : []);
    }

    /// <summary>A condition as expression.</summary>
    public static string Text(Condition condition, BitRegisters registers)
    {
        if (condition is BitsCondition bits)
            return $"{Operand(bits, registers)} {QasmConditionReader.Sign(bits.Comparison)} {bits.Value.ToString(CultureInfo.InvariantCulture)}";
        var joined = (JoinedCondition)condition;
        string Part(Condition part) => part is JoinedCondition inner && inner.IsAnd != joined.IsAnd ? $"({Text(part, registers)})" : Text(part, registers);
        return $"{Part(joined.Left)} {(joined.IsAnd ? "&&" : "||")} {Part(joined.Right)}";
    }

    private static string Operand(BitsCondition condition, BitRegisters registers)
    {
        var bits = condition.Register;
        if (bits.Length == 1)
            return registers.Of(bits[0]);
        var (name, first, _) = registers.Holding(bits[0]);
        if (registers.IsWhole(bits))
            return name;
        return condition.IsRun ? $"{name}[{bits[0] - first}:{bits[^1] - first}]" : $"{name}[{{{string.Join(", ", bits.Select(bit => bit - first))}}}]";
    }

    private static IEnumerable<BitsCondition> Compared(ConditionalInstruction conditional) => Compared(conditional.Condition)
        .Concat(conditional.Then.Concat(conditional.Otherwise).OfType<ConditionalInstruction>().SelectMany(Compared));

    private static IEnumerable<BitsCondition> Compared(Condition condition) => condition is JoinedCondition joined
        ? Compared(joined.Left).Concat(Compared(joined.Right))
        : [(BitsCondition)condition];
}

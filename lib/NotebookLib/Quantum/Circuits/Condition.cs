using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>
/// A condition on measured classical bits: a comparison of bits with a number, or two conditions joined with <c>&amp;</c> or <c>|</c>; <c>!</c> gives
/// the opposite. <c>Condition.Bit(0) &amp; !Condition.Bit(1)</c>. Immutable, safe to share.
/// </summary>
public abstract class Condition
{
    private protected Condition()
    {
    }

    /// <summary>The bits that the condition reads, each once, ascending.</summary>
    public abstract IReadOnlyList<int> Bits { get; }

    /// <summary>How deep joined conditions are nested; 1 for a comparison.</summary>
    internal abstract int Depth { get; }

    /// <summary>A bit has a value.</summary>
    /// <param name="bit">Number of the bit, 0 or more.</param>
    /// <param name="value">True: the bit is 1. False: it is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Condition Bit(int bit, bool value = true) => new BitsCondition([bit], Comparison.Equal, value ? 1 : 0);

    /// <summary>Bits, read as a number, are compared with a number.</summary>
    /// <param name="bits">The bits, each once; the first is the lowest digit of the number, as in OpenQASM.</param>
    /// <param name="comparison">How.</param>
    /// <param name="value">Any whole number; one that the bits can never form is allowed.</param>
    /// <exception cref="ArgumentException">No bit, or a bit given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bit's number is negative.</exception>
    public static Condition Register(ReadOnlySpan<int> bits, Comparison comparison, BigInteger value) => new BitsCondition([.. bits], comparison, value);

    /// <summary>Both hold.</summary>
    public static Condition operator &(Condition left, Condition right) => new JoinedCondition(left, right, isAnd: true);

    /// <summary>At least one holds.</summary>
    public static Condition operator |(Condition left, Condition right) => new JoinedCondition(left, right, isAnd: false);

    /// <summary>The opposite.</summary>
    public static Condition operator !(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Opposite();
    }

    /// <summary>Whether it holds.</summary>
    /// <param name="bit">The value of a bit by its number.</param>
    public abstract bool Holds(Func<int, bool> bit);

    /// <summary>
    /// The one pattern of its bits for which the condition holds, by bit number; null where several patterns or none do, as for
    /// <c>c0 = 1 or c1 = 1</c>.
    /// </summary>
    internal abstract IReadOnlyDictionary<int, bool>? OnlyPattern();

    private protected abstract Condition Opposite();
}

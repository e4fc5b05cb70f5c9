using System.Collections.Immutable;
using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>Classical bits, read as a number, compared with a number. A single bit is always compared for equality with 0 or 1.</summary>
public sealed class BitsCondition : Condition
{
    internal BitsCondition(ImmutableArray<int> bits, Comparison comparison, BigInteger value)
    {
        if (bits.IsEmpty)
            throw new ArgumentException("A condition compares at least one bit; none was given.", nameof(bits));
        foreach (var bit in bits)
            if (bit < 0)
                throw new ArgumentOutOfRangeException(nameof(bits), bit, $"Classical bit {bit} does not exist; bits are numbered from 0.");
        if (bits.Distinct().Count() != bits.Length)
            throw new ArgumentException($"The bits of a condition are {string.Join(", ", bits)}; each must be given once.", nameof(bits));
        if (!Enum.IsDefined(comparison))
            throw new ArgumentOutOfRangeException(nameof(comparison), comparison, $"Comparison {comparison} is not known.");
        (Register, Value) = (bits, value);
        Comparison = comparison;
        var (zero, one) = (comparison.Holds(0, value), comparison.Holds(1, value));
        if (bits.Length == 1 && zero != one)
            (Comparison, Value) = (Comparison.Equal, one ? 1 : 0);
        Bits = [.. bits.Order()];
    }

    /// <summary>The bits; the first is the lowest digit of the number.</summary>
    public new ImmutableArray<int> Register { get; }

    /// <summary>How they are compared.</summary>
    public Comparison Comparison { get; }

    /// <summary>What they are compared with.</summary>
    public BigInteger Value { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Bits { get; }

    internal override int Depth => 1;

    /// <summary>The bits follow each other, the lowest first.</summary>
    internal bool IsRun => Register.Select((bit, i) => bit - i).Distinct().Count() == 1;

    /// <inheritdoc/>
    public override bool Holds(Func<int, bool> bit)
    {
        ArgumentNullException.ThrowIfNull(bit);
        var number = BigInteger.Zero;
        for (var i = Register.Length - 1; i >= 0; i--)
            number = number << 1 | (bit(Register[i]) ? 1 : 0);
        return Comparison.Holds(number, Value);
    }

    /// <summary>For reading: <c>c0 = 1</c>, <c>c[0..2] &lt; 5</c>.</summary>
    public override string ToString()
    {
        var bits = Register.Length == 1 ? $"c{Register[0]}" : IsRun ? $"c[{Register[0]}..{Register[^1]}]" : $"c[{string.Join(", ", Register)}]";
        return $"{bits} {Comparison.Sign()} {Value}";
    }

    internal override IReadOnlyDictionary<int, bool>? OnlyPattern() => Comparison == Comparison.Equal && Value.Sign >= 0 && Value >> Register.Length == 0
        ? Register.Select((bit, i) => KeyValuePair.Create(bit, !(Value >> i).IsEven)).ToDictionary()
        : null;

    private protected override Condition Opposite() => new BitsCondition(Register, Comparison.Opposite(), Value);
}

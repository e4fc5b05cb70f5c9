using System.Buffers.Binary;

namespace NotebookLib.Common;

/// <summary>
/// The one source of random numbers of this library. Any two seeds give unrelated streams, neighbouring and negative ones too, which
/// <see cref="Random"/> with a seed does not; and the numbers stay the same on every platform and version. Uses of one seed for
/// different purposes are unrelated as well. Not for use by several threads at once, nor for secrets.
/// </summary>
/// <remarks>
/// xoshiro256** (Blackman and Vigna 2021), its state drawn by SplitMix64 from seed and purpose, as its authors advise. Whole numbers in
/// a range by Lemire, Fast random integer generation in an interval, ACM Trans. Model. Comput. Simul. 29 (2019): none is favoured.
/// </remarks>
public sealed class SeededRandom : Random
{
    private Xoshiro256 _generator;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Any number; the same seed and purpose give the same stream.</param>
    /// <param name="purpose">What the numbers are for, for example <c>"shuffle"</c>.</param>
    public SeededRandom(int seed, string purpose = "")
    {
        ArgumentNullException.ThrowIfNull(purpose);
        var mixed = SplitMix64.Mix(~(ulong)(uint)seed);
        foreach (var letter in purpose) mixed = SplitMix64.Mix(mixed ^ ~(ulong)letter);
        var words = new SplitMix64(mixed);
        _generator = new Xoshiro256(words.Next(), words.Next(), words.Next(), words.Next());
    }

    /// <summary>A whole number from 0 up to, but without, <see cref="int.MaxValue"/>.</summary>
    public override int Next() => Next(int.MaxValue);

    /// <summary>A whole number from 0 up to, but without, a limit; 0 if the limit is 0.</summary>
    /// <param name="maxValue">The limit, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public override int Next(int maxValue) => (int)NextInt64(maxValue);

    /// <summary>A whole number in a range.</summary>
    /// <param name="minValue">The smallest.</param>
    /// <param name="maxValue">One more than the largest; not below <paramref name="minValue"/>. If both are equal, that number comes out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range ends before it begins.</exception>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc cref="Next()"/>
    public override long NextInt64() => NextInt64(long.MaxValue);

    /// <inheritdoc cref="Next(int)"/>
    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (long)Below((ulong)maxValue);
    }

    /// <inheritdoc cref="Next(int, int)"/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return minValue + (long)Below((ulong)maxValue - (ulong)minValue);
    }

    /// <summary>A number uniform in [0, 1), a multiple of 2^-53.</summary>
    public override double NextDouble() => (_generator.Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number uniform in [0, 1), a multiple of 2^-24.</summary>
    public override float NextSingle() => (_generator.Next() >> 40) * (1.0f / (1U << 24));

    /// <summary>Fills an array with random bytes.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <summary>Fills memory with random bytes.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        while (buffer.Length > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, _generator.Next());
            var taken = Math.Min(buffer.Length, word.Length);
            word[..taken].CopyTo(buffer);
            buffer = buffer[taken..];
        }
    }

    /// <inheritdoc cref="NextDouble"/>
    protected override double Sample() => NextDouble();

    /// <summary>A number below a limit: the upper half of a product of 128 bits, drawn again where its lower half would favour some.</summary>
    private ulong Below(ulong limit)
    {
        var high = Math.BigMul(_generator.Next(), limit, out var low);
        if (low >= limit) return high;
        for (var threshold = (0 - limit) % limit; low < threshold;)
            high = Math.BigMul(_generator.Next(), limit, out low);
        return high;
    }
}

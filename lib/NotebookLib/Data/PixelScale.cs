using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NotebookLib.Data;

/// <summary>Maps an 8-bit pixel linearly to an interval: 0 becomes <see cref="Low"/>, 255 becomes <see cref="High"/>.</summary>
/// <param name="Low">Value of a black pixel (0).</param>
/// <param name="High">Value of a white pixel (255).</param>
/// <exception cref="ArgumentOutOfRangeException">A value is NaN, infinite or above 1e30 in magnitude.</exception>
public readonly record struct PixelScale(float Low, float High)
{
    /// <summary>Value of a black pixel (0).</summary>
    public float Low { get; init => field = Finite(value, nameof(Low)); } = Finite(Low, nameof(Low));

    /// <summary>Value of a white pixel (255).</summary>
    public float High { get; init => field = Finite(value, nameof(High)); } = Finite(High, nameof(High));

    /// <summary>[-1, 1], the default of all notebooks: mean 0.5 and standard deviation 0.5 taken off pixels in [0, 1].</summary>
    public static PixelScale Symmetric => new(-1, 1);

    /// <summary>[0, 1].</summary>
    public static PixelScale Unit => new(0, 1);

    /// <summary>The scaled value of one pixel.</summary>
    /// <param name="pixel">0 (black) to 255 (white).</param>
    public float Apply(byte pixel) => Low + (High - Low) * (pixel / 255f);

    /// <summary>The scaled values of many pixels; each equal to that of <see cref="Apply(byte)"/>.</summary>
    /// <param name="pixels">0 (black) to 255 (white).</param>
    /// <param name="scaled">Receives as many values.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    // Optimised from its first call: the first pass over a data set would otherwise be over before the compiler gets to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<byte> pixels, Span<float> scaled)
    {
        if (pixels.Length != scaled.Length)
            throw new ArgumentException(
                $"{pixels.Length} pixels were given, but room for {scaled.Length} scaled values; the lengths must be equal.", nameof(scaled));
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(pixels);
        var results = MemoryMarshal.Cast<float, Vector<float>>(scaled);
        for (var i = 0; i < vectors.Length; i++)
        {
            Vector.Widen(vectors[i], out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            results[4 * i] = Apply(first);
            results[4 * i + 1] = Apply(second);
            results[4 * i + 2] = Apply(third);
            results[4 * i + 3] = Apply(fourth);
        }
        for (var i = vectors.Length * Vector<byte>.Count; i < pixels.Length; i++) scaled[i] = Apply(pixels[i]);
    }

    /// <summary>The steps of <see cref="Apply(byte)"/>, none of them fused or reordered, so that the rounding is the same.</summary>
    private Vector<float> Apply(Vector<uint> pixels) =>
        new Vector<float>(Low) + new Vector<float>(High - Low) * (Vector.ConvertToSingle(Vector.AsVectorInt32(pixels)) / new Vector<float>(255f));

    private static float Finite(float value, string name) => Math.Abs(value) <= 1e30f
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant(
            $"A pixel would be scaled to {value}; give finite numbers up to 1e30 in magnitude (-1 and 1 are usual)."));
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace NotebookLib.Learning;

/// <summary>Moves examples between a batch, (batch, values) row-major, and a chunk, [value][example].</summary>
internal static class ExampleLayout
{
    /// <summary>Fills a chunk; places beyond the end of the batch repeat its last example.</summary>
    public static void Load<TSource, T>(ReadOnlySpan<TSource> batch, int size, int first, int count, Span<T> chunk, int examples)
        where TSource : unmanaged, INumberBase<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TSource) == typeof(float) && typeof(T) == typeof(float) && first + examples <= count)
        {
            LoadWhole(MemoryMarshal.Cast<TSource, float>(batch.Slice(first * size, examples * size)), size, MemoryMarshal.Cast<T, float>(chunk), examples);
            return;
        }
        for (var e = 0; e < examples; e++)
        {
            var source = batch.Slice(Math.Min(first + e, count - 1) * size, size);
            for (var i = 0; i < source.Length; i++) chunk[i * examples + e] = T.CreateTruncating(source[i]);
        }
    }

    /// <summary>Fills a chunk; places beyond the end of the batch are zero.</summary>
    public static void LoadGradient<T>(ReadOnlySpan<T> batch, int size, int first, int count, Span<T> chunk, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (first + examples > count) chunk.Clear();
        for (var e = 0; e < Math.Min(examples, count - first); e++)
        {
            var source = batch.Slice((first + e) * size, size);
            for (var i = 0; i < source.Length; i++) chunk[i * examples + e] = source[i];
        }
    }

    /// <summary>Copies a chunk's examples out; places beyond the end of the batch are left out.</summary>
    public static void Store<T>(ReadOnlySpan<T> chunk, Span<T> batch, int size, int first, int count, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var e = 0; e < Math.Min(examples, count - first); e++)
        {
            var target = batch.Slice((first + e) * size, size);
            for (var i = 0; i < target.Length; i++) target[i] = chunk[i * examples + e];
        }
    }

    private static unsafe void LoadWhole(ReadOnlySpan<float> batch, int size, Span<float> chunk, int examples)
    {
        fixed (float* source = batch, target = chunk) Transpose.Run(source, examples, size, target, examples);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NotebookLib.Common;

/// <summary>Finds what is no finite number.</summary>
internal static class NonFinite
{
    /// <summary>Index of the first NaN or infinity; -1 when all values are finite.</summary>
    public static int IndexIn<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (AllFinite(values)) return -1;
        var index = 0;
        while (T.IsFinite(values[index])) index++;
        return index;
    }

    /// <summary>First NaN or infinity among values as a model file holds them; index -1 when there is none, or for types other than F32 and F64.</summary>
    public static (int Index, double Value) First(string elementType, ReadOnlySpan<byte> values)
    {
        var singles = MemoryMarshal.Cast<byte, float>(values);
        var doubles = MemoryMarshal.Cast<byte, double>(values);
        var index = elementType switch { "F32" => IndexIn(singles), "F64" => IndexIn(doubles), _ => -1 };
        return (index, index < 0 ? 0 : elementType == "F32" ? singles[index] : doubles[index]);
    }

    // 0 times a finite number is 0, times anything else NaN: two sums at once read as fast as the memory gives.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AllFinite<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        var (even, odd) = (Vector<T>.Zero, Vector<T>.Zero);
        var i = 0;
        for (; i + 1 < vectors.Length; i += 2)
        {
            even += vectors[i] * Vector<T>.Zero;
            odd += vectors[i + 1] * Vector<T>.Zero;
        }
        for (i *= Vector<T>.Count; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i])) return false;
        }
        return Vector.EqualsAll(even + odd, Vector<T>.Zero);
    }
}

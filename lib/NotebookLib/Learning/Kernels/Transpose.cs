using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookLib.Learning;

/// <summary>Turns [value][example] into [example][value] or back.</summary>
internal static unsafe class Transpose
{
    /// <summary>target[column * targetStride + row] = source[row * columns + column].</summary>
    /// <param name="source">Rows one after the other.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="target">Where the columns become rows.</param>
    /// <param name="targetStride">Values from one row of the target to the next, at least <paramref name="rows"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, int rows, int columns, T* target, int targetStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var row = 0;
        if (typeof(T) == typeof(float) && Avx.IsSupported)
        {
            for (; row <= rows - 8; row += 8)
            {
                var column = 0;
                for (; column <= columns - 8; column += 8)
                    EightByEight((float*)source + row * columns + column, columns, (float*)target + column * targetStride + row, targetStride);
                Plain(source, row, row + 8, column, columns, target, targetStride);
            }
        }
        Plain(source, row, rows, 0, columns, target, targetStride);
    }

    private static void Plain<T>(T* source, int firstRow, int endRow, int firstColumn, int columns, T* target, int targetStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = firstRow; row < endRow; row++)
        {
            for (var column = firstColumn; column < columns; column++) target[column * targetStride + row] = source[row * columns + column];
        }
    }

    /// <summary>Transposes 8 x 8 values in registers: pairs, then pairs of pairs, then halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightByEight(float* source, nint sourceStride, float* target, nint targetStride)
    {
        var (r0, r1) = (Vector256.Load(source), Vector256.Load(source + sourceStride));
        var (r2, r3) = (Vector256.Load(source + 2 * sourceStride), Vector256.Load(source + 3 * sourceStride));
        var (r4, r5) = (Vector256.Load(source + 4 * sourceStride), Vector256.Load(source + 5 * sourceStride));
        var (r6, r7) = (Vector256.Load(source + 6 * sourceStride), Vector256.Load(source + 7 * sourceStride));
        var (t0, t1, t2, t3) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1), Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        var (t4, t5, t6, t7) = (Avx.UnpackLow(r4, r5), Avx.UnpackHigh(r4, r5), Avx.UnpackLow(r6, r7), Avx.UnpackHigh(r6, r7));
        (r0, r1, r2, r3) = (Avx.Shuffle(t0, t2, 0x44), Avx.Shuffle(t0, t2, 0xEE), Avx.Shuffle(t1, t3, 0x44), Avx.Shuffle(t1, t3, 0xEE));
        (r4, r5, r6, r7) = (Avx.Shuffle(t4, t6, 0x44), Avx.Shuffle(t4, t6, 0xEE), Avx.Shuffle(t5, t7, 0x44), Avx.Shuffle(t5, t7, 0xEE));
        Avx.Permute2x128(r0, r4, 0x20).Store(target);
        Avx.Permute2x128(r1, r5, 0x20).Store(target + targetStride);
        Avx.Permute2x128(r2, r6, 0x20).Store(target + 2 * targetStride);
        Avx.Permute2x128(r3, r7, 0x20).Store(target + 3 * targetStride);
        Avx.Permute2x128(r0, r4, 0x31).Store(target + 4 * targetStride);
        Avx.Permute2x128(r1, r5, 0x31).Store(target + 5 * targetStride);
        Avx.Permute2x128(r2, r6, 0x31).Store(target + 6 * targetStride);
        Avx.Permute2x128(r3, r7, 0x31).Store(target + 7 * targetStride);
    }
}

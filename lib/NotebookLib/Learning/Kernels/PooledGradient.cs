using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>Gives the gradient of a maximum back to the value of its 2 x 2 window that was the largest.</summary>
internal static unsafe class PooledGradient
{
    /// <summary>Spreads rows of one channel.</summary>
    /// <param name="pooled">Gradient of the maxima, [row][column][example].</param>
    /// <param name="winners">Two bytes for each vector of maxima, as <see cref="ConvolutionForward.RunPooled"/> leaves them.</param>
    /// <param name="rows">Rows of maxima.</param>
    /// <param name="columns">Columns of maxima.</param>
    /// <param name="examples">Examples.</param>
    /// <param name="target">Receives twice the rows and twice the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread<T>(T* pooled, byte* winners, int rows, int columns, int examples, T* target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var size = Vector256<T>.Count;
        var rowStride = 2 * columns * examples;
        for (var row = 0; row < rows; row++)
        {
            var upper = target + 2 * row * rowStride;
            for (var column = 0; column < columns; column++)
            {
                for (var lane = 0; lane < examples; lane += size)
                {
                    var gradient = Vector256.Load(pooled);
                    var (inLowerRow, inRightColumn) = (Mask<T>(winners[0]), Mask<T>(winners[1]));
                    var lower = gradient & inLowerRow;
                    var higher = Vector256.AndNot(gradient, inLowerRow);
                    var at = upper + 2 * column * examples + lane;
                    Vector256.AndNot(higher, inRightColumn).Store(at);
                    (higher & inRightColumn).Store(at + examples);
                    Vector256.AndNot(lower, inRightColumn).Store(at + rowStride);
                    (lower & inRightColumn).Store(at + rowStride + examples);
                    pooled += size;
                    winners += 2;
                }
            }
        }
    }

    /// <summary>All ones in the lanes whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Mask<T>(byte bits) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            var lanes = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
            return Vector256.Equals(Vector256.Create((int)bits) & lanes, lanes).As<int, T>();
        }
        var wide = Vector256.Create(1L, 2, 4, 8);
        return Vector256.Equals(Vector256.Create((long)bits) & wide, wide).As<long, T>();
    }
}

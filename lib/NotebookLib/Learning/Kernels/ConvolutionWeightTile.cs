using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>How many taps a tile has; known to the compiler, which leaves the fourth out where there is none.</summary>
internal interface ITaps
{
    static abstract bool HasFourth { get; }
}

/// <summary>Three taps.</summary>
internal readonly struct ThreeTaps : ITaps
{
    public static bool HasFourth => false;
}

/// <summary>Four taps.</summary>
internal readonly struct FourTaps : ITaps
{
    public static bool HasFourth => true;
}

/// <summary>
/// The innermost loop of a convolution's weight gradient: 3 output channels x 3 or 4 taps, that is 9 or 12 sums in registers, while positions run by.
/// </summary>
internal static unsafe class ConvolutionWeightTile
{
    /// <summary>Most taps of a tile; the sums take as much room whether it has three or four.</summary>
    public const int MostTaps = 4;

    /// <summary>Vectors of sums of a tile.</summary>
    public const int Sums = ConvolutionTile.Channels * MostTaps;

    /// <summary>sums[channel, tap] += Σ over positions and examples of g[channel, position] · x[tap, position], lane by lane.</summary>
    /// <param name="g">Gradient of the first channel.</param>
    /// <param name="second">Distance to the second channel.</param>
    /// <param name="third">Distance to the third channel.</param>
    /// <param name="x0">Input as the first tap sees it.</param>
    /// <param name="x1">As the second tap sees it.</param>
    /// <param name="x2">As the third tap sees it.</param>
    /// <param name="x3">As the fourth tap sees it.</param>
    /// <param name="gRowStride">Values from one row of g to the next.</param>
    /// <param name="xRowStride">Values from one row of x to the next.</param>
    /// <param name="rows">Rows of positions.</param>
    /// <param name="columns">Positions of a row.</param>
    /// <param name="examples">Values of a position.</param>
    /// <param name="sums">The running sums, four vectors a channel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T, TTaps>(
        T* g, int second, int third, T* x0, T* x1, T* x2, T* x3, int gRowStride, int xRowStride, int rows, int columns, int examples, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTaps : struct, ITaps
    {
        var size = Vector256<T>.Count;
        var (a0, a1, a2, a3) = (Vector256.Load(sums), Vector256.Load(sums + size), Vector256.Load(sums + 2 * size), Vector256.Load(sums + 3 * size));
        var (b0, b1, b2, b3) = (Vector256.Load(sums + 4 * size), Vector256.Load(sums + 5 * size), Vector256.Load(sums + 6 * size), Vector256.Load(sums + 7 * size));
        var (c0, c1, c2, c3) = (Vector256.Load(sums + 8 * size), Vector256.Load(sums + 9 * size), Vector256.Load(sums + 10 * size), Vector256.Load(sums + 11 * size));
        nint end = columns * examples;
        nint step = examples;
        for (var row = 0; row < rows; row++)
        {
            var g0 = g + row * gRowStride;
            var g1 = g0 + second;
            var g2 = g0 + third;
            var x0Row = x0 + row * xRowStride;
            var x1Row = x1 + row * xRowStride;
            var x2Row = x2 + row * xRowStride;
            var x3Row = x3 + row * xRowStride;
            for (nint column = 0; column < end; column += step)
            {
                var (h0, h1, h2) = (Vector256.Load(g0 + column), Vector256.Load(g1 + column), Vector256.Load(g2 + column));
                var v = Vector256.Load(x0Row + column);
                a0 = Lanes.MultiplyAdd(h0, v, a0);
                b0 = Lanes.MultiplyAdd(h1, v, b0);
                c0 = Lanes.MultiplyAdd(h2, v, c0);
                v = Vector256.Load(x1Row + column);
                a1 = Lanes.MultiplyAdd(h0, v, a1);
                b1 = Lanes.MultiplyAdd(h1, v, b1);
                c1 = Lanes.MultiplyAdd(h2, v, c1);
                v = Vector256.Load(x2Row + column);
                a2 = Lanes.MultiplyAdd(h0, v, a2);
                b2 = Lanes.MultiplyAdd(h1, v, b2);
                c2 = Lanes.MultiplyAdd(h2, v, c2);
                if (!TTaps.HasFourth) continue;
                v = Vector256.Load(x3Row + column);
                a3 = Lanes.MultiplyAdd(h0, v, a3);
                b3 = Lanes.MultiplyAdd(h1, v, b3);
                c3 = Lanes.MultiplyAdd(h2, v, c3);
            }
        }
        Store(sums, a0, a1, a2, TTaps.HasFourth ? a3 : Vector256<T>.Zero);
        Store(sums + 4 * size, b0, b1, b2, TTaps.HasFourth ? b3 : Vector256<T>.Zero);
        Store(sums + 8 * size, c0, c1, c2, TTaps.HasFourth ? c3 : Vector256<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T* target, Vector256<T> v0, Vector256<T> v1, Vector256<T> v2, Vector256<T> v3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        v0.Store(target);
        v1.Store(target + Vector256<T>.Count);
        v2.Store(target + 2 * Vector256<T>.Count);
        v3.Store(target + 3 * Vector256<T>.Count);
    }
}

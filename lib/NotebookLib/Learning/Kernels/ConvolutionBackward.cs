using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookLib.Learning;

/// <summary>
/// Gradients of a convolution, for some rows of the output's gradient at a time: weights by tiles of 3 output channels x 4 taps that
/// run over all positions, the input by the forward tile with output channels in the place of taps.
/// </summary>
internal static unsafe class ConvolutionBackward
{
    /// <summary>Taps of a weight tile.</summary>
    private const int TileTaps = 4;

    private const int TileSums = ConvolutionTile.Channels * TileTaps;

    /// <summary>Values of the running sums of all weights, one vector for each weight of whole tiles.</summary>
    public static int SumCount<T>(in ConvolutionGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => geometry.OutBlocks * TapBlocks(geometry) * TileSums * Vector256<T>.Count;

    /// <summary>Adds rows of the output's gradient to the running sums of one block of output channels.</summary>
    /// <param name="geometry">Sizes.</param>
    /// <param name="block">Block of output channels.</param>
    /// <param name="x">Input of the chunk, at the first row.</param>
    /// <param name="g">Output's gradient, first channel of the block, first row.</param>
    /// <param name="channelStride">Values from one channel of g to the next.</param>
    /// <param name="rowStride">Values from one row of g to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="offsets">Offsets of the taps.</param>
    /// <param name="sums">Running sums.</param>
    public static void AddToWeightSums<T>(
        in ConvolutionGeometry geometry, int block, T* x, T* g, int channelStride, int rowStride, int rows, int columns, int* offsets, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tapBlocks = TapBlocks(geometry);
        var last = geometry.Taps - 1;
        var channels = Math.Min(ConvolutionTile.Channels, geometry.OutChannels - block * ConvolutionTile.Channels);
        var second = Math.Min(1, channels - 1) * channelStride;
        var third = Math.Min(2, channels - 1) * channelStride;
        for (var lane = 0; lane < geometry.Examples; lane += Vector256<T>.Count)
        {
            for (var tapBlock = 0; tapBlock < tapBlocks; tapBlock++)
            {
                var tap = tapBlock * TileTaps;
                var tileSums = sums + (block * tapBlocks + tapBlock) * TileSums * Vector256<T>.Count;
                AddTile(
                    g + lane, second, third,
                    x + lane + offsets[tap], x + lane + offsets[Math.Min(tap + 1, last)], x + lane + offsets[Math.Min(tap + 2, last)],
                    x + lane + offsets[Math.Min(tap + 3, last)],
                    rowStride, geometry.InputRowStride, rows, columns, geometry.Examples, tileSums);
            }
        }
    }

    /// <summary>Adds the running sums, each over its lanes, to the weights' gradient.</summary>
    public static void AddSums<T>(in ConvolutionGeometry geometry, T* sums, Span<T> weightGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tapBlocks = TapBlocks(geometry);
        for (var o = 0; o < geometry.OutChannels; o++)
        {
            var row = weightGradient.Slice(o * geometry.Taps, geometry.Taps);
            for (var tap = 0; tap < geometry.Taps; tap += TileTaps)
            {
                var tile = o / ConvolutionTile.Channels * tapBlocks + tap / TileTaps;
                var four = sums + (tile * TileSums + o % ConvolutionTile.Channels * TileTaps) * Vector256<T>.Count;
                if (typeof(T) == typeof(float) && Avx.IsSupported && tap + TileTaps <= geometry.Taps)
                {
                    var totals = LaneTotals((float*)four) + Vector128.Create<float>(MemoryMarshal.Cast<T, float>(row[tap..]));
                    totals.CopyTo(MemoryMarshal.Cast<T, float>(row[tap..]));
                    continue;
                }
                for (var i = 0; i < Math.Min(TileTaps, geometry.Taps - tap); i++)
                    row[tap + i] += Vector256.Sum(Vector256.Load(four + i * Vector256<T>.Count));
            }
        }
    }

    /// <summary>Adds what rows of the output's gradient contribute to the input's gradient.</summary>
    /// <param name="geometry">Sizes.</param>
    /// <param name="weights">Weights.</param>
    /// <param name="gx">Input's gradient of the chunk, at the first row.</param>
    /// <param name="g">Output's gradient, all channels, at the first row.</param>
    /// <param name="channelStride">Values from one channel of g to the next.</param>
    /// <param name="rowStride">Values from one row of g to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public static void AddToInput<T>(
        in ConvolutionGeometry geometry, PackedWeights<T> weights, T* gx, T* g, int channelStride, int rowStride, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (outChannels, kernel, examples) = (geometry.OutChannels, geometry.Kernel, geometry.Examples);
        // A tap of this sum is a kernel row and an output channel: a row of the input meets the rows of the gradient above it.
        var offsets = stackalloc int[kernel * outChannels];
        for (var tap = 0; tap < kernel * outChannels; tap++) offsets[tap] = tap % outChannels * channelStride - tap / outChannels * rowStride;
        fixed (T* w = weights.Backward)
        {
            for (var row = 0; row < rows + kernel - 1; row++)
            {
                var firstTap = Math.Max(0, row - rows + 1) * outChannels;
                var taps = (Math.Min(kernel - 1, row) + 1) * outChannels - firstTap;
                for (var column = 0; column < columns; column += ConvolutionTile.Positions)
                {
                    var width = Math.Min(ConvolutionTile.Positions, columns - column);
                    for (var lane = 0; lane < examples; lane += Vector256<T>.Count)
                    {
                        var p = g + row * rowStride + column * examples + lane;
                        for (var run = 0; run < geometry.InBlocks * kernel; run++)
                        {
                            var (channel, kernelColumn) = (run / kernel * ConvolutionTile.Channels, run % kernel);
                            Vector256<T> a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3;
                            a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = c0 = c1 = c2 = c3 = Vector256<T>.Zero;
                            ConvolutionTile.Accumulate(
                                p, p + Math.Min(1, width - 1) * examples, p + Math.Min(2, width - 1) * examples, p + (width - 1) * examples,
                                offsets + firstTap, taps, w + (run * kernel * outChannels + firstTap) * ConvolutionTile.Channels,
                                ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, ref c0, ref c1, ref c2, ref c3);
                            var target = gx + channel * geometry.InputChannelStride + row * geometry.InputRowStride
                                + (column + kernelColumn) * examples + lane;
                            Add(target, examples, width, a0, a1, a2, a3);
                            if (channel + 1 < geometry.InChannels) Add(target + geometry.InputChannelStride, examples, width, b0, b1, b2, b3);
                            if (channel + 2 < geometry.InChannels) Add(target + 2 * geometry.InputChannelStride, examples, width, c0, c1, c2, c3);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The sums over the lanes of four vectors.</summary>
    private static Vector128<float> LaneTotals(float* four)
    {
        var pairs = Avx.HorizontalAdd(
            Avx.HorizontalAdd(Vector256.Load(four), Vector256.Load(four + 8)), Avx.HorizontalAdd(Vector256.Load(four + 16), Vector256.Load(four + 24)));
        return pairs.GetLower() + pairs.GetUpper();
    }

    private static int TapBlocks(in ConvolutionGeometry geometry) => (geometry.Taps + TileTaps - 1) / TileTaps;

    private static void AddTile<T>(
        T* g, int second, int third, T* x0, T* x1, T* x2, T* x3, int gRowStride, int xRowStride, int rows, int columns, int examples, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
                a0 = Simd.MultiplyAdd(h0, v, a0);
                b0 = Simd.MultiplyAdd(h1, v, b0);
                c0 = Simd.MultiplyAdd(h2, v, c0);
                v = Vector256.Load(x1Row + column);
                a1 = Simd.MultiplyAdd(h0, v, a1);
                b1 = Simd.MultiplyAdd(h1, v, b1);
                c1 = Simd.MultiplyAdd(h2, v, c1);
                v = Vector256.Load(x2Row + column);
                a2 = Simd.MultiplyAdd(h0, v, a2);
                b2 = Simd.MultiplyAdd(h1, v, b2);
                c2 = Simd.MultiplyAdd(h2, v, c2);
                v = Vector256.Load(x3Row + column);
                a3 = Simd.MultiplyAdd(h0, v, a3);
                b3 = Simd.MultiplyAdd(h1, v, b3);
                c3 = Simd.MultiplyAdd(h2, v, c3);
            }
        }
        Store(sums, a0, a1, a2, a3);
        Store(sums + 4 * size, b0, b1, b2, b3);
        Store(sums + 8 * size, c0, c1, c2, c3);
    }

    private static void Store<T>(T* target, Vector256<T> v0, Vector256<T> v1, Vector256<T> v2, Vector256<T> v3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        v0.Store(target);
        v1.Store(target + Vector256<T>.Count);
        v2.Store(target + 2 * Vector256<T>.Count);
        v3.Store(target + 3 * Vector256<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(T* target, int examples, int width, Vector256<T> v0, Vector256<T> v1, Vector256<T> v2, Vector256<T> v3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (Vector256.Load(target) + v0).Store(target);
        if (width > 1) (Vector256.Load(target + examples) + v1).Store(target + examples);
        if (width > 2) (Vector256.Load(target + 2 * examples) + v2).Store(target + 2 * examples);
        if (width > 3) (Vector256.Load(target + 3 * examples) + v3).Store(target + 3 * examples);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookLib.Learning;

/// <summary>
/// Gradients of a convolution, for some rows of the output's gradient at a time: weights by tiles of 3 output channels x 3 or 4 taps that
/// run over all positions, the input by the forward tile with output channels in the place of taps.
/// </summary>
internal static unsafe class ConvolutionBackward
{
    private const int TileSums = ConvolutionWeightTile.Sums;

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
        var (tileTaps, tapBlocks) = (TileTaps(geometry), TapBlocks(geometry));
        var last = geometry.Taps - 1;
        var channels = Math.Min(ConvolutionTile.Channels, geometry.OutChannels - block * ConvolutionTile.Channels);
        var second = Math.Min(1, channels - 1) * channelStride;
        var third = Math.Min(2, channels - 1) * channelStride;
        for (var lane = 0; lane < geometry.Examples; lane += Vector256<T>.Count)
        {
            for (var tapBlock = 0; tapBlock < tapBlocks; tapBlock++)
            {
                var tap = tapBlock * tileTaps;
                var tileSums = sums + (block * tapBlocks + tapBlock) * TileSums * Vector256<T>.Count;
                T* x0 = x + lane + offsets[tap], x1 = x + lane + offsets[Math.Min(tap + 1, last)];
                T* x2 = x + lane + offsets[Math.Min(tap + 2, last)], x3 = x + lane + offsets[Math.Min(tap + 3, last)];
                if (tileTaps == 3)
                    ConvolutionWeightTile.Add<T, ThreeTaps>(
                        g + lane, second, third, x0, x1, x2, x3, rowStride, geometry.InputRowStride, rows, columns, geometry.Examples, tileSums);
                else
                    ConvolutionWeightTile.Add<T, FourTaps>(
                        g + lane, second, third, x0, x1, x2, x3, rowStride, geometry.InputRowStride, rows, columns, geometry.Examples, tileSums);
            }
        }
    }

    /// <summary>Adds the running sums, each over its lanes, to the weights' gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSums<T>(in ConvolutionGeometry geometry, T* sums, Span<T> weightGradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (tileTaps, tapBlocks) = (TileTaps(geometry), TapBlocks(geometry));
        for (var o = 0; o < geometry.OutChannels; o++)
        {
            var row = weightGradient.Slice(o * geometry.Taps, geometry.Taps);
            for (var tap = 0; tap < geometry.Taps; tap += tileTaps)
            {
                var tile = o / ConvolutionTile.Channels * tapBlocks + tap / tileTaps;
                var four = sums + (tile * TileSums + o % ConvolutionTile.Channels * ConvolutionWeightTile.MostTaps) * Vector256<T>.Count;
                if (typeof(T) == typeof(float) && Avx.IsSupported && tileTaps == 4 && tap + 4 <= geometry.Taps)
                {
                    var totals = LaneTotals((float*)four) + Vector128.Create<float>(MemoryMarshal.Cast<T, float>(row[tap..]));
                    totals.CopyTo(MemoryMarshal.Cast<T, float>(row[tap..]));
                    continue;
                }
                for (var i = 0; i < Math.Min(tileTaps, geometry.Taps - tap); i++)
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>Four, or three where that leaves nothing over and four would, as for the 9 taps of a 3 x 3 kernel.</summary>
    private static int TileTaps(in ConvolutionGeometry geometry) => geometry.Taps % 4 != 0 && geometry.Taps % 3 == 0 ? 3 : 4;

    private static int TapBlocks(in ConvolutionGeometry geometry) => (geometry.Taps + TileTaps(geometry) - 1) / TileTaps(geometry);

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

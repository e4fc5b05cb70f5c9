using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>Convolution of one chunk by tiles, alone or with the maximum of 2 x 2 windows taken while the four sums are in registers.</summary>
internal static unsafe class ConvolutionForward
{
    /// <summary>Output [channel][row][column][example].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(in ConvolutionGeometry geometry, ReadOnlySpan<T> input, PackedWeights<T> weights, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (taps, columns, examples) = (geometry.Taps, geometry.Columns, geometry.Examples);
        var positions = geometry.Rows * columns;
        var channelStride = positions * examples;
        var offsets = stackalloc int[taps];
        geometry.TapOffsets(new Span<int>(offsets, taps));
        fixed (T* x = input, y = output, w = weights.Forward, bias = weights.Bias)
        {
            for (var position = 0; position < positions; position += ConvolutionTile.Positions)
            {
                // The last tile repeats its last position rather than run past the end.
                var (n0, n1) = (position, Math.Min(position + 1, positions - 1));
                var (n2, n3) = (Math.Min(position + 2, positions - 1), Math.Min(position + 3, positions - 1));
                for (var lane = 0; lane < examples; lane += Vector256<T>.Count)
                {
                    var p0 = x + n0 / columns * geometry.InputRowStride + n0 % columns * examples + lane;
                    var p1 = x + n1 / columns * geometry.InputRowStride + n1 % columns * examples + lane;
                    var p2 = x + n2 / columns * geometry.InputRowStride + n2 % columns * examples + lane;
                    var p3 = x + n3 / columns * geometry.InputRowStride + n3 % columns * examples + lane;
                    for (var block = 0; block < geometry.OutBlocks; block++)
                    {
                        var o = block * ConvolutionTile.Channels;
                        Vector256<T> a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3;
                        a0 = a1 = a2 = a3 = Vector256.Create(bias[o]);
                        b0 = b1 = b2 = b3 = Vector256.Create(bias[o + 1]);
                        c0 = c1 = c2 = c3 = Vector256.Create(bias[o + 2]);
                        ConvolutionTile.Accumulate(
                            p0, p1, p2, p3, offsets, taps, w + o * taps,
                            ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, ref c0, ref c1, ref c2, ref c3);
                        var target = y + o * channelStride + lane;
                        Store(target, n0, n1, n2, n3, examples, a0, a1, a2, a3);
                        if (o + 1 < geometry.OutChannels) Store(target + channelStride, n0, n1, n2, n3, examples, b0, b1, b2, b3);
                        if (o + 2 < geometry.OutChannels) Store(target + 2 * channelStride, n0, n1, n2, n3, examples, c0, c1, c2, c3);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Maxima of 2 x 2 windows of the output, [channel][pooled row][pooled column][example], and for each vector of maxima two bytes with a bit
    /// an example: whether the largest value is in the lower row, whether in the right column. Of equal values the first counts.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunPooled<T>(in ConvolutionGeometry geometry, ReadOnlySpan<T> input, PackedWeights<T> weights, Span<T> output, Span<byte> winners)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (taps, rows, columns, examples) = (geometry.Taps, geometry.Rows / 2, geometry.Columns / 2, geometry.Examples);
        var cells = rows * columns;
        var vectors = examples / Vector256<T>.Count;
        var offsets = stackalloc int[taps];
        geometry.TapOffsets(new Span<int>(offsets, taps));
        fixed (T* x = input, y = output, w = weights.Forward, bias = weights.Bias)
        fixed (byte* bits = winners)
        {
            for (var cell = 0; cell < cells; cell++)
            {
                for (var vector = 0; vector < vectors; vector++)
                {
                    var p0 = x + cell / columns * 2 * geometry.InputRowStride + cell % columns * 2 * examples + vector * Vector256<T>.Count;
                    var p2 = p0 + geometry.InputRowStride;
                    for (var block = 0; block < geometry.OutBlocks; block++)
                    {
                        var o = block * ConvolutionTile.Channels;
                        Vector256<T> a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3;
                        a0 = a1 = a2 = a3 = Vector256.Create(bias[o]);
                        b0 = b1 = b2 = b3 = Vector256.Create(bias[o + 1]);
                        c0 = c1 = c2 = c3 = Vector256.Create(bias[o + 2]);
                        ConvolutionTile.Accumulate(
                            p0, p0 + examples, p2, p2 + examples, offsets, taps, w + o * taps,
                            ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, ref c0, ref c1, ref c2, ref c3);
                        var at = (o * cells + cell) * vectors + vector;
                        StoreMaximum(y, bits, at, a0, a1, a2, a3);
                        if (o + 1 < geometry.OutChannels) StoreMaximum(y, bits, at + cells * vectors, b0, b1, b2, b3);
                        if (o + 2 < geometry.OutChannels) StoreMaximum(y, bits, at + 2 * cells * vectors, c0, c1, c2, c3);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T* target, int n0, int n1, int n2, int n3, int examples, Vector256<T> v0, Vector256<T> v1, Vector256<T> v2, Vector256<T> v3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        v0.Store(target + n0 * examples);
        v1.Store(target + n1 * examples);
        v2.Store(target + n2 * examples);
        v3.Store(target + n3 * examples);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreMaximum<T>(T* output, byte* winners, int at, Vector256<T> v0, Vector256<T> v1, Vector256<T> v2, Vector256<T> v3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // MaxNative gives its second operand unless the first is greater, so the first of equal values wins, and a NaN there stays.
        var upper = Vector256.MaxNative(v1, v0);
        var lower = Vector256.MaxNative(v3, v2);
        Vector256.MaxNative(lower, upper).Store(output + at * Vector256<T>.Count);
        var lowerRow = Vector256.GreaterThan(lower, upper).ExtractMostSignificantBits();
        var upperRight = Vector256.GreaterThan(v1, v0).ExtractMostSignificantBits();
        var lowerRight = Vector256.GreaterThan(v3, v2).ExtractMostSignificantBits();
        winners[2 * at] = (byte)lowerRow;
        winners[2 * at + 1] = (byte)((lowerRow & lowerRight) | (~lowerRow & upperRight));
    }
}

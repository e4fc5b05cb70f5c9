using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// The innermost loop of a convolution: 4 positions x 3 channels, that is 12 sums in registers, fed by 4 input vectors and 3 weights
/// a tap. Seven loads for twelve multiply-adds keep both multiply-add units busy.
/// </summary>
internal static unsafe class ConvolutionTile
{
    /// <summary>Channels of a tile; weights are packed [tap][channel of the tile].</summary>
    public const int Channels = 3;

    /// <summary>Positions of a tile.</summary>
    public const int Positions = 4;

    /// <summary>sum[channel, position] += Σ over taps of weight[tap, channel] · input[position + offset[tap]].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<T>(
        T* p0, T* p1, T* p2, T* p3, int* offsets, int taps, T* weights,
        ref Vector256<T> a0, ref Vector256<T> a1, ref Vector256<T> a2, ref Vector256<T> a3,
        ref Vector256<T> b0, ref Vector256<T> b1, ref Vector256<T> b2, ref Vector256<T> b3,
        ref Vector256<T> c0, ref Vector256<T> c1, ref Vector256<T> c2, ref Vector256<T> c3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nint tap = 0; tap < taps; tap++)
        {
            // Three weights, one input vector and twelve sums are all sixteen registers.
            nint offset = offsets[tap];
            var (w0, w1, w2) = (Vector256.Create(weights[0]), Vector256.Create(weights[1]), Vector256.Create(weights[2]));
            var x = Vector256.Load(p0 + offset);
            a0 = Lanes.MultiplyAdd(w0, x, a0);
            b0 = Lanes.MultiplyAdd(w1, x, b0);
            c0 = Lanes.MultiplyAdd(w2, x, c0);
            x = Vector256.Load(p1 + offset);
            a1 = Lanes.MultiplyAdd(w0, x, a1);
            b1 = Lanes.MultiplyAdd(w1, x, b1);
            c1 = Lanes.MultiplyAdd(w2, x, c1);
            x = Vector256.Load(p2 + offset);
            a2 = Lanes.MultiplyAdd(w0, x, a2);
            b2 = Lanes.MultiplyAdd(w1, x, b2);
            c2 = Lanes.MultiplyAdd(w2, x, c2);
            x = Vector256.Load(p3 + offset);
            a3 = Lanes.MultiplyAdd(w0, x, a3);
            b3 = Lanes.MultiplyAdd(w1, x, b3);
            c3 = Lanes.MultiplyAdd(w2, x, c3);
            weights += Channels;
        }
    }
}

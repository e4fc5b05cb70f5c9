using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>Dense layer of one chunk: ten outputs at a time, their sums in registers, so that an input vector is loaded once for ten products.</summary>
internal static unsafe class LinearForward
{
    /// <summary>Outputs of a tile; the layers here have 10, 84 and 120.</summary>
    private const int TileOutputs = 10;

    /// <summary>y[o][example] = bias[o] + Σ w[o, i] x[i][example].</summary>
    public static void Run<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> output, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var outputs = bias.Length;
        var inputs = weight.Length / outputs;
        var sums = stackalloc Vector256<T>[TileOutputs];
        fixed (T* x = input, w = weight, y = output)
        {
            for (var lane = 0; lane < examples; lane += Vector256<T>.Count)
            {
                for (var first = 0; first < outputs; first += TileOutputs)
                {
                    Tile(x + lane, w + first * inputs, inputs, examples, Math.Min(TileOutputs, outputs - first) - 1, sums);
                    for (var o = first; o < Math.Min(first + TileOutputs, outputs); o++)
                        (sums[o - first] + Vector256.Create(bias[o])).Store(y + o * examples + lane);
                }
            }
        }
    }

    /// <summary>Ten sums; rows beyond the last repeat it and are not used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<T>(T* x, T* w, int inputs, int examples, int last, Vector256<T>* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (w0, w1, w2, w3, w4) = ((nint)w, Row(w, 1, last, inputs), Row(w, 2, last, inputs), Row(w, 3, last, inputs), Row(w, 4, last, inputs));
        var (w5, w6, w7, w8, w9) = (
            Row(w, 5, last, inputs), Row(w, 6, last, inputs), Row(w, 7, last, inputs), Row(w, 8, last, inputs), Row(w, 9, last, inputs));
        Vector256<T> s0, s1, s2, s3, s4, s5, s6, s7, s8, s9;
        s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = s8 = s9 = Vector256<T>.Zero;
        for (nint i = 0; i < inputs; i++)
        {
            var v = Vector256.Load(x);
            s0 = Simd.MultiplyAdd(Vector256.Create(((T*)w0)[i]), v, s0);
            s1 = Simd.MultiplyAdd(Vector256.Create(((T*)w1)[i]), v, s1);
            s2 = Simd.MultiplyAdd(Vector256.Create(((T*)w2)[i]), v, s2);
            s3 = Simd.MultiplyAdd(Vector256.Create(((T*)w3)[i]), v, s3);
            s4 = Simd.MultiplyAdd(Vector256.Create(((T*)w4)[i]), v, s4);
            s5 = Simd.MultiplyAdd(Vector256.Create(((T*)w5)[i]), v, s5);
            s6 = Simd.MultiplyAdd(Vector256.Create(((T*)w6)[i]), v, s6);
            s7 = Simd.MultiplyAdd(Vector256.Create(((T*)w7)[i]), v, s7);
            s8 = Simd.MultiplyAdd(Vector256.Create(((T*)w8)[i]), v, s8);
            s9 = Simd.MultiplyAdd(Vector256.Create(((T*)w9)[i]), v, s9);
            x += examples;
        }
        (sums[0], sums[1], sums[2], sums[3], sums[4]) = (s0, s1, s2, s3, s4);
        (sums[5], sums[6], sums[7], sums[8], sums[9]) = (s5, s6, s7, s8, s9);
    }

    private static nint Row<T>(T* w, int row, int last, int inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (nint)(w + Math.Min(row, last) * inputs);
}

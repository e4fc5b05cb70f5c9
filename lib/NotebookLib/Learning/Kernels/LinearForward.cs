using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// Dense layer of one chunk: five outputs at a time, for two inputs in turns, their ten sums in registers. More rows of weights at a time would drive each other out of
/// the first-level cache where the rows are a multiple of 4 KB apart.
/// </summary>
internal static unsafe class LinearForward
{
    /// <summary>Outputs of a tile; the layers here have 10, 84 and 120.</summary>
    private const int TileOutputs = 5;

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

    /// <summary>Five sums; rows beyond the last repeat it and are not used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<T>(T* x, T* w, int inputs, int examples, int last, Vector256<T>* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var w1 = w + Math.Min(1, last) * inputs;
        var w2 = w + Math.Min(2, last) * inputs;
        var w3 = w + Math.Min(3, last) * inputs;
        var w4 = w + Math.Min(4, last) * inputs;
        Vector256<T> s0, s1, s2, s3, s4, t0, t1, t2, t3, t4;
        s0 = s1 = s2 = s3 = s4 = t0 = t1 = t2 = t3 = t4 = Vector256<T>.Zero;
        nint i = 0;
        for (; i < inputs - 1; i += 2)
        {
            var v = Vector256.Load(x);
            s0 = Lanes.MultiplyAdd(Vector256.Create(w[i]), v, s0);
            s1 = Lanes.MultiplyAdd(Vector256.Create(w1[i]), v, s1);
            s2 = Lanes.MultiplyAdd(Vector256.Create(w2[i]), v, s2);
            s3 = Lanes.MultiplyAdd(Vector256.Create(w3[i]), v, s3);
            s4 = Lanes.MultiplyAdd(Vector256.Create(w4[i]), v, s4);
            v = Vector256.Load(x + examples);
            t0 = Lanes.MultiplyAdd(Vector256.Create(w[i + 1]), v, t0);
            t1 = Lanes.MultiplyAdd(Vector256.Create(w1[i + 1]), v, t1);
            t2 = Lanes.MultiplyAdd(Vector256.Create(w2[i + 1]), v, t2);
            t3 = Lanes.MultiplyAdd(Vector256.Create(w3[i + 1]), v, t3);
            t4 = Lanes.MultiplyAdd(Vector256.Create(w4[i + 1]), v, t4);
            x += 2 * examples;
        }
        if (i < inputs)
        {
            var v = Vector256.Load(x);
            s0 = Lanes.MultiplyAdd(Vector256.Create(w[i]), v, s0);
            s1 = Lanes.MultiplyAdd(Vector256.Create(w1[i]), v, s1);
            s2 = Lanes.MultiplyAdd(Vector256.Create(w2[i]), v, s2);
            s3 = Lanes.MultiplyAdd(Vector256.Create(w3[i]), v, s3);
            s4 = Lanes.MultiplyAdd(Vector256.Create(w4[i]), v, s4);
        }
        (sums[0], sums[1], sums[2], sums[3], sums[4]) = (s0 + t0, s1 + t1, s2 + t2, s3 + t3, s4 + t4);
    }
}

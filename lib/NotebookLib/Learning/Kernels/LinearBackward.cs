using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>Gradients of a dense layer for one chunk.</summary>
internal static unsafe class LinearBackward
{
    /// <summary>Outputs of a tile, as in <see cref="LinearForward"/>.</summary>
    private const int TileOutputs = 5;

    /// <summary>Inputs whose transpose is held at a time; with the examples it stays in the first-level cache.</summary>
    private const int BlockInputs = 256;

    /// <summary>Values of working memory that <see cref="AddToWeight"/> needs.</summary>
    public static int ScratchCount(int examples) => BlockInputs * examples;

    /// <summary>gx[i][example] = Σ w[o, i] g[o][example]: the gradients of five outputs stay in registers while the inputs run.</summary>
    public static void Input<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> weight, Span<T> inputGradient, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (outputs, inputs) = (gradient.Length / examples, inputGradient.Length / examples);
        fixed (T* g = gradient, w = weight, gx = inputGradient)
        {
            for (var lane = 0; lane < examples; lane += Vector256<T>.Count)
            {
                for (var first = 0; first < outputs; first += TileOutputs)
                    InputTile(g + first * examples + lane, w + first * inputs, gx + lane, inputs, examples, Math.Min(TileOutputs, outputs - first), first > 0);
            }
        }
    }

    /// <summary>gw[o, i] += Σ over examples of g[o][example] x[i][example].</summary>
    public static void AddToWeight<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> gradient, Span<T> weightGradient, Span<T> scratch, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (outputs, inputs) = (gradient.Length / examples, input.Length / examples);
        fixed (T* x = input, g = gradient, gw = weightGradient, transposed = scratch)
        {
            for (var first = 0; first < inputs; first += BlockInputs)
            {
                var count = Math.Min(BlockInputs, inputs - first);
                Transpose.Run(x + first * examples, count, examples, transposed, BlockInputs);
                for (var o = 0; o < outputs; o++)
                {
                    for (var e = 0; e < examples; e += 8)
                        AddRow(gw + o * inputs + first, transposed + e * BlockInputs, g + o * examples + e, count);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputTile<T>(T* g, T* w, T* gx, int inputs, int examples, int outputs, bool add)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Rows beyond the last repeat it with a gradient of zero.
        var last = outputs - 1;
        var (g0, g1, g2) = (Vector256.Load(g), Gradient(g, 1, outputs, examples), Gradient(g, 2, outputs, examples));
        var (g3, g4) = (Gradient(g, 3, outputs, examples), Gradient(g, 4, outputs, examples));
        var w1 = w + Math.Min(1, last) * inputs;
        var w2 = w + Math.Min(2, last) * inputs;
        var w3 = w + Math.Min(3, last) * inputs;
        var w4 = w + Math.Min(4, last) * inputs;
        for (nint i = 0; i < inputs; i++)
        {
            var sum = add ? Vector256.Load(gx) : Vector256<T>.Zero;
            sum = Lanes.MultiplyAdd(Vector256.Create(w[i]), g0, sum);
            var other = Vector256.Create(w1[i]) * g1;
            sum = Lanes.MultiplyAdd(Vector256.Create(w2[i]), g2, sum);
            other = Lanes.MultiplyAdd(Vector256.Create(w3[i]), g3, other);
            sum = Lanes.MultiplyAdd(Vector256.Create(w4[i]), g4, sum);
            (sum + other).Store(gx);
            gx += examples;
        }
    }

    private static Vector256<T> Gradient<T>(T* g, int output, int outputs, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => output < outputs ? Vector256.Load(g + output * examples) : Vector256<T>.Zero;

    /// <summary>row[i] += Σ over 8 examples of g[e] x[e][i], with i in the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow<T>(T* row, T* x, T* g, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (g0, g1, g2, g3) = (Vector256.Create(g[0]), Vector256.Create(g[1]), Vector256.Create(g[2]), Vector256.Create(g[3]));
        var (g4, g5, g6, g7) = (Vector256.Create(g[4]), Vector256.Create(g[5]), Vector256.Create(g[6]), Vector256.Create(g[7]));
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            var sum = Lanes.MultiplyAdd(g0, Vector256.Load(x + i), Vector256.Load(row + i));
            var other = g1 * Vector256.Load(x + BlockInputs + i);
            sum = Lanes.MultiplyAdd(g2, Vector256.Load(x + 2 * BlockInputs + i), sum);
            other = Lanes.MultiplyAdd(g3, Vector256.Load(x + 3 * BlockInputs + i), other);
            sum = Lanes.MultiplyAdd(g4, Vector256.Load(x + 4 * BlockInputs + i), sum);
            other = Lanes.MultiplyAdd(g5, Vector256.Load(x + 5 * BlockInputs + i), other);
            sum = Lanes.MultiplyAdd(g6, Vector256.Load(x + 6 * BlockInputs + i), sum);
            other = Lanes.MultiplyAdd(g7, Vector256.Load(x + 7 * BlockInputs + i), other);
            (sum + other).Store(row + i);
        }
        for (; i < count; i++)
        {
            for (var e = 0; e < 8; e++) row[i] += g[e] * x[e * BlockInputs + i];
        }
    }
}

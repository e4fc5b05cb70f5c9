using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Rotations about Y of one, two or three neighbouring qubits in one pass over a block of rows. A rotation is computed without its cosine,
/// (a, b) -> (a - t b, b + t a) with t = tan: one multiply-add for each amplitude instead of two operations. One full rotation at
/// the end of the layer makes up for all cosines.
/// </summary>
internal static unsafe class RyPasses<T, TOut, TFirst> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TOut : struct, IRowAddress
    where TFirst : struct, IFirstRotation
{
    /// <param name="source">Values read.</param>
    /// <param name="target">Values written, rows by <typeparamref name="TOut"/>; may be the source if that is straight.</param>
    /// <param name="targetTable">Table of <typeparamref name="TOut"/>, or null.</param>
    /// <param name="first">First row of the block.</param>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="stride">Distance in rows of the least significant qubit's pairs.</param>
    /// <param name="by">Coefficients.</param>
    /// <param name="examples">Values in a row.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // in a caller its loop would have too few registers
    public static void Three(
        T* source, T* target, int* targetTable, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples)
    {
        var (t0, t1, t2) = (Vector256.Create<T>(by.Tangent0), Vector256.Create<T>(by.Tangent1), Vector256.Create<T>(by.Tangent2));
        var (cosine, sine) = (Vector256.Create<T>(by.Cosine), Vector256.Create<T>(by.Sine));
        var in1 = stride * examples;
        var (out1, out2) = (TOut.Start(targetTable, stride, examples), TOut.Start(targetTable, 2 * stride, examples));
        var out4 = TOut.Start(targetTable, 4 * stride, examples);
        for (var column = 0; column < examples; column += Vector256<T>.Count)
        {
            for (var group = first; group < first + rows; group += 8 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var at = source + row * examples + column;
                    var x0 = Vector256.Load(at);
                    var x1 = Vector256.Load(at + in1);
                    var x2 = Vector256.Load(at + 2 * in1);
                    var x3 = Vector256.Load(at + 3 * in1);
                    at += 4 * in1;
                    var x4 = Vector256.Load(at);
                    var x5 = Vector256.Load(at + in1);
                    var x6 = Vector256.Load(at + 2 * in1);
                    var x7 = Vector256.Load(at + 3 * in1);

                    var y0 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x0, x4);
                    var y4 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x0, x4);
                    var y1 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x1, x5);
                    var y5 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x1, x5);
                    var y2 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x2, x6);
                    var y6 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x2, x6);
                    var y3 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x3, x7);
                    var y7 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x3, x7);

                    x0 = Lanes.SubtractProduct(t1, y2, y0);
                    x2 = Lanes.MultiplyAdd(t1, y0, y2);
                    x1 = Lanes.SubtractProduct(t1, y3, y1);
                    x3 = Lanes.MultiplyAdd(t1, y1, y3);
                    x4 = Lanes.SubtractProduct(t1, y6, y4);
                    x6 = Lanes.MultiplyAdd(t1, y4, y6);
                    x5 = Lanes.SubtractProduct(t1, y7, y5);
                    x7 = Lanes.MultiplyAdd(t1, y5, y7);

                    var o0 = TOut.Start(targetTable, row, examples);
                    var (o1, o2) = (TOut.Row(o0, out1), TOut.Row(o0, out2));
                    var o3 = TOut.Row(o2, out1);
                    at = target + column;
                    Lanes.SubtractProduct(t2, x1, x0).Store(at + o0);
                    Lanes.MultiplyAdd(t2, x0, x1).Store(at + o1);
                    Lanes.SubtractProduct(t2, x3, x2).Store(at + o2);
                    Lanes.MultiplyAdd(t2, x2, x3).Store(at + o3);
                    Lanes.SubtractProduct(t2, x5, x4).Store(at + TOut.Row(o0, out4));
                    Lanes.MultiplyAdd(t2, x4, x5).Store(at + TOut.Row(o1, out4));
                    Lanes.SubtractProduct(t2, x7, x6).Store(at + TOut.Row(o2, out4));
                    Lanes.MultiplyAdd(t2, x6, x7).Store(at + TOut.Row(o3, out4));
                }
            }
        }
    }

    /// <inheritdoc cref="Three"/>
    [MethodImpl(MethodImplOptions.NoInlining)] // in a caller its loop would have too few registers
    public static void Two(
        T* source, T* target, int* targetTable, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples)
    {
        var (t0, t1) = (Vector256.Create<T>(by.Tangent0), Vector256.Create<T>(by.Tangent1));
        var (cosine, sine) = (Vector256.Create<T>(by.Cosine), Vector256.Create<T>(by.Sine));
        var in1 = stride * examples;
        var (out1, out2) = (TOut.Start(targetTable, stride, examples), TOut.Start(targetTable, 2 * stride, examples));
        for (var column = 0; column < examples; column += Vector256<T>.Count)
        {
            for (var group = first; group < first + rows; group += 4 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var at = source + row * examples + column;
                    var x0 = Vector256.Load(at);
                    var x1 = Vector256.Load(at + in1);
                    var x2 = Vector256.Load(at + 2 * in1);
                    var x3 = Vector256.Load(at + 3 * in1);

                    var y0 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x0, x2);
                    var y2 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x0, x2);
                    var y1 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x1, x3);
                    var y3 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x1, x3);

                    var o0 = TOut.Start(targetTable, row, examples);
                    var o2 = TOut.Row(o0, out2);
                    at = target + column;
                    Lanes.SubtractProduct(t1, y1, y0).Store(at + o0);
                    Lanes.MultiplyAdd(t1, y0, y1).Store(at + TOut.Row(o0, out1));
                    Lanes.SubtractProduct(t1, y3, y2).Store(at + o2);
                    Lanes.MultiplyAdd(t1, y2, y3).Store(at + TOut.Row(o2, out1));
                }
            }
        }
    }

    /// <inheritdoc cref="Three"/>
    [MethodImpl(MethodImplOptions.NoInlining)] // in a caller its loop would have too few registers
    public static void One(
        T* source, T* target, int* targetTable, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples)
    {
        var t0 = Vector256.Create<T>(by.Tangent0);
        var (cosine, sine) = (Vector256.Create<T>(by.Cosine), Vector256.Create<T>(by.Sine));
        var (in1, out1) = (stride * examples, TOut.Start(targetTable, stride, examples));
        for (var column = 0; column < examples; column += Vector256<T>.Count)
        {
            for (var group = first; group < first + rows; group += 2 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var x0 = Vector256.Load(source + row * examples + column);
                    var x1 = Vector256.Load(source + row * examples + column + in1);
                    var o0 = TOut.Start(targetTable, row, examples);
                    FirstRotation<T, TFirst>.First(t0, cosine, sine, x0, x1).Store(target + column + o0);
                    FirstRotation<T, TFirst>.Second(t0, cosine, sine, x0, x1).Store(target + column + TOut.Row(o0, out1));
                }
            }
        }
    }
}

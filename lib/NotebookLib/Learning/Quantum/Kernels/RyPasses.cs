using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Learning;

/// <summary>Whether the first rotation of a pass is a full one, with cosine and sine, or one without its cosine like the others.</summary>
internal interface IFirstRotation
{
    static abstract bool IsFull { get; }
}

/// <summary>The first rotation is (a - t b, b + t a).</summary>
internal readonly struct TangentOnly : IFirstRotation
{
    public static bool IsFull => false;
}

/// <summary>The first rotation is (c a - s b, c b + s a).</summary>
internal readonly struct CosineAndSine : IFirstRotation
{
    public static bool IsFull => true;
}

/// <summary>Coefficients of a pass: tangents of three neighbouring qubits, most significant first, or cosine and sine of the first
/// one.</summary>
internal readonly record struct RyCoefficients<T>(T Tangent0, T Tangent1, T Tangent2, T Cosine, T Sine);

/// <summary>
/// Rotations about Y of one, two or three neighbouring qubits in one pass over a block of rows. A rotation is computed without its cosine,
/// (a, b) -> (a - t b, b + t a) with t = tan: one multiply-add for each amplitude instead of two operations. One full rotation at
/// the end of the layer makes up for all cosines.
/// </summary>
internal static unsafe class RyPasses<T, TIn, TOut, TFirst>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TIn : struct, IRowAddress
    where TOut : struct, IRowAddress
    where TFirst : struct, IFirstRotation
{
    /// <param name="source">Values read, rows by <typeparamref name="TIn"/>.</param>
    /// <param name="sourceTable">Table of <typeparamref name="TIn"/>, or null.</param>
    /// <param name="target">Values written, rows by <typeparamref name="TOut"/>; may be the source if both are straight.</param>
    /// <param name="targetTable">Table of <typeparamref name="TOut"/>, or null.</param>
    /// <param name="first">First row of the block.</param>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="stride">Distance in rows of the least significant qubit's pairs.</param>
    /// <param name="by">Coefficients.</param>
    /// <param name="examples">Values in a row.</param>
    public static void Three(
        T* source, int* sourceTable, T* target, int* targetTable, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples)
    {
        var (t0, t1, t2) = (new Vector<T>(by.Tangent0), new Vector<T>(by.Tangent1), new Vector<T>(by.Tangent2));
        var (cosine, sine) = (new Vector<T>(by.Cosine), new Vector<T>(by.Sine));
        var (in1, in2) = (Start<TIn>(sourceTable, stride, examples), Start<TIn>(sourceTable, 2 * stride, examples));
        var in4 = Start<TIn>(sourceTable, 4 * stride, examples);
        var (out1, out2) = (Start<TOut>(targetTable, stride, examples), Start<TOut>(targetTable, 2 * stride, examples));
        var out4 = Start<TOut>(targetTable, 4 * stride, examples);
        for (var column = 0; column < examples; column += Vector<T>.Count)
        {
            for (var group = first; group < first + rows; group += 8 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(sourceTable, row, examples);
                    var (i1, i2) = (TIn.Row(i0, in1), TIn.Row(i0, in2));
                    var i3 = TIn.Row(i2, in1);
                    var at = source + column;
                    var x0 = Vector.Load(at + i0);
                    var x1 = Vector.Load(at + i1);
                    var x2 = Vector.Load(at + i2);
                    var x3 = Vector.Load(at + i3);
                    var x4 = Vector.Load(at + TIn.Row(i0, in4));
                    var x5 = Vector.Load(at + TIn.Row(i1, in4));
                    var x6 = Vector.Load(at + TIn.Row(i2, in4));
                    var x7 = Vector.Load(at + TIn.Row(i3, in4));

                    var y0 = First(t0, cosine, sine, x0, x4);
                    var y4 = Second(t0, cosine, sine, x0, x4);
                    var y1 = First(t0, cosine, sine, x1, x5);
                    var y5 = Second(t0, cosine, sine, x1, x5);
                    var y2 = First(t0, cosine, sine, x2, x6);
                    var y6 = Second(t0, cosine, sine, x2, x6);
                    var y3 = First(t0, cosine, sine, x3, x7);
                    var y7 = Second(t0, cosine, sine, x3, x7);

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
    public static void Two(
        T* source, int* sourceTable, T* target, int* targetTable, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples)
    {
        var (t0, t1) = (new Vector<T>(by.Tangent0), new Vector<T>(by.Tangent1));
        var (cosine, sine) = (new Vector<T>(by.Cosine), new Vector<T>(by.Sine));
        var (in1, in2) = (Start<TIn>(sourceTable, stride, examples), Start<TIn>(sourceTable, 2 * stride, examples));
        var (out1, out2) = (Start<TOut>(targetTable, stride, examples), Start<TOut>(targetTable, 2 * stride, examples));
        for (var column = 0; column < examples; column += Vector<T>.Count)
        {
            for (var group = first; group < first + rows; group += 4 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(sourceTable, row, examples);
                    var i2 = TIn.Row(i0, in2);
                    var at = source + column;
                    var x0 = Vector.Load(at + i0);
                    var x1 = Vector.Load(at + TIn.Row(i0, in1));
                    var x2 = Vector.Load(at + i2);
                    var x3 = Vector.Load(at + TIn.Row(i2, in1));

                    var y0 = First(t0, cosine, sine, x0, x2);
                    var y2 = Second(t0, cosine, sine, x0, x2);
                    var y1 = First(t0, cosine, sine, x1, x3);
                    var y3 = Second(t0, cosine, sine, x1, x3);

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
    public static void One(
        T* source, int* sourceTable, T* target, int* targetTable, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples)
    {
        var t0 = new Vector<T>(by.Tangent0);
        var (cosine, sine) = (new Vector<T>(by.Cosine), new Vector<T>(by.Sine));
        var (in1, out1) = (Start<TIn>(sourceTable, stride, examples), Start<TOut>(targetTable, stride, examples));
        for (var column = 0; column < examples; column += Vector<T>.Count)
        {
            for (var group = first; group < first + rows; group += 2 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(sourceTable, row, examples);
                    var x0 = Vector.Load(source + column + i0);
                    var x1 = Vector.Load(source + column + TIn.Row(i0, in1));
                    var o0 = TOut.Start(targetTable, row, examples);
                    First(t0, cosine, sine, x0, x1).Store(target + column + o0);
                    Second(t0, cosine, sine, x0, x1).Store(target + column + TOut.Row(o0, out1));
                }
            }
        }
    }

    private static nint Start<TRows>(int* table, nint row, nint examples)
        where TRows : struct, IRowAddress => TRows.Start(table, row, examples);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> First(Vector<T> tangent, Vector<T> cosine, Vector<T> sine, Vector<T> a, Vector<T> b) => TFirst.IsFull
        ? Lanes.SubtractProduct(sine, b, cosine * a)
        : Lanes.SubtractProduct(tangent, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Second(Vector<T> tangent, Vector<T> cosine, Vector<T> sine, Vector<T> a, Vector<T> b) => TFirst.IsFull
        ? Lanes.MultiplyAdd(sine, a, cosine * b)
        : Lanes.MultiplyAdd(tangent, a, b);
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Learning;

/// <summary>
/// Backward passes of rotations about Y over a block of rows. With d/da [cos a, -sin a; sin a, cos a] = J [cos a, -sin a; sin a, cos a] and
/// J = [0, -1; 1, 0], the derivative of the loss by the angle of a qubit is Σ l1 p0 - l0 p1 over its pairs: p is the state after the
/// rotation, l the derivative of the loss with respect to it.
/// </summary>
internal static unsafe class RyAdjointPasses<T, TIn, TFirst>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TIn : struct, IRowAddress
    where TFirst : struct, IFirstRotation
{
    /// <summary>Adds the derivatives of two neighbouring qubits and takes their rotations back, in state and co-state.</summary>
    /// <param name="state">State read, rows by <typeparamref name="TIn"/>.</param>
    /// <param name="coState">Its derivative read, rows by <typeparamref name="TIn"/>.</param>
    /// <param name="table">Table of <typeparamref name="TIn"/>, or null.</param>
    /// <param name="stateTarget">State written, straight; may be the state read if that is straight.</param>
    /// <param name="coStateTarget">Derivative written, straight; may be the one read if that is straight.</param>
    /// <param name="first">First row of the block.</param>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="stride">Distance in rows of the less significant qubit's pairs.</param>
    /// <param name="by">Coefficients of the rotations to take back, for the opposite angles.</param>
    /// <param name="examples">Values in a row.</param>
    /// <param name="derivatives">Two sums to add to, lane by lane.</param>
    public static void Two(
        T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples,
        Vector<T>* derivatives)
    {
        var (t0, t1) = (new Vector<T>(by.Tangent0), new Vector<T>(by.Tangent1));
        var (cosine, sine) = (new Vector<T>(by.Cosine), new Vector<T>(by.Sine));
        var (step1, step2) = (TIn.Start(table, stride, examples), TIn.Start(table, 2 * stride, examples));
        var (out1, out2) = (stride * examples, 2 * stride * examples);
        var (plus0, minus0, plus1, minus1) = (Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero);
        for (var column = 0; column < examples; column += Vector<T>.Count)
        {
            for (var group = first; group < first + rows; group += 4 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(table, row, examples);
                    var (i1, i2) = (TIn.Row(i0, step1), TIn.Row(i0, step2));
                    var i3 = TIn.Row(i2, step1);
                    var at = state + column;
                    var p0 = Vector.Load(at + i0);
                    var p1 = Vector.Load(at + i1);
                    var p2 = Vector.Load(at + i2);
                    var p3 = Vector.Load(at + i3);
                    at = coState + column;
                    var l0 = Vector.Load(at + i0);
                    var l1 = Vector.Load(at + i1);
                    var l2 = Vector.Load(at + i2);
                    var l3 = Vector.Load(at + i3);

                    plus0 = Lanes.MultiplyAdd(l2, p0, plus0);
                    minus0 = Lanes.MultiplyAdd(l0, p2, minus0);
                    plus1 = Lanes.MultiplyAdd(l1, p0, plus1);
                    minus1 = Lanes.MultiplyAdd(l0, p1, minus1);
                    plus0 = Lanes.MultiplyAdd(l3, p1, plus0);
                    minus0 = Lanes.MultiplyAdd(l1, p3, minus0);
                    plus1 = Lanes.MultiplyAdd(l3, p2, plus1);
                    minus1 = Lanes.MultiplyAdd(l2, p3, minus1);

                    var target = row * examples + column;
                    at = stateTarget + target;
                    var a0 = First(t0, cosine, sine, p0, p2);
                    var a2 = Second(t0, cosine, sine, p0, p2);
                    var a1 = First(t0, cosine, sine, p1, p3);
                    var a3 = Second(t0, cosine, sine, p1, p3);
                    Lanes.SubtractProduct(t1, a1, a0).Store(at);
                    Lanes.MultiplyAdd(t1, a0, a1).Store(at + out1);
                    Lanes.SubtractProduct(t1, a3, a2).Store(at + out2);
                    Lanes.MultiplyAdd(t1, a2, a3).Store(at + out2 + out1);

                    at = coStateTarget + target;
                    a0 = First(t0, cosine, sine, l0, l2);
                    a2 = Second(t0, cosine, sine, l0, l2);
                    a1 = First(t0, cosine, sine, l1, l3);
                    a3 = Second(t0, cosine, sine, l1, l3);
                    Lanes.SubtractProduct(t1, a1, a0).Store(at);
                    Lanes.MultiplyAdd(t1, a0, a1).Store(at + out1);
                    Lanes.SubtractProduct(t1, a3, a2).Store(at + out2);
                    Lanes.MultiplyAdd(t1, a2, a3).Store(at + out2 + out1);
                }
            }
        }
        derivatives[0] += plus0 - minus0;
        derivatives[1] += plus1 - minus1;
    }

    /// <summary>Adds the derivative of one qubit and takes its rotation back, in state and co-state.</summary>
    /// <inheritdoc cref="Two"/>
    public static void One(
        T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples,
        Vector<T>* derivatives)
    {
        var t0 = new Vector<T>(by.Tangent0);
        var (cosine, sine) = (new Vector<T>(by.Cosine), new Vector<T>(by.Sine));
        var step1 = TIn.Start(table, stride, examples);
        var (plus, minus) = (Vector<T>.Zero, Vector<T>.Zero);
        for (var column = 0; column < examples; column += Vector<T>.Count)
        {
            for (var group = first; group < first + rows; group += 2 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(table, row, examples) + column;
                    var i1 = TIn.Row(TIn.Start(table, row, examples), step1) + column;
                    var p0 = Vector.Load(state + i0);
                    var p1 = Vector.Load(state + i1);
                    var l0 = Vector.Load(coState + i0);
                    var l1 = Vector.Load(coState + i1);
                    plus = Lanes.MultiplyAdd(l1, p0, plus);
                    minus = Lanes.MultiplyAdd(l0, p1, minus);
                    var target = row * examples + column;
                    First(t0, cosine, sine, p0, p1).Store(stateTarget + target);
                    Second(t0, cosine, sine, p0, p1).Store(stateTarget + target + stride * examples);
                    First(t0, cosine, sine, l0, l1).Store(coStateTarget + target);
                    Second(t0, cosine, sine, l0, l1).Store(coStateTarget + target + stride * examples);
                }
            }
        }
        derivatives[0] += plus - minus;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> First(Vector<T> tangent, Vector<T> cosine, Vector<T> sine, Vector<T> a, Vector<T> b) => TFirst.IsFull
        ? Lanes.SubtractProduct(sine, b, cosine * a)
        : Lanes.SubtractProduct(tangent, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Second(Vector<T> tangent, Vector<T> cosine, Vector<T> sine, Vector<T> a, Vector<T> b) => TFirst.IsFull
        ? Lanes.MultiplyAdd(sine, a, cosine * b)
        : Lanes.MultiplyAdd(tangent, a, b);
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

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
    [MethodImpl(MethodImplOptions.NoInlining)] // in a caller its loop would have too few registers
    public static void Two(
        T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples,
        Vector256<T>* derivatives)
    {
        var (t0, t1) = (Vector256.Create<T>(by.Tangent0), Vector256.Create<T>(by.Tangent1));
        var (cosine, sine) = (Vector256.Create<T>(by.Cosine), Vector256.Create<T>(by.Sine));
        var (step1, step2) = (TIn.Start(table, stride, examples), TIn.Start(table, 2 * stride, examples));
        var out1 = stride * examples;
        var (plus0, minus0, plus1, minus1) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        for (var column = 0; column < examples; column += Vector256<T>.Count)
        {
            for (var group = first; group < first + rows; group += 4 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(table, row, examples);
                    var (i1, i2) = (TIn.Row(i0, step1), TIn.Row(i0, step2));
                    var i3 = TIn.Row(i2, step1);
                    var at = state + column;
                    var p0 = Vector256.Load(at + i0);
                    var p1 = Vector256.Load(at + i1);
                    var p2 = Vector256.Load(at + i2);
                    var p3 = Vector256.Load(at + i3);
                    at = coState + column;
                    var l0 = Vector256.Load(at + i0);
                    var l1 = Vector256.Load(at + i1);
                    var l2 = Vector256.Load(at + i2);
                    var l3 = Vector256.Load(at + i3);

                    plus0 = Lanes.MultiplyAdd(l2, p0, plus0);
                    minus0 = Lanes.MultiplyAdd(l0, p2, minus0);
                    plus1 = Lanes.MultiplyAdd(l1, p0, plus1);
                    minus1 = Lanes.MultiplyAdd(l0, p1, minus1);
                    plus0 = Lanes.MultiplyAdd(l3, p1, plus0);
                    minus0 = Lanes.MultiplyAdd(l1, p3, minus0);
                    plus1 = Lanes.MultiplyAdd(l3, p2, plus1);
                    minus1 = Lanes.MultiplyAdd(l2, p3, minus1);

                    var target = row * examples + column;
                    TurnBack(t0, cosine, sine, t1, p0, p1, p2, p3, stateTarget + target, out1);
                    TurnBack(t0, cosine, sine, t1, l0, l1, l2, l3, coStateTarget + target, out1);
                }
            }
        }
        derivatives[0] += plus0 - minus0;
        derivatives[1] += plus1 - minus1;
    }

    /// <summary>Adds the derivative of one qubit and takes its rotation back, in state and co-state.</summary>
    /// <inheritdoc cref="Two"/>
    [MethodImpl(MethodImplOptions.NoInlining)] // in a caller its loop would have too few registers
    public static void One(
        T* state, T* coState, int* table, T* stateTarget, T* coStateTarget, nint first, nint rows, nint stride, in RyCoefficients<T> by, nint examples,
        Vector256<T>* derivatives)
    {
        var t0 = Vector256.Create<T>(by.Tangent0);
        var (cosine, sine) = (Vector256.Create<T>(by.Cosine), Vector256.Create<T>(by.Sine));
        var step1 = TIn.Start(table, stride, examples);
        var (plus, minus) = (Vector256<T>.Zero, Vector256<T>.Zero);
        for (var column = 0; column < examples; column += Vector256<T>.Count)
        {
            for (var group = first; group < first + rows; group += 2 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(table, row, examples) + column;
                    var i1 = TIn.Row(TIn.Start(table, row, examples), step1) + column;
                    var p0 = Vector256.Load(state + i0);
                    var p1 = Vector256.Load(state + i1);
                    var l0 = Vector256.Load(coState + i0);
                    var l1 = Vector256.Load(coState + i1);
                    plus = Lanes.MultiplyAdd(l1, p0, plus);
                    minus = Lanes.MultiplyAdd(l0, p1, minus);
                    var target = row * examples + column;
                    FirstRotation<T, TFirst>.First(t0, cosine, sine, p0, p1).Store(stateTarget + target);
                    FirstRotation<T, TFirst>.Second(t0, cosine, sine, p0, p1).Store(stateTarget + target + stride * examples);
                    FirstRotation<T, TFirst>.First(t0, cosine, sine, l0, l1).Store(coStateTarget + target);
                    FirstRotation<T, TFirst>.Second(t0, cosine, sine, l0, l1).Store(coStateTarget + target + stride * examples);
                }
            }
        }
        derivatives[0] += plus - minus;
    }

    /// <summary>Takes the rotations of two qubits back in four rows and stores them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnBack(
        Vector256<T> t0, Vector256<T> cosine, Vector256<T> sine, Vector256<T> t1, Vector256<T> x0, Vector256<T> x1, Vector256<T> x2, Vector256<T> x3,
        T* target, nint step)
    {
        var y0 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x0, x2);
        var y2 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x0, x2);
        var y1 = FirstRotation<T, TFirst>.First(t0, cosine, sine, x1, x3);
        var y3 = FirstRotation<T, TFirst>.Second(t0, cosine, sine, x1, x3);
        Lanes.SubtractProduct(t1, y1, y0).Store(target);
        Lanes.MultiplyAdd(t1, y0, y1).Store(target + step);
        Lanes.SubtractProduct(t1, y3, y2).Store(target + 2 * step);
        Lanes.MultiplyAdd(t1, y2, y3).Store(target + 3 * step);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Derivatives by the angles of rotations about Y alone, where nothing before the layer needs a gradient. Rotations of different qubits
/// commute, so the derivatives of all qubits follow from the same state and co-state.
/// </summary>
/// <seealso cref="RyAdjointPasses{T, TIn, TFirst}"/>
internal static unsafe class RyDerivativePasses<T, TIn> where T : unmanaged, IBinaryFloatingPointIeee754<T> where TIn : struct, IRowAddress
{
    /// <summary>Adds the derivatives of three neighbouring qubits.</summary>
    /// <param name="state">State after the rotations.</param>
    /// <param name="coState">Derivative of the loss with respect to it.</param>
    /// <param name="table">Table of <typeparamref name="TIn"/>, or null.</param>
    /// <param name="first">First row of the block.</param>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="stride">Distance in rows of the least significant qubit's pairs.</param>
    /// <param name="examples">Values in a row.</param>
    /// <param name="derivatives">Three sums to add to, lane by lane.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // in a caller its loop would have too few registers
    public static void Three(T* state, T* coState, int* table, nint first, nint rows, nint stride, nint examples, Vector256<T>* derivatives)
    {
        var (step1, step2, step4) = (TIn.Start(table, stride, examples), TIn.Start(table, 2 * stride, examples), TIn.Start(table, 4 * stride, examples));
        var (plus0, minus0, plus1) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        var (minus1, plus2, minus2) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        for (var column = 0; column < examples; column += Vector256<T>.Count)
        {
            for (var group = first; group < first + rows; group += 8 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(table, row, examples);
                    var (i1, i2, i4) = (TIn.Row(i0, step1), TIn.Row(i0, step2), TIn.Row(i0, step4));
                    var (i3, i5, i6) = (TIn.Row(i2, step1), TIn.Row(i1, step4), TIn.Row(i2, step4));
                    var i7 = TIn.Row(i3, step4);
                    var at = state + column;
                    var p0 = Vector256.Load(at + i0);
                    var p1 = Vector256.Load(at + i1);
                    var p2 = Vector256.Load(at + i2);
                    var p3 = Vector256.Load(at + i3);
                    var p4 = Vector256.Load(at + i4);
                    var p5 = Vector256.Load(at + i5);
                    var p6 = Vector256.Load(at + i6);
                    var p7 = Vector256.Load(at + i7);
                    at = coState + column;
                    var l = Vector256.Load(at + i0);
                    minus0 = Lanes.MultiplyAdd(l, p4, minus0);
                    minus1 = Lanes.MultiplyAdd(l, p2, minus1);
                    minus2 = Lanes.MultiplyAdd(l, p1, minus2);
                    l = Vector256.Load(at + i7);
                    plus0 = Lanes.MultiplyAdd(l, p3, plus0);
                    plus1 = Lanes.MultiplyAdd(l, p5, plus1);
                    plus2 = Lanes.MultiplyAdd(l, p6, plus2);
                    l = Vector256.Load(at + i1);
                    minus0 = Lanes.MultiplyAdd(l, p5, minus0);
                    minus1 = Lanes.MultiplyAdd(l, p3, minus1);
                    plus2 = Lanes.MultiplyAdd(l, p0, plus2);
                    l = Vector256.Load(at + i6);
                    plus0 = Lanes.MultiplyAdd(l, p2, plus0);
                    plus1 = Lanes.MultiplyAdd(l, p4, plus1);
                    minus2 = Lanes.MultiplyAdd(l, p7, minus2);
                    l = Vector256.Load(at + i2);
                    minus0 = Lanes.MultiplyAdd(l, p6, minus0);
                    plus1 = Lanes.MultiplyAdd(l, p0, plus1);
                    minus2 = Lanes.MultiplyAdd(l, p3, minus2);
                    l = Vector256.Load(at + i5);
                    plus0 = Lanes.MultiplyAdd(l, p1, plus0);
                    minus1 = Lanes.MultiplyAdd(l, p7, minus1);
                    plus2 = Lanes.MultiplyAdd(l, p4, plus2);
                    l = Vector256.Load(at + i3);
                    minus0 = Lanes.MultiplyAdd(l, p7, minus0);
                    plus1 = Lanes.MultiplyAdd(l, p1, plus1);
                    plus2 = Lanes.MultiplyAdd(l, p2, plus2);
                    l = Vector256.Load(at + i4);
                    plus0 = Lanes.MultiplyAdd(l, p0, plus0);
                    minus1 = Lanes.MultiplyAdd(l, p6, minus1);
                    minus2 = Lanes.MultiplyAdd(l, p5, minus2);
                }
            }
        }
        derivatives[0] += plus0 - minus0;
        derivatives[1] += plus1 - minus1;
        derivatives[2] += plus2 - minus2;
    }

    /// <summary>Adds the derivative of one qubit.</summary>
    /// <inheritdoc cref="Three"/>
    [MethodImpl(MethodImplOptions.NoInlining)] // in a caller its loop would have too few registers
    public static void One(T* state, T* coState, int* table, nint first, nint rows, nint stride, nint examples, Vector256<T>* derivatives)
    {
        var step1 = TIn.Start(table, stride, examples);
        var (plus, minus) = (Vector256<T>.Zero, Vector256<T>.Zero);
        for (var column = 0; column < examples; column += Vector256<T>.Count)
        {
            for (var group = first; group < first + rows; group += 2 * stride)
            {
                for (var row = group; row < group + stride; row++)
                {
                    var i0 = TIn.Start(table, row, examples);
                    var i1 = TIn.Row(i0, step1) + column;
                    i0 += column;
                    plus = Lanes.MultiplyAdd(Vector256.Load(coState + i1), Vector256.Load(state + i0), plus);
                    minus = Lanes.MultiplyAdd(Vector256.Load(coState + i0), Vector256.Load(state + i1), minus);
                }
            }
        }
        derivatives[0] += plus - minus;
    }
}

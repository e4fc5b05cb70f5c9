using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <summary>A rotation about Y of one qubit with an angle of its own for each state, with its adjoint; real states side by side, [amplitude][example].</summary>
/// <param name="qubits">Number of qubits.</param>
/// <param name="qubit">The one that turns.</param>
/// <param name="examples">Values in a row, whole vectors.</param>
internal readonly unsafe struct ExampleRotations<T>(int qubits, int qubit, int examples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly nint _step = (nint)examples << (qubits - 1 - qubit);
    private readonly nint _count = (nint)examples << qubits;

    /// <summary>Turns example e by [cos, -sin; sin, cos], in place.</summary>
    /// <param name="state">The states.</param>
    /// <param name="cosines">One for each example.</param>
    /// <param name="sines">One for each example.</param>
    /// <param name="sign">-1 to turn back.</param>
    public void Turn(T* state, T* cosines, T* sines, T sign)
    {
        for (nint column = 0; column < examples; column += Vector256<T>.Count)
        {
            var cosine = Vector256.Load(cosines + column);
            var sine = Vector256.Load(sines + column) * sign;
            for (var group = column; group < _count; group += 2 * _step)
            {
                for (var at = group; at < group + _step; at += examples)
                {
                    var (a, b) = (Vector256.Load(state + at), Vector256.Load(state + at + _step));
                    Lanes.SubtractProduct(sine, b, cosine * a).Store(state + at);
                    Lanes.MultiplyAdd(sine, a, cosine * b).Store(state + at + _step);
                }
            }
        }
    }

    /// <summary>Derivatives by the angles of the matrices, Σ l1 p0 - l0 p1 over the pairs, for the examples of one vector.</summary>
    /// <param name="state">The states after the rotation.</param>
    /// <param name="coState">Derivative of the loss with respect to them.</param>
    /// <param name="column">First example.</param>
    public Vector256<T> Derivatives(T* state, T* coState, nint column)
    {
        var sum = Vector256<T>.Zero;
        for (var group = column; group < _count; group += 2 * _step)
        {
            for (var at = group; at < group + _step; at += examples)
            {
                sum = Lanes.MultiplyAdd(Vector256.Load(coState + at + _step), Vector256.Load(state + at), sum);
                sum = Lanes.SubtractProduct(Vector256.Load(coState + at), Vector256.Load(state + at + _step), sum);
            }
        }
        return sum;
    }
}

using System.Numerics;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Learning;

/// <summary>
/// Two-qubit gates without parameters, all in one pass: CX gates permute the amplitudes, CZ gates change signs. Works in place and is
/// reversible.
/// </summary>
/// <remarks>Input and output: a state of n qubits, (2^n) or complex (2, 2^n).</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class EntanglingLayer<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a layer.</summary>
    /// <param name="qubits">Number of qubits, 1 to 20.</param>
    /// <param name="entangler">Which gates.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of qubits is not allowed, or too small for the gates.</exception>
    public EntanglingLayer(int qubits, Entangler entangler)
    {
        ArgumentNullException.ThrowIfNull(entangler);
        Qubits = StateShape.Qubits(qubits);
        Entangler = entangler;
        Kernel = new EntanglerKernel(entangler, qubits, ExecutionPlan<T>.Examples);
    }

    /// <summary>Number of qubits.</summary>
    public int Qubits { get; }

    /// <summary>Which gates.</summary>
    public Entangler Entangler { get; }

    internal EntanglerKernel Kernel { get; }

    /// <inheritdoc/>
    public override bool IsInPlace(TensorShape input) => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        StateShape.Require(input, Qubits);
        return input;
    }

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        fixed (T* output = pass.Output)
        {
            for (var half = 0; half < StateShape.Halves(pass.OutputShape); half++)
                Kernel.Apply(output + ((half * pass.Examples) << Qubits), pass.Examples);
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        fixed (T* state = pass.Output, coState = pass.OutputGradient)
        {
            for (var half = 0; half < StateShape.Halves(pass.OutputShape); half++)
            {
                Kernel.Undo(state + ((half * pass.Examples) << Qubits), pass.Examples);
                Kernel.Undo(coState + ((half * pass.Examples) << Qubits), pass.Examples);
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>CxChain(10, LastPairFirst)</c>.</summary>
    public override string ToString() => Entangler.LayerName(Qubits);
}

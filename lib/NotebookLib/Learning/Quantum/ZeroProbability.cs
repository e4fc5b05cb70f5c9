using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Learning;

/// <summary>Probability that a measurement of one qubit gives 0: the sum of |a[j]|² over the amplitudes with bit 0 at this qubit.</summary>
/// <remarks>Input: a state of n qubits, (2^n) or complex (2, 2^n). Output: (1). Backward: d/da[j] = 2 · a[j] · dp where the bit is 0, else
/// 0.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class ZeroProbability<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a readout.</summary>
    /// <param name="qubit">Which qubit, counted from 0, the most significant bit; -1 is the last one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below -1.</exception>
    public ZeroProbability(int qubit = -1)
    {
        if (qubit < -1)
            throw new ArgumentOutOfRangeException(
                nameof(qubit), qubit, $"There is no qubit {qubit}; count from 0, or use -1 for the last one.");
        Qubit = qubit;
    }

    /// <summary>Which qubit; -1 is the last one.</summary>
    public int Qubit { get; }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        Stride(input);
        return new TensorShape(1);
    }

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        nint block = Stride(pass.InputShape) * pass.Examples;
        nint step = pass.Examples;
        fixed (T* state = pass.Input, output = pass.Output)
        {
            for (nint column = 0; column < pass.Examples; column += Vector256<T>.Count)
            {
                // Two sums in turns, so that one addition need not wait for the one before.
                var (sum, other) = (Vector256<T>.Zero, Vector256<T>.Zero);
                for (nint group = 0; group < pass.Input.Length; group += 2 * block)
                {
                    for (var at = group + column; at < group + block; at += step)
                    {
                        var a = Vector256.Load(state + at);
                        (sum, other) = (other, Lanes.MultiplyAdd(a, a, sum));
                    }
                }
                RoundedRange.Probability(sum + other).Store(output + column);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        nint block = Stride(pass.InputShape) * pass.Examples;
        nint step = pass.Examples;
        fixed (T* state = pass.Input, gradient = pass.OutputGradient, coState = pass.InputGradient)
        {
            for (nint column = 0; column < pass.Examples; column += Vector256<T>.Count)
            {
                var factor = Vector256.Load(gradient + column);
                factor += factor;
                for (nint group = 0; group < pass.Input.Length; group += 2 * block)
                {
                    for (var at = group + column; at < group + block; at += step)
                    {
                        (factor * Vector256.Load(state + at)).Store(coState + at);
                        Vector256<T>.Zero.Store(coState + at + block);
                    }
                }
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>ZeroProbability(qubit: 7)</c>.</summary>
    public override string ToString() => Qubit < 0 ? "ZeroProbability()" : $"ZeroProbability(qubit: {Qubit})";

    private int Stride(TensorShape input)
    {
        var qubits = StateShape.QubitsOf(input);
        var qubit = Qubit < 0 ? qubits - 1 : Qubit;
        QuantumCheck.Range(qubit, qubits);
        return 1 << (qubits - 1 - qubit);
    }
}

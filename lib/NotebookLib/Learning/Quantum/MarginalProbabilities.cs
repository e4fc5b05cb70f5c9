using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Learning;

/// <summary>
/// Probability of every outcome of a measurement of some qubits, whatever the others give. With k qubits there are 2^k outcomes; the first
/// qubit given is the most
/// significant bit of the outcome.
/// </summary>
/// <remarks>Input: a state of n qubits, (2^n) or complex (2, 2^n). Output: (2^k). Backward: d/da[j] = 2 · a[j] · dp[outcome of
/// j].</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MarginalProbabilities<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _qubits;

    /// <summary>Makes a readout.</summary>
    /// <param name="qubits">At least one qubit, each once.</param>
    /// <exception cref="ArgumentException">No qubit was given, or one twice, or a negative one.</exception>
    public MarginalProbabilities(params int[] qubits)
    {
        ArgumentNullException.ThrowIfNull(qubits);
        if (qubits.Length == 0 || qubits.Distinct().Count() != qubits.Length || qubits.Any(qubit => qubit < 0))
            throw new ArgumentException(
                $"The qubits to measure are [{string.Join(", ", qubits)}]; give at least one, each once, counted from 0.", nameof(qubits));
        _qubits = [.. qubits];
    }

    /// <summary>The qubits that are measured.</summary>
    public IReadOnlyList<int> Qubits => _qubits;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input)
    {
        var qubits = StateShape.QubitsOf(input);
        foreach (var qubit in _qubits) QuantumCheck.Range(qubit, qubits);
        return StateShape.Real(_qubits.Length);
    }

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        pass.Output.Clear();
        var amplitudes = StateShape.Amplitudes(pass.InputShape);
        for (var row = 0; row < pass.Input.Length / pass.Examples; row++)
        {
            var state = pass.Input[(row * pass.Examples)..];
            var output = pass.Output[(Outcome(row % amplitudes, amplitudes) * pass.Examples)..];
            for (var column = 0; column < pass.Examples; column += Vector256<T>.Count)
            {
                var a = Vector256.Create<T>(state[column..]);
                Lanes.MultiplyAdd(a, a, Vector256.Create<T>(output[column..])).CopyTo(output[column..]);
            }
        }
        for (var at = 0; at < pass.Output.Length; at += Vector256<T>.Count)
            RoundedRange.Probability(Vector256.Create<T>(pass.Output[at..])).CopyTo(pass.Output[at..]);
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        var amplitudes = StateShape.Amplitudes(pass.InputShape);
        for (var row = 0; row < pass.Input.Length / pass.Examples; row++)
        {
            var state = pass.Input[(row * pass.Examples)..];
            var gradient = pass.OutputGradient[(Outcome(row % amplitudes, amplitudes) * pass.Examples)..];
            var coState = pass.InputGradient[(row * pass.Examples)..];
            for (var column = 0; column < pass.Examples; column += Vector256<T>.Count)
            {
                var a = Vector256.Create<T>(state[column..]);
                ((a + a) * Vector256.Create<T>(gradient[column..])).CopyTo(coState[column..]);
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>MarginalProbabilities(0, 9)</c>.</summary>
    public override string ToString() => $"MarginalProbabilities({string.Join(", ", _qubits)})";

    /// <summary>The measured qubits' bits of an amplitude's index.</summary>
    private int Outcome(int index, int amplitudes) => QubitBits.Read(index, _qubits, BitOperations.Log2((uint)amplitudes));
}

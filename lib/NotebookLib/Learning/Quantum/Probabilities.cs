using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Learning;

/// <summary>
/// Probability of every outcome of a measurement of all qubits, p[j] = |a[j]|², times a scale. With 2^n outcomes a probability is about
/// 2^-n; a scale near 2^n
/// brings them to the size that a following linear layer learns from quickly.
/// </summary>
/// <remarks>Input: a state of n qubits, (2^n) or complex (2, 2^n). Output: (2^n). Backward: d/da = 2 · scale · a · dp.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class Probabilities<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a readout.</summary>
    /// <param name="scale">Factor on every probability; 1 gives the probabilities themselves, which sum to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not a finite number.</exception>
    public Probabilities(double scale = 1) => Scale = LayerArgument.Finite(scale, nameof(scale));

    /// <summary>Factor on every probability.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => StateShape.Real(StateShape.QubitsOf(input));

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        var scale = Vector256.Create<T>(T.CreateTruncating(Scale));
        fixed (T* state = pass.Input, output = pass.Output)
        {
            nint count = pass.Output.Length;
            var isComplex = StateShape.IsComplex(pass.InputShape);
            for (nint at = 0; at < count; at += Vector256<T>.Count)
            {
                var a = Vector256.Load(state + at);
                var b = isComplex ? Vector256.Load(state + count + at) : Vector256<T>.Zero;
                (scale * RoundedRange.Probability(Lanes.MultiplyAdd(b, b, a * a))).Store(output + at);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        var factor = Vector256.Create<T>(T.CreateTruncating(2 * Scale));
        fixed (T* states = pass.Input, gradient = pass.OutputGradient, coStates = pass.InputGradient)
        {
            for (nint half = 0; half < pass.Input.Length; half += pass.Output.Length)
            {
                var state = states + half;
                var coState = coStates + half;
                for (nint at = 0; at < pass.Output.Length; at += Vector256<T>.Count)
                    (factor * Vector256.Load(state + at) * Vector256.Load(gradient + at)).Store(coState + at);
            }
        }
    }

    /// <summary>As it is written in a notebook, for example <c>Probabilities(scale: 100)</c>.</summary>
    public override string ToString() =>
        Scale == 1 ? "Probabilities()" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Probabilities(scale: {Scale})");
}

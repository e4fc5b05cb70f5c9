using System.Globalization;
using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Binary cross entropy of one output p, the probability of class 1, as PyTorch's <c>BCELoss</c>: -log p for label 1, -log(1 - p) for label 0.
/// </summary>
/// <remarks>As in PyTorch, a logarithm is never below -100 and the gradient's denominator p (1 - p) never below 1e-12.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BinaryCrossEntropy<T> : Loss<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double LowestLog = -100;
    private const double LowestDenominator = 1e-12;
    private const double Rounding = 1e-5;

    /// <inheritdoc/>
    public override int ClassCount(TensorShape outputShape) => outputShape.Size == 1
        ? 2
        : throw new ArgumentException($"Binary cross entropy takes one output, the probability of class 1; {outputShape} was given.", nameof(outputShape));

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The output is not from 0 to 1: the network lacks a Sigmoid at its end.</exception>
    public override double Example(ReadOnlySpan<T> scores, int label, Span<T> gradient)
    {
        var p = InRange(double.CreateTruncating(scores[0]));
        gradient[0] = T.CreateTruncating((p - label) / Math.Max(p * (1 - p), LowestDenominator));
        return 0 - Math.Max(Math.Log(label == 1 ? p : 1 - p), LowestLog);
    }

    // A probability computed in single precision may be a few rounding steps outside [0, 1]; what is further out is no probability.
    private static double InRange(double p) => p is <= -Rounding or >= 1 + Rounding
        ? throw new ArgumentOutOfRangeException("scores", p, string.Create(
            CultureInfo.InvariantCulture,
            $"The output is {p:g6}; binary cross entropy takes the probability of class 1, 0 to 1. End the network with a Sigmoid layer."))
        : Math.Clamp(p, 0, 1);
}

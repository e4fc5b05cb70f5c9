using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Cross entropy of the softmax of the scores, as PyTorch's <c>CrossEntropyLoss</c>: log Σ e^s[j] - s[label]. The gradient is softmax(s) - one-hot(label).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CrossEntropy<T> : Loss<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override int ClassCount(TensorShape outputShape)
    {
        ArgumentNullException.ThrowIfNull(outputShape);
        return outputShape.Rank == 1 && outputShape[0] >= 2
            ? outputShape[0]
            : throw new ArgumentException($"Cross entropy takes outputs of shape (classes) with 2 classes or more; {outputShape} was given.", nameof(outputShape));
    }

    /// <inheritdoc/>
    public override double Example(ReadOnlySpan<T> scores, int label, Span<T> gradient)
    {
        var largest = scores[0];
        foreach (var score in scores) largest = T.Max(largest, score);
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var power = Math.Exp(double.CreateTruncating(scores[i] - largest));
            sum += power;
            gradient[i] = T.CreateTruncating(power);
        }
        var scale = T.CreateTruncating(1 / sum);
        for (var i = 0; i < gradient.Length; i++) gradient[i] *= scale;
        gradient[label] -= T.One;
        return Math.Log(sum) - double.CreateTruncating(scores[label] - largest);
    }
}

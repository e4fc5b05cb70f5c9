using System.Numerics;
using System.Numerics.Tensors;

namespace NotebookLib.Learning;

/// <summary>How wrong a network's outputs are, as the mean over a batch.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Loss<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Tensor<T>? _gradient;

    /// <summary>Number of classes that a network with this output tells apart.</summary>
    /// <param name="outputShape">Shape of one example's output.</param>
    /// <exception cref="ArgumentException">The loss cannot take outputs of this shape; the message says what it takes.</exception>
    public abstract int ClassCount(TensorShape outputShape);

    /// <summary>Loss of one example, and its derivative.</summary>
    /// <param name="scores">The network's output for the example.</param>
    /// <param name="label">True class, within the range.</param>
    /// <param name="gradient">Receives the derivative of this example's loss with respect to the scores.</param>
    public abstract double Example(ReadOnlySpan<T> scores, int label, Span<T> gradient);

    /// <summary>Mean loss of a batch. <see cref="Backward"/> then gives its gradient.</summary>
    /// <param name="scores">The network's outputs, (batch, outputs).</param>
    /// <param name="labels">True class of each example; may be longer than the batch.</param>
    /// <returns>Mean loss.</returns>
    /// <exception cref="ArgumentException">There are fewer labels than examples, or the outputs have a wrong shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not a finite number.</exception>
    public double Forward(Tensor<T> scores, ReadOnlySpan<int> labels)
    {
        CheckLabels(labels, scores.Count, ClassCount(scores.ExampleShape));
        if (_gradient is null || !_gradient.ExampleShape.Equals(scores.ExampleShape)) _gradient = new Tensor<T>(scores.Count, scores.ExampleShape);
        _gradient.Resize(scores.Count);
        var scale = T.One / T.CreateChecked(scores.Count);
        var sum = 0.0;
        for (var i = 0; i < scores.Count; i++)
        {
            var gradient = _gradient.Row(i);
            sum += Example(scores.Row(i), labels[i], gradient);
            TensorPrimitives.Multiply(gradient, scale, gradient);
        }
        var mean = sum / scores.Count;
        return double.IsFinite(mean) ? mean : throw new NonFiniteLossException(mean);
    }

    /// <summary>Derivative of the mean loss of the last <see cref="Forward"/> with respect to the scores, (batch, outputs).</summary>
    /// <exception cref="InvalidOperationException">There was no forward before.</exception>
    public Tensor<T> Backward() => _gradient
        ?? throw new InvalidOperationException("The loss has no gradient yet; call Forward(scores, labels) first.");

    internal static void CheckLabels(ReadOnlySpan<int> labels, int count, int classCount)
    {
        if (count < 1)
            throw new ArgumentException("The batch is empty; a loss needs at least one example.");
        if (labels.Length < count)
            throw new ArgumentException($"{count} examples need {count} labels; {labels.Length} were given.", nameof(labels));
        for (var i = 0; i < count; i++)
        {
            if ((uint)labels[i] >= (uint)classCount)
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], $"Example {i} has label {labels[i]}; the model tells {classCount} classes apart, 0 to {classCount - 1}.");
        }
    }
}

using System.Numerics;
using NotebookLib.Common;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>
/// A network with its loss and optimiser: this library's own engine behind <see cref="IClassifier"/>. For one thread at a time.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public class Classifier<T> : IClassifier where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _endsInProbabilities;
    private readonly T[] _exampleGradient;

    /// <summary>Makes a classifier.</summary>
    /// <param name="name">Name of the model, for figures and model files.</param>
    /// <param name="inputShape">Shape of one image.</param>
    /// <param name="network">Its layers; the output is one score or probability for each class, or the probability of class 1.</param>
    /// <param name="loss">What training lowers.</param>
    /// <param name="learningRate">Step size of Adam, above 0.</param>
    /// <param name="weightDecay">L2 penalty of Adam, 0 or more.</param>
    /// <exception cref="ArgumentException">Image, layers and loss do not fit each other; the message says where.</exception>
    public Classifier(string name, ImageShape inputShape, Sequential<T> network, Loss<T> loss, double learningRate = 1e-3, double weightDecay = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        Name = name;
        Use = new ExclusiveUse(name);
        InputShape = inputShape;
        Network = network.Build(inputShape);
        Loss = loss;
        ClassCount = loss.ClassCount(network.OutputShape!);
        Optimizer = new Adam<T>(network.Parameters, learningRate, weightDecay);
        _endsInProbabilities = network.Layers[^1] is Softmax<T>;
        _exampleGradient = new T[network.OutputShape!.Size];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImageShape InputShape { get; }

    /// <inheritdoc/>
    public int ClassCount { get; }

    /// <summary>The layers.</summary>
    public Sequential<T> Network { get; }

    /// <summary>What training lowers.</summary>
    public Loss<T> Loss { get; }

    /// <summary>What changes the parameters.</summary>
    public Adam<T> Optimizer { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IParameter> Parameters => Network.Parameters;

    /// <inheritdoc/>
    public double LearningRate
    {
        get => Optimizer.LearningRate;
        set => Optimizer.LearningRate = value;
    }

    /// <inheritdoc/>
    public ExclusiveUse Use { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch is empty, its images have another shape, or a pixel is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class, or an output is not in the loss's domain.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the model.</exception>
    /// <remarks>When the loss is infinite or not a number, it is returned and the parameters are left as they were; a trainer then stops.</remarks>
    public double Train(Batch batch)
    {
        using var use = Use.Begin();
        Check(batch);
        var loss = Network.Train(batch, Loss);
        if (double.IsFinite(loss)) Optimizer.Step();
        return loss;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch is empty, its images have another shape, or the probabilities have a wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    public double Predict(Batch batch, Span<float> probabilities)
    {
        using var use = Use.Begin();
        Check(batch);
        if (probabilities.Length != batch.Count * ClassCount)
            throw new ArgumentException(
                $"{batch.Count} images of {ClassCount} classes need {batch.Count * ClassCount} probabilities; there is room for {probabilities.Length}.", nameof(probabilities));
        var scores = Network.Predict(batch);
        var sum = 0.0;
        for (var i = 0; i < batch.Count; i++)
        {
            sum += Loss.Example(scores.Row(i), batch.Labels[i], _exampleGradient);
            ToProbabilities(scores.Row(i), probabilities.Slice(i * ClassCount, ClassCount));
        }
        return sum / batch.Count;
    }

    /// <summary>Name and layers as a text table.</summary>
    public override string ToString() => $"{Name}{Environment.NewLine}{Network}";

    private void ToProbabilities(ReadOnlySpan<T> scores, Span<float> probabilities)
    {
        if (scores.Length == 1)
        {
            probabilities[1] = float.CreateTruncating(scores[0]);
            probabilities[0] = 1 - probabilities[1];
            return;
        }
        for (var i = 0; i < scores.Length; i++) probabilities[i] = float.CreateTruncating(scores[i]);
        if (!_endsInProbabilities) System.Numerics.Tensors.TensorPrimitives.SoftMax(probabilities, probabilities);
    }

    private void Check(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Shape != InputShape)
            throw new ArgumentException($"{Name} takes images of shape {InputShape}; the batch has {batch.Shape}. Resize or pad the images first.", nameof(batch));
        Loss<T>.CheckLabels(batch.Labels, batch.Count, ClassCount);
    }
}

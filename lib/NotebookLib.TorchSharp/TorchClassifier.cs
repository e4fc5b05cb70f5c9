using System.Runtime.InteropServices;
using NotebookLib.Common;
using NotebookLib.Data;
using NotebookLib.Learning;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp;

/// <summary>
/// Any torch network with its loss and optimiser behind <see cref="IClassifier"/>: trainer, learning curves, predictions and model files take it
/// like one of this library's own. Every step releases the tensors it made. For one thread at a time.
/// </summary>
/// <example>
/// <code>
/// var network = nn.Sequential(("0", nn.Flatten()), ("1", nn.Linear(784, 10)));
/// var classifier = new TorchClassifier("Softmax regression", new ImageShape(1, 28, 28), network, nn.CrossEntropyLoss(), optim.Adam(network.parameters()));
/// var history = new Trainer(classifier).Train(data.Train, data.Test);
/// </code>
/// </example>
public sealed class TorchClassifier : IClassifier
{
    /// <summary>Images that the network sees at once in a prediction: torch keeps each layer's output for all of them, which should fit the cache.</summary>
    private const int PredictedAtOnce = 64;

    private readonly nn.Module<Tensor, Tensor, Tensor> _loss;
    private readonly optim.Optimizer _optimizer;
    private readonly NetworkOutput _output;
    private readonly Device _device;
    private readonly LayersModule[] _layersModules;
    private readonly bool _isOneOutput;

    /// <summary>Makes a classifier. The network sees one grey image, to find out how many classes it tells apart.</summary>
    /// <param name="name">Name of the model, for figures and model files.</param>
    /// <param name="inputShape">Shape of one image; the network receives (batch, channels, height, width) of float32.</param>
    /// <param name="network">
    /// The network; its output is (batch, classes) with 2 classes or more, or (batch, 1) or (batch) for two classes.
    /// </param>
    /// <param name="loss">
    /// Mean loss of outputs and labels. For (batch, classes) labels are (batch) of int64, for one output they are 0 or 1 in the output's shape and type.
    /// </param>
    /// <param name="optimizer">What changes the network's parameters.</param>
    /// <param name="output">What the network's numbers mean, for the probabilities that <see cref="Predict"/> gives.</param>
    /// <param name="device">Where to compute, from <see cref="TorchRuntime.Device"/>; the network is moved there. The CPU by default.</param>
    /// <exception cref="TorchUnavailableException">TorchSharp cannot be used here.</exception>
    /// <exception cref="ArgumentException">The network does not take such images, or puts out something else; the message says what.</exception>
    public TorchClassifier(
        string name, ImageShape inputShape, nn.Module<Tensor, Tensor> network, nn.Module<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer,
        NetworkOutput output = NetworkOutput.Logits, Device? device = null)
    {
        TorchRuntime.Require();
        Name = name;
        Use = new ExclusiveUse(name);
        InputShape = inputShape;
        Network = network;
        _loss = loss;
        _optimizer = optimizer;
        _output = output;
        _device = device ?? CPU;
        if (device is not null) Network.to(device);
        _layersModules = [.. network.modules().Append(network).OfType<LayersModule>().Distinct()];
        (ClassCount, _isOneOutput) = ClassesOf(OutputShapeOfOneImage());
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImageShape InputShape { get; }

    /// <inheritdoc/>
    public int ClassCount { get; }

    /// <summary>The network.</summary>
    public nn.Module<Tensor, Tensor> Network { get; }

    /// <summary>Parameters, and buffers that a model file needs too; see <see cref="TorchParameters.Of"/>.</summary>
    public IReadOnlyList<IParameter> Parameters => TorchParameters.Of(Network);

    /// <summary>
    /// Step size of the optimiser's first group of parameters. Setting it changes the rates of all groups by the same factor.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number above 0.</exception>
    public double LearningRate
    {
        get => _optimizer.ParamGroups.First().LearningRate;
        set
        {
            if (!(value > 0) || !double.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, $"The learning rate is {value}; it must be above 0 (0.001 is usual).");
            var first = LearningRate;
            foreach (var group in _optimizer.ParamGroups) group.LearningRate = first > 0 ? value * (group.LearningRate / first) : value;
        }
    }

    /// <inheritdoc/>
    public ExclusiveUse Use { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch is empty, its images have another shape, or a pixel is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the model.</exception>
    public double Train(Batch batch)
    {
        using var use = Use.Begin();
        Check(batch);
        using var scope = NewDisposeScope();
        if (!Network.training) Network.train();
        _optimizer.zero_grad();
        var output = Network.call(Images(batch, 0, batch.Count));
        var loss = _loss.call(output, Labels(batch, 0, batch.Count, output));
        var value = loss.ToDouble();
        if (!double.IsFinite(value)) return value;
        loss.backward();
        foreach (var module in _layersModules) module.ThrowIfBackwardFailed();
        _optimizer.step();
        return value;
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
        var loss = 0.0;
        for (var first = 0; first < batch.Count; first += PredictedAtOnce)
        {
            var count = Math.Min(PredictedAtOnce, batch.Count - first);
            loss += count * PredictSome(batch, first, count, probabilities.Slice(first * ClassCount, count * ClassCount));
        }
        return loss / batch.Count;
    }

    /// <summary>Name and modules.</summary>
    public override string ToString() => $"{Name}{Environment.NewLine}{Network}";

    private double PredictSome(Batch batch, int first, int count, Span<float> probabilities)
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var output = Evaluate(Images(batch, first, count));
        var rows = Probabilities(output).to(ScalarType.Float32).cpu().contiguous();
        MemoryMarshal.Cast<byte, float>(rows.bytes).CopyTo(probabilities);
        return _loss.call(output, Labels(batch, first, count, output)).ToDouble();
    }

    private Tensor Images(Batch batch, int first, int count)
    {
        var images = empty([count, InputShape.Channels, InputShape.Height, InputShape.Width], ScalarType.Float32, CPU);
        MemoryMarshal.AsBytes(batch.Images.AsSpan(first * InputShape.Size, count * InputShape.Size)).CopyTo(images.bytes);
        return images.to(_device);
    }

    private Tensor Labels(Batch batch, int first, int count, Tensor output)
    {
        var labels = tensor(batch.Labels.AsSpan(first, count).ToArray(), ScalarType.Int64, _device);
        return _isOneOutput ? labels.to(output.dtype).reshape(output.shape) : labels;
    }

    private Tensor Probabilities(Tensor output)
    {
        if (!_isOneOutput) return _output == NetworkOutput.Logits ? output.softmax(1) : output;
        var one = (_output == NetworkOutput.Logits ? output.sigmoid() : output).reshape(-1);
        return stack([1 - one, one], 1);
    }

    /// <summary>Output without a graph, with dropout and the like off; the network is then in the mode it was in.</summary>
    private Tensor Evaluate(Tensor images)
    {
        using var unrecorded = no_grad();
        var wasTraining = Network.training;
        if (wasTraining) Network.eval();
        try
        {
            return Network.call(images);
        }
        finally
        {
            if (wasTraining) Network.train();
        }
    }

    private long[] OutputShapeOfOneImage()
    {
        using var scope = NewDisposeScope();
        try
        {
            return Evaluate(full([1, InputShape.Channels, InputShape.Height, InputShape.Width], 0.5, ScalarType.Float32, _device)).shape;
        }
        catch (ExternalException exception)
        {
            throw new ArgumentException(
                $"{Name} cannot take an image of shape {InputShape}: {exception.Message.Split('\n')[0]}", nameof(Network), exception);
        }
    }

    private (int Classes, bool IsOneOutput) ClassesOf(long[] shape) => shape switch
    {
        [1] or [1, 1] => (2, true),
        [1, >= 2] => (checked((int)shape[1]), false),
        _ => throw new ArgumentException(
            $"{Name} makes ({string.Join(", ", shape)}) of one image; a classifier makes (1, classes), or (1, 1) for two classes. "
            + "End it, for example, in nn.Flatten() and nn.Linear(features, classes).", nameof(Network)),
    };

    private void Check(Batch batch)
    {
        if (batch.Shape != InputShape)
            throw new ArgumentException($"{Name} takes images of shape {InputShape}; the batch has {batch.Shape}. Resize or pad the images first.", nameof(batch));
        if (batch.Count < 1)
            throw new ArgumentException("The batch is empty; a step needs at least one image.", nameof(batch));
        batch.RequireFinite();
        for (var i = 0; i < batch.Count; i++)
        {
            if ((uint)batch.Labels[i] >= (uint)ClassCount)
                throw new ArgumentOutOfRangeException(
                    nameof(batch), batch.Labels[i], $"Example {i} has label {batch.Labels[i]}; {Name} tells {ClassCount} classes apart, 0 to {ClassCount - 1}.");
        }
    }
}

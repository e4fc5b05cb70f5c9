using System.Globalization;
using System.Numerics;
using System.Text;
using NotebookLib.Common;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>
/// A network: layers one after the other. The same input and parameters give the same numbers bit by bit, whatever <see cref="Threads"/> is.
/// For one thread at a time; a second one is told so.
/// </summary>
/// <example>
/// <code>
/// var network = Sequential(seed: 1, Conv2d(1, 6, kernel: 5), Tanh(), MaxPool2d(2), Flatten(), Linear(864, 10));
/// var scores = network.Forward(batch);
/// var loss = crossEntropy.Forward(scores, batch.Labels);
/// network.Backward(crossEntropy.Backward());
/// adam.Step();
/// </code>
/// </example>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Sequential<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Threads that may be asked for on any machine, so that results can be compared over numbers of threads.</summary>
    private const int LeastTeam = 16;

    /// <summary>Most values of one example over all layers: those of a chunk lie in one array of bytes.</summary>
    private const int LargestExample = int.MaxValue / (ExecutionPlan<T>.Examples * sizeof(double)) / 2;

    private readonly Layer<T>[] _layers;
    private readonly Parameter<T>[] _parameters;
    private readonly ExclusiveUse _use = new("The network");
    private ExecutionPlan<T>? _plan;
    private NetworkRunner<T>? _runner;
    private ImageShape _imageShape;

    /// <summary>Makes a network of layers whose parameters keep the values they have.</summary>
    /// <param name="layers">At least one layer, first to last. A layer stands in one network, and there once.</param>
    /// <exception cref="ArgumentException">There is no layer, or one stands twice.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public Sequential(params Layer<T>[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"Networks compute with float or double; {typeof(T).Name} was given.");
        if (layers.Length == 0)
            throw new ArgumentException("A network needs at least one layer; none was given.", nameof(layers));
        if (layers.Distinct().Count() != layers.Length)
            throw new ArgumentException("A layer object stands twice in the network; make a second layer instead.", nameof(layers));
        _layers = [.. layers];
        _parameters = [.. layers.SelectMany(layer => layer.Parameters)];
        for (var i = 0; i < layers.Length; i++)
        {
            foreach (var parameter in layers[i].Parameters)
                parameter.Name = string.Create(CultureInfo.InvariantCulture, $"{i}.{parameter.LocalName}");
        }
    }

    /// <summary>Makes a network and draws its parameters, layer after layer, from one seeded source.</summary>
    /// <param name="seed">Seed; the same seed gives the same parameters.</param>
    /// <param name="layers">At least one layer, first to last.</param>
    public Sequential(int seed, params Layer<T>[] layers)
        : this(layers) => Initialize(seed);

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer<T>> Layers => _layers;

    /// <summary>All parameters in the order of the layers, named <c>0.weight</c>, <c>0.bias</c>, … after their layer's position.</summary>
    public IReadOnlyList<Parameter<T>> Parameters => _parameters;

    /// <summary>Shape of one example's input; <c>null</c> before <see cref="Build"/> or the first batch.</summary>
    public TensorShape? InputShape => _plan?.InputShape;

    /// <summary>Shape of one example's output; <c>null</c> before <see cref="Build"/> or the first batch.</summary>
    public TensorShape? OutputShape => _plan?.OutputShape;

    /// <summary>Threads that share the work, at least 1; all cores by default. Changes the speed only, not the numbers.</summary>
    public int Threads
    {
        get;
        set
        {
            if (value < 1)
                throw new ArgumentOutOfRangeException(nameof(value), value, "At least 1 thread does the work; set Threads to 1 or more.");
            if (field == value) return;
            field = value;
            _runner = null;
        }
    } = Environment.ProcessorCount;

    // Each has memory of its own, and more than there are cores gain nothing.
    private int WorkingThreads => Math.Min(Threads, Math.Max(LeastTeam, Environment.ProcessorCount));

    /// <summary>Whether layers that can be computed faster together are; set before the first pass. Off, every layer runs as it is written.</summary>
    internal bool IsFused { get; init; } = true;

    /// <summary>Number of trainable values.</summary>
    public int ParameterCount => _parameters.Sum(parameter => parameter.Count);

    /// <summary>Draws all parameters anew, layer after layer, from one seeded source.</summary>
    /// <param name="seed">Seed; the same seed gives the same parameters.</param>
    public void Initialize(int seed)
    {
        var random = new SeededRandom(seed, "parameters");
        foreach (var layer in _layers) layer.Initialize(random);
    }

    /// <summary>Fixes the shape of the input and checks that every layer takes what the layer before it gives.</summary>
    /// <param name="inputShape">Shape of one example, for images (channels, height, width).</param>
    /// <returns>This network.</returns>
    /// <exception cref="ArgumentException">A layer cannot take its input; the message names the layer and both shapes.</exception>
    public Sequential<T> Build(TensorShape inputShape)
    {
        ArgumentNullException.ThrowIfNull(inputShape);
        if (inputShape.Equals(InputShape)) return this;
        RequireRoom(inputShape, Summarize(inputShape));
        _plan = new ExecutionPlan<T>(IsFused ? FusedLayers.From(_layers) : _layers, inputShape);
        _imageShape = default;
        _runner = null;
        return this;
    }

    /// <summary>Computes the outputs of a batch and keeps what <see cref="Backward"/> needs.</summary>
    /// <param name="batch">At least one image.</param>
    /// <returns>Outputs, (batch, …); the same object is filled anew by the next pass.</returns>
    /// <exception cref="ArgumentException">
    /// The batch is empty, its images have another shape than the network was built for, or a pixel is NaN or infinite.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread uses the network.</exception>
    public Tensor<T> Forward(Batch batch)
    {
        using var use = _use.Begin();
        return RunnerFor(batch).Forward(batch.Images, default, batch.Count, keep: true);
    }

    /// <inheritdoc cref="Forward(Batch)"/>
    /// <param name="input">Examples of any shape that the first layer takes.</param>
    public Tensor<T> Forward(Tensor<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var use = _use.Begin();
        return RunnerFor(input.ExampleShape, input.Count).Forward(null, input.Values, input.Count, keep: true);
    }

    /// <summary>Computes the outputs of a batch and keeps nothing else: faster and smaller than <see cref="Forward(Batch)"/>.</summary>
    /// <param name="batch">At least one image.</param>
    /// <returns>Outputs, (batch, …); the same object is filled anew by the next pass.</returns>
    public Tensor<T> Predict(Batch batch)
    {
        using var use = _use.Begin();
        return RunnerFor(batch).Forward(batch.Images, default, batch.Count, keep: false);
    }

    /// <inheritdoc cref="Predict(Batch)"/>
    /// <param name="input">Examples of any shape that the first layer takes.</param>
    public Tensor<T> Predict(Tensor<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var use = _use.Begin();
        return RunnerFor(input.ExampleShape, input.Count).Forward(null, input.Values, input.Count, keep: false);
    }

    /// <summary>
    /// Computes the outputs of examples from one piece of memory into another. Keeps nothing between calls, and leaves alone what a
    /// <see cref="Forward(Batch)"/> kept.
    /// </summary>
    /// <param name="input">Examples, (count, …) row-major, each of the shape that <see cref="Build"/> fixed.</param>
    /// <param name="count">Number of examples, at least 1.</param>
    /// <param name="output">Receives the outputs, (count, …).</param>
    /// <exception cref="InvalidOperationException">The shape of the input is not known yet.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no example.</exception>
    /// <exception cref="ArgumentException">A length does not fit, or input and output share memory.</exception>
    public void Predict(ReadOnlySpan<T> input, int count, Span<T> output)
    {
        using var use = _use.Begin();
        var runner = RunnerFor(input, count);
        Require(output, count, OutputShape!, nameof(output));
        RequireApart(output, input, nameof(output), nameof(input));
        runner.Predict(input, count, output);
    }

    /// <summary>
    /// Pulls the outputs' gradient back to the input and the parameters (vector-Jacobian product). Runs forward anew, chunk by chunk, so it
    /// keeps nothing between calls and leaves alone what a <see cref="Forward(Batch)"/> kept. Replaces <see cref="Parameter{T}.Gradient"/>.
    /// </summary>
    /// <param name="input">Examples, (count, …) row-major, each of the shape that <see cref="Build"/> fixed.</param>
    /// <param name="count">Number of examples, at least 1.</param>
    /// <param name="outputGradient">Derivative of the loss with respect to the outputs, (count, …).</param>
    /// <param name="inputGradient">Receives the derivative with respect to the input, (count, …); empty when it is not wanted.</param>
    /// <param name="output">Receives the outputs, (count, …); empty when they are not wanted.</param>
    /// <exception cref="InvalidOperationException">The shape of the input is not known yet.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no example.</exception>
    /// <exception cref="ArgumentException">A length does not fit, or what is written shares memory with anything else.</exception>
    public void PullBack(ReadOnlySpan<T> input, int count, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, Span<T> output = default)
    {
        using var use = _use.Begin();
        var runner = RunnerFor(input, count);
        Require(outputGradient, count, OutputShape!, nameof(outputGradient));
        if (!inputGradient.IsEmpty) Require(inputGradient, count, InputShape!, nameof(inputGradient));
        if (!output.IsEmpty) Require(output, count, OutputShape!, nameof(output));
        RequireApart(inputGradient, input, nameof(inputGradient), nameof(input));
        RequireApart(inputGradient, outputGradient, nameof(inputGradient), nameof(outputGradient));
        RequireApart(output, input, nameof(output), nameof(input));
        RequireApart(output, outputGradient, nameof(output), nameof(outputGradient));
        RequireApart(output, inputGradient, nameof(output), nameof(inputGradient));
        runner.PullBack(input, count, outputGradient, inputGradient, output);
    }

    /// <summary>Computes every parameter's gradient from the outputs' gradient, after <see cref="Forward(Batch)"/>, once for each forward.</summary>
    /// <param name="scoreGradient">Derivative of the loss with respect to the outputs, (batch, …), from <see cref="Loss{T}.Backward"/>.</param>
    /// <param name="accumulate">
    /// False replaces the gradients, so a training loop needs no <c>ZeroGrad</c>; true adds to them, as PyTorch always does.
    /// </param>
    /// <exception cref="InvalidOperationException">There was no forward pass before.</exception>
    /// <exception cref="ArgumentException">The gradient has another shape than the outputs.</exception>
    public void Backward(Tensor<T> scoreGradient, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(scoreGradient);
        using var use = _use.Begin();
        if (_runner is null || _runner.KeptCount == 0)
            throw new InvalidOperationException("Backward follows a Forward of the same batch, once; call Forward first.");
        if (scoreGradient.Count != _runner.KeptCount || !scoreGradient.ExampleShape.Equals(OutputShape))
            throw new ArgumentException(
                $"The gradient is {scoreGradient.Count} x {scoreGradient.ExampleShape}; the outputs were {_runner.KeptCount} x {OutputShape}.", nameof(scoreGradient));
        _runner.Backward(scoreGradient, accumulate);
    }

    /// <summary>Forward, loss and backward of each chunk in one go; gives the same numbers as the three calls.</summary>
    internal double Train(Batch batch, Loss<T> loss)
    {
        using var use = _use.Begin();
        return RunnerFor(batch).Train(batch, loss);
    }

    /// <summary>The layers with the shapes of their outputs and their sizes, for a table.</summary>
    /// <exception cref="InvalidOperationException">The shape of the input is not known yet.</exception>
    public IReadOnlyList<LayerSummary> Summary() => Summarize(
        InputShape ?? throw new InvalidOperationException("The shape of the input is not known yet; call Build(inputShape) first."));

    /// <summary>The summary as a text table, or the list of layers when the shape of the input is not known yet.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (InputShape is null)
        {
            for (var i = 0; i < _layers.Length; i++) text.AppendLine(CultureInfo.InvariantCulture, $"{i,3}  {_layers[i]}");
            return text.ToString();
        }
        var rows = Summary();
        var width = rows.Max(row => row.Layer.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"     {"input".PadRight(width)}  {InputShape}");
        foreach (var row in rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Index,3}  {row.Layer.PadRight(width)}  {row.Output,-14} {row.Parameters,9:N0}");
        text.Append(CultureInfo.InvariantCulture, $"     {"trainable values".PadRight(width)}  {"",-14} {ParameterCount,9:N0}");
        return text.ToString();
    }

    private List<LayerSummary> Summarize(TensorShape inputShape)
    {
        var rows = new List<LayerSummary>();
        var shape = inputShape;
        for (var i = 0; i < _layers.Length; i++)
        {
            try
            {
                shape = _layers[i].OutputShape(shape);
            }
            catch (ArgumentException exception)
            {
                throw new ArgumentException($"Layer {i}, {_layers[i]}: {exception.Message}", exception);
            }
            rows.Add(new LayerSummary(i, _layers[i].ToString()!, shape, _layers[i].Parameters.Sum(parameter => parameter.Count)));
        }
        return rows;
    }

    private static void RequireRoom(TensorShape inputShape, List<LayerSummary> rows)
    {
        var values = inputShape.Size + rows.Sum(row => (long)row.Output.Size);
        if (values > LargestExample)
            throw new ArgumentException(
                $"One example of shape {inputShape} takes {values} values in all layers together; at most {LargestExample} are possible. "
                + "Give smaller images, or layers with smaller outputs.", nameof(inputShape));
    }

    private NetworkRunner<T> RunnerFor(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.RequireFinite();
        // The usual case makes no TensorShape, so that a step allocates nothing.
        if (_runner is not null && batch.Count > 0 && batch.Shape == _imageShape) return _runner;
        var runner = RunnerFor(batch.Shape, batch.Count);
        _imageShape = batch.Shape;
        return runner;
    }

    private NetworkRunner<T> RunnerFor(TensorShape inputShape, int count)
    {
        if (count < 1)
            throw new ArgumentException("The batch is empty; a pass needs at least one example.");
        if (_plan is null) Build(inputShape);
        if (!inputShape.Equals(InputShape))
            throw new ArgumentException($"The batch has examples of shape {inputShape}; the network was built for {InputShape}.");
        return _runner ??= new NetworkRunner<T>(_plan!, WorkingThreads);
    }

    private NetworkRunner<T> RunnerFor(ReadOnlySpan<T> input, int count)
    {
        if (_plan is null)
            throw new InvalidOperationException("The shape of the input is not known yet; call Build(inputShape) first.");
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"There are {count} examples; a pass needs at least one.");
        Require(input, count, InputShape!, nameof(input));
        return _runner ??= new NetworkRunner<T>(_plan, WorkingThreads);
    }

    private static void Require(ReadOnlySpan<T> values, int count, TensorShape shape, string name)
    {
        if (values.Length != (long)count * shape.Size)
            throw new ArgumentException(
                $"{name} has {values.Length} values; {count} x {shape} takes {(long)count * shape.Size}. Give memory of exactly this length.", name);
    }

    private static void RequireApart(ReadOnlySpan<T> written, ReadOnlySpan<T> other, string name, string otherName)
    {
        if (written.Overlaps(other))
            throw new ArgumentException($"{name} shares memory with {otherName}, which is still read or written; give it memory of its own.", name);
    }
}

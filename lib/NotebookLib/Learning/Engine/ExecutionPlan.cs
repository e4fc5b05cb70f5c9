using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>A layer in its place in a network: shapes, and where its data lies in the buffers of a chunk.</summary>
internal sealed record PlannedLayer<T>(
    Layer<T> Layer, TensorShape InputShape, TensorShape OutputShape, int InputStart, int OutputStart, int SavedStart, int SavedBytes,
    int[] ParameterOffsets, bool NeedsInputGradient, bool IsInPlace) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>
/// How a chunk of examples runs through the layers: all of forward, or all of backward, while the chunk is in the processor's cache.
/// </summary>
internal sealed class ExecutionPlan<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Examples in a chunk. One vector of 8 floats; a chunk of the models here then fits the second-level cache.</summary>
    public const int Examples = 8;

    private const int LineValues = 16;

    private readonly PlannedLayer<T>[] _layers;
    private readonly int _firstTrainable;

    public ExecutionPlan(IReadOnlyList<Layer<T>> layers, TensorShape inputShape)
    {
        InputShape = inputShape;
        _layers = new PlannedLayer<T>[layers.Count];
        _firstTrainable = layers.Count;
        var shape = inputShape;
        var start = 0;
        ActivationCount = InLines(shape.Size * Examples);
        GradientCount = shape.Size * Examples;
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var output = layer.OutputShape(shape);
            var outputStart = start;
            var isInPlace = layer.IsInPlace(shape) || (layer.MayReplaceInput && i > 0 && !layers[i - 1].BackwardReadsOutput);
            if (!isInPlace)
            {
                outputStart = ActivationCount;
                ActivationCount += InLines(output.Size * Examples);
            }
            var offsets = new int[2 * layer.Parameters.Count];
            for (var p = 0; p < layer.Parameters.Count; p++)
            {
                offsets[2 * p] = ParameterCount;
                offsets[2 * p + 1] = layer.Parameters[p].Count;
                ParameterCount += InLines(layer.Parameters[p].Count);
            }
            var savedBytes = layer.SavedBytes(shape, Examples);
            _layers[i] = new PlannedLayer<T>(
                layer, shape, output, start, outputStart, SavedBytes, savedBytes, offsets, _firstTrainable < i, isInPlace);
            if (layer.Parameters.Count > 0) _firstTrainable = Math.Min(_firstTrainable, i);
            SavedBytes += (savedBytes + 63) / 64 * 64;
            ScratchBytes = Math.Max(ScratchBytes, layer.ScratchBytes(shape, Examples));
            GradientCount = Math.Max(GradientCount, output.Size * Examples);
            shape = output;
            start = outputStart;
        }
        OutputShape = shape;
        OutputStart = start;
    }

    public TensorShape InputShape { get; }

    public TensorShape OutputShape { get; }

    public int OutputStart { get; }

    public int ActivationCount { get; }

    public int GradientCount { get; }

    public int SavedBytes { get; }

    public int ScratchBytes { get; }

    /// <summary>Values of all parameters' gradients, each parameter starting at a cache line.</summary>
    public int ParameterCount { get; }

    public IReadOnlyList<PlannedLayer<T>> Layers => _layers;

    public void Prepare()
    {
        foreach (var planned in _layers) planned.Layer.Prepare();
    }

    public void Forward(ChunkMemory<T> chunk, WorkerMemory<T> worker, int firstExample)
    {
        foreach (var planned in _layers)
        {
            var pass = new LayerPass<T>(default, default)
            {
                Examples = Examples,
                FirstExample = firstExample,
                InputShape = planned.InputShape,
                OutputShape = planned.OutputShape,
                Input = chunk.Activations(planned.InputStart, planned.InputShape.Size * Examples),
                Output = chunk.Activations(planned.OutputStart, planned.OutputShape.Size * Examples),
                Saved = chunk.Saved(planned.SavedStart, planned.SavedBytes),
                Scratch = worker.Scratch,
            };
            planned.Layer.Forward(pass);
        }
    }

    /// <summary>
    /// Walks back from the output's gradient, which the worker's first gradient buffer holds, to the first layer with parameters, or through
    /// all layers.
    /// </summary>
    /// <returns>The gradient where the walk ended: the network input's, if it went <paramref name="toInput"/>.</returns>
    public Span<T> Backward(ChunkMemory<T> chunk, WorkerMemory<T> worker, Span<T> parameterGradients, bool toInput)
    {
        var current = worker.FirstGradient;
        var next = worker.SecondGradient;
        for (var i = _layers.Length - 1; i >= (toInput ? 0 : _firstTrainable); i--)
        {
            var planned = _layers[i];
            var pass = new LayerPass<T>(parameterGradients, planned.ParameterOffsets)
            {
                Examples = Examples,
                InputShape = planned.InputShape,
                OutputShape = planned.OutputShape,
                Input = chunk.Activations(planned.InputStart, planned.InputShape.Size * Examples),
                Output = chunk.Activations(planned.OutputStart, planned.OutputShape.Size * Examples),
                OutputGradient = current[..(planned.OutputShape.Size * Examples)],
                InputGradient = (planned.IsInPlace ? current : next)[..(planned.InputShape.Size * Examples)],
                NeedsInputGradient = toInput || planned.NeedsInputGradient,
                Saved = chunk.Saved(planned.SavedStart, planned.SavedBytes),
                Scratch = worker.Scratch,
            };
            planned.Layer.Backward(pass);
            if (planned.IsInPlace) continue;
            var swap = current;
            current = next;
            next = swap;
        }
        return current;
    }

    private static int InLines(int count) => checked((count + LineValues - 1) / LineValues * LineValues);
}

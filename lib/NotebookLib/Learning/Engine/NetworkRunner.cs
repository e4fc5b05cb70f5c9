using System.Numerics;
using System.Numerics.Tensors;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>
/// Runs batches through a plan: cuts them into chunks, spreads these over threads, and sums gradients in a fixed order, so that
/// results are the same bit by bit whatever the number of threads. Allocates only when a batch is larger than any before.
/// </summary>
internal sealed class NetworkRunner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Examples = ExecutionPlan<T>.Examples;

    /// <summary>Most groups of chunks that sum gradients of their own; also the most threads that help in a backward pass.</summary>
    private const int MostGroups = 8;

    private readonly ExecutionPlan<T> _plan;
    private readonly WorkerTeam _team;
    private readonly WorkerMemory<T>[] _workers;
    private readonly List<ChunkMemory<T>> _chunks = [];
    private readonly List<AlignedMemory<T>> _groups = [];
    private readonly GradientSum<T> _gradientSum;
    private readonly ForwardWork _forwardWork;
    private readonly BackwardWork _backwardWork;
    private readonly Tensor<T> _scoreGradient;
    private double[] _losses = [];
    private float[]? _images;
    private Tensor<T>? _tensor;
    private int[] _labels = [];
    private Loss<T>? _loss;
    private bool _keep;
    private int _count;

    public NetworkRunner(ExecutionPlan<T> plan, int threads)
    {
        _plan = plan;
        _team = new WorkerTeam(threads);
        _workers = new WorkerMemory<T>[threads];
        for (var i = 0; i < threads; i++) _workers[i] = new WorkerMemory<T>(plan);
        _gradientSum = new GradientSum<T>(plan);
        _forwardWork = new ForwardWork(this);
        _backwardWork = new BackwardWork(this);
        Scores = new Tensor<T>(0, plan.OutputShape);
        _scoreGradient = new Tensor<T>(0, plan.OutputShape);
    }

    public Tensor<T> Scores { get; }

    public int Threads => _team.Threads;

    /// <summary>Examples of the last forward pass that kept what backward needs; 0 when there is none.</summary>
    public int KeptCount { get; private set; }

    private int ChunkCount => (_count + Examples - 1) / Examples;

    private int GroupCount => Math.Min(ChunkCount, MostGroups);

    /// <summary>Forward pass of images or of a tensor.</summary>
    public void Forward(Batch? images, Tensor<T>? tensor, bool keep)
    {
        Begin(images, tensor);
        _keep = keep;
        KeptCount = keep ? _count : 0;
        while (keep && _chunks.Count < ChunkCount) _chunks.Add(new ChunkMemory<T>(_plan));
        _team.Run(_forwardWork, ChunkCount);
    }

    /// <summary>Backward pass of the last forward pass that was kept.</summary>
    public void Backward(Tensor<T> scoreGradient, bool accumulate)
    {
        scoreGradient.Values.CopyTo(_scoreGradient.Values);
        _loss = null;
        RunBackward(accumulate);
        KeptCount = 0;
    }

    /// <summary>Forward, loss and backward of each chunk in one go, while it is in cache.</summary>
    /// <returns>Mean loss.</returns>
    public double Train(Batch batch, Loss<T> loss)
    {
        Begin(batch, null);
        KeptCount = 0;
        _labels = batch.Labels;
        _loss = loss;
        if (_losses.Length < _count) _losses = new double[_count];
        RunBackward(accumulate: false);
        return TensorPrimitives.Sum<double>(_losses.AsSpan(0, _count)) / _count;
    }

    private void Begin(Batch? images, Tensor<T>? tensor)
    {
        _images = images?.Images;
        _tensor = tensor;
        _count = images?.Count ?? tensor!.Count;
        Scores.Resize(_count);
        _scoreGradient.Resize(_count);
        _plan.Prepare();
    }

    private void RunBackward(bool accumulate)
    {
        while (_groups.Count < GroupCount) _groups.Add(new AlignedMemory<T>(_plan.ParameterCount));
        _team.Run(_backwardWork, GroupCount);
        _gradientSum.Run(_team, _groups, GroupCount, accumulate);
    }

    private void ForwardChunk(int chunk, ChunkMemory<T> memory, WorkerMemory<T> worker)
    {
        var first = chunk * Examples;
        if (_images is not null)
            ExampleLayout.Load<float, T>(_images, _plan.InputShape.Size, first, _count, memory.Input, Examples);
        else
            ExampleLayout.Load<T, T>(_tensor!.Values, _plan.InputShape.Size, first, _count, memory.Input, Examples);
        _plan.Forward(memory, worker, first);
        ExampleLayout.Store(memory.Output, Scores.Values, _plan.OutputShape.Size, first, _count, Examples);
    }

    private void LossOfChunk(int chunk)
    {
        var scale = T.One / T.CreateChecked(_count);
        for (var i = chunk * Examples; i < Math.Min(_count, (chunk + 1) * Examples); i++)
        {
            var gradient = _scoreGradient.Row(i);
            _losses[i] = _loss!.Example(Scores.Row(i), _labels[i], gradient);
            TensorPrimitives.Multiply(gradient, scale, gradient);
        }
    }

    private void BackwardGroup(int group, WorkerMemory<T> worker)
    {
        var gradients = _groups[group].Span;
        gradients.Clear();
        for (var chunk = group * ChunkCount / GroupCount; chunk < (group + 1) * ChunkCount / GroupCount; chunk++)
        {
            var memory = _loss is null ? _chunks[chunk] : worker.Chunk;
            if (_loss is not null)
            {
                ForwardChunk(chunk, memory, worker);
                LossOfChunk(chunk);
            }
            var size = _plan.OutputShape.Size;
            ExampleLayout.LoadGradient<T>(_scoreGradient.Values, size, chunk * Examples, _count, worker.FirstGradient[..(size * Examples)], Examples);
            _plan.Backward(memory, worker, gradients);
        }
    }

    private sealed class ForwardWork(NetworkRunner<T> runner) : IPartedWork
    {
        public void Run(int part, int worker)
        {
            var memory = runner._workers[worker];
            runner.ForwardChunk(part, runner._keep ? runner._chunks[part] : memory.Chunk, memory);
        }
    }

    private sealed class BackwardWork(NetworkRunner<T> runner) : IPartedWork
    {
        public void Run(int part, int worker) => runner.BackwardGroup(part, runner._workers[worker]);
    }
}

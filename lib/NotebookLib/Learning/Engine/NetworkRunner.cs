using System.Numerics;
using System.Numerics.Tensors;
using NotebookLib.Common;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>
/// Runs batches through a plan: cuts them into chunks, spreads these over threads, and sums gradients in a fixed order, so that
/// results are the same bit by bit whatever the number of threads. Allocates only when a batch is larger than any before.
/// What a call reads and writes is pinned while its chunks run; pointers are null for what it does not have.
/// </summary>
internal sealed unsafe class NetworkRunner<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
    private readonly ForwardWork _forwardAlone;
    private readonly ForwardWork _forwardKept;
    private readonly BackwardWork _backwardOfKept;
    private readonly BackwardWork _forwardAndBackward;
    private readonly TrainingWork _training;
    private readonly Tensor<T> _scoreGradient;
    private float[]? _images;
    private T* _input;
    private T* _scores;
    private T* _scoreGradients;
    private T* _inputGradients;
    private int _count;

    public NetworkRunner(ExecutionPlan<T> plan, int threads)
    {
        _plan = plan;
        _team = new WorkerTeam(threads);
        _workers = new WorkerMemory<T>[threads];
        for (var i = 0; i < threads; i++) _workers[i] = new WorkerMemory<T>(plan);
        _gradientSum = new GradientSum<T>(plan);
        _forwardAlone = new ForwardWork(this, keep: false);
        _forwardKept = new ForwardWork(this, keep: true);
        _backwardOfKept = new BackwardOfKept(this);
        _forwardAndBackward = new ForwardAndBackward(this);
        _training = new TrainingWork(this);
        Scores = new Tensor<T>(0, plan.OutputShape);
        _scoreGradient = new Tensor<T>(0, plan.OutputShape);
    }

    /// <summary>Outputs of the last pass over a batch or a tensor.</summary>
    public Tensor<T> Scores { get; }

    public int Threads => _team.Threads;

    /// <summary>Examples of the last forward pass that kept what backward needs; 0 when there is none.</summary>
    public int KeptCount { get; private set; }

    private int ChunkCount => (_count + Examples - 1) / Examples;

    private int GroupCount => Math.Min(ChunkCount, MostGroups);

    /// <summary>Forward pass of images or, where they are null, of values.</summary>
    /// <returns>The scores.</returns>
    public Tensor<T> Forward(float[]? images, ReadOnlySpan<T> input, int count, bool keep)
    {
        Scores.Resize(count);
        KeptCount = keep ? count : 0;
        Forward(images, input, count, Scores.Values, keep);
        return Scores;
    }

    /// <summary>Forward pass of values, into the caller's memory.</summary>
    public void Predict(ReadOnlySpan<T> input, int count, Span<T> scores) => Forward(null, input, count, scores, keep: false);

    /// <summary>Backward pass of the last forward pass that was kept.</summary>
    public void Backward(Tensor<T> scoreGradient, bool accumulate)
    {
        _count = KeptCount;
        KeptCount = 0;
        Backward(_backwardOfKept, default, default, scoreGradient.Values, default, accumulate);
    }

    /// <summary>Forward, loss and backward of each chunk in one go, while it is in cache.</summary>
    /// <returns>Mean loss.</returns>
    public double Train(Batch batch, Loss<T> loss)
    {
        (_images, _count, KeptCount) = (batch.Images, batch.Count, 0);
        Scores.Resize(_count);
        _scoreGradient.Resize(_count);
        _training.Begin(loss, batch.Labels, _count);
        _plan.Prepare();
        Backward(_training, default, Scores.Values, _scoreGradient.Values, default, accumulate: false);
        return _training.MeanLoss(_count);
    }

    /// <summary>Forward and backward of each chunk in one go, from and into the caller's memory.</summary>
    public void PullBack(ReadOnlySpan<T> input, int count, ReadOnlySpan<T> scoreGradient, Span<T> inputGradient, Span<T> scores)
    {
        (_images, _count) = (null, count);
        _plan.Prepare();
        Backward(_forwardAndBackward, input, scores, scoreGradient, inputGradient, accumulate: false);
    }

    private void Forward(float[]? images, ReadOnlySpan<T> input, int count, Span<T> scores, bool keep)
    {
        (_images, _count) = (images, count);
        while (keep && _chunks.Count < ChunkCount) _chunks.Add(new ChunkMemory<T>(_plan));
        _plan.Prepare();
        fixed (T* from = input, to = scores)
        {
            _input = from;
            _scores = to;
            _team.Run(keep ? _forwardKept : _forwardAlone, ChunkCount);
        }
    }

    private void Backward(
        BackwardWork work, ReadOnlySpan<T> input, Span<T> scores, ReadOnlySpan<T> scoreGradient, Span<T> inputGradient, bool accumulate)
    {
        while (_groups.Count < GroupCount) _groups.Add(new AlignedMemory<T>(_plan.ParameterCount));
        fixed (T* from = input, to = scores, gradientFrom = scoreGradient, gradientTo = inputGradient)
        {
            _input = from;
            _scores = to;
            _scoreGradients = gradientFrom;
            _inputGradients = gradientTo;
            _team.Run(work, GroupCount);
        }
        _gradientSum.Run(_team, _groups, GroupCount, accumulate);
    }

    private void ForwardChunk(int chunk, ChunkMemory<T> memory, WorkerMemory<T> worker)
    {
        var first = chunk * Examples;
        var (inputSize, outputSize) = (_plan.InputShape.Size, _plan.OutputShape.Size);
        if (_images is not null) ExampleLayout.Load<float, T>(_images, inputSize, first, _count, memory.Input, Examples);
        else ExampleLayout.Load<T, T>(new ReadOnlySpan<T>(_input, _count * inputSize), inputSize, first, _count, memory.Input, Examples);
        _plan.Forward(memory, worker, first);
        if (_scores is not null)
            ExampleLayout.Store(memory.Output, new Span<T>(_scores, _count * outputSize), outputSize, first, _count, Examples);
    }

    private void BackwardChunk(int chunk, ChunkMemory<T> memory, WorkerMemory<T> worker, Span<T> parameterGradients)
    {
        var first = chunk * Examples;
        var (inputSize, outputSize) = (_plan.InputShape.Size, _plan.OutputShape.Size);
        ExampleLayout.LoadGradient(
            new ReadOnlySpan<T>(_scoreGradients, _count * outputSize), outputSize, first, _count, worker.FirstGradient[..(outputSize * Examples)], Examples);
        var gradient = _plan.Backward(memory, worker, parameterGradients, toInput: _inputGradients is not null);
        if (_inputGradients is not null)
            ExampleLayout.Store(gradient, new Span<T>(_inputGradients, _count * inputSize), inputSize, first, _count, Examples);
    }

    private sealed class ForwardWork(NetworkRunner<T> runner, bool keep) : IPartedWork
    {
        public void Run(int part, int worker)
        {
            var memory = runner._workers[worker];
            runner.ForwardChunk(part, keep ? runner._chunks[part] : memory.Chunk, memory);
        }
    }

    /// <summary>Backward of a group of chunks, each after what makes it ready.</summary>
    private abstract class BackwardWork(NetworkRunner<T> runner) : IPartedWork
    {
        protected NetworkRunner<T> Runner => runner;

        public void Run(int part, int worker)
        {
            var gradients = runner._groups[part].Span;
            gradients.Clear();
            var (chunks, groups, memory) = (runner.ChunkCount, runner.GroupCount, runner._workers[worker]);
            for (var chunk = part * chunks / groups; chunk < (part + 1) * chunks / groups; chunk++)
                runner.BackwardChunk(chunk, Ready(chunk, memory), memory, gradients);
        }

        /// <summary>The memory of a chunk after its forward; its output's gradient then stands in the runner's memory.</summary>
        protected abstract ChunkMemory<T> Ready(int chunk, WorkerMemory<T> worker);
    }

    private sealed class BackwardOfKept(NetworkRunner<T> runner) : BackwardWork(runner)
    {
        protected override ChunkMemory<T> Ready(int chunk, WorkerMemory<T> worker) => Runner._chunks[chunk];
    }

    private class ForwardAndBackward(NetworkRunner<T> runner) : BackwardWork(runner)
    {
        protected override ChunkMemory<T> Ready(int chunk, WorkerMemory<T> worker)
        {
            Runner.ForwardChunk(chunk, worker.Chunk, worker);
            return worker.Chunk;
        }
    }

    private sealed class TrainingWork(NetworkRunner<T> runner) : ForwardAndBackward(runner)
    {
        private double[] _losses = [];
        private int[] _labels = [];
        private Loss<T>? _loss;

        public void Begin(Loss<T> loss, int[] labels, int count)
        {
            (_loss, _labels) = (loss, labels);
            if (_losses.Length < count) _losses = new double[count];
        }

        public double MeanLoss(int count) => TensorPrimitives.Sum<double>(_losses.AsSpan(0, count)) / count;

        protected override ChunkMemory<T> Ready(int chunk, WorkerMemory<T> worker)
        {
            var memory = base.Ready(chunk, worker);
            var scale = T.One / T.CreateChecked(Runner._count);
            for (var i = chunk * Examples; i < Math.Min(Runner._count, (chunk + 1) * Examples); i++)
            {
                var gradient = Runner._scoreGradient.Row(i);
                _losses[i] = _loss!.Example(Runner.Scores.Row(i), _labels[i], gradient);
                TensorPrimitives.Multiply(gradient, scale, gradient);
            }
            return memory;
        }
    }
}

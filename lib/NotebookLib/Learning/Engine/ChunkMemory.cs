using System.Numerics;
using System.Runtime.InteropServices;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>What forward leaves for backward, for one chunk: every layer's output, and what layers saved beside it.</summary>
internal sealed class ChunkMemory<T>(ExecutionPlan<T> plan) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> _activations = new(plan.ActivationCount);
    private readonly AlignedMemory<double> _saved = new(plan.SavedBytes / sizeof(double));

    public Span<T> Input => Activations(0, plan.InputShape.Size * ExecutionPlan<T>.Examples);

    public Span<T> Output => Activations(plan.OutputStart, plan.OutputShape.Size * ExecutionPlan<T>.Examples);

    public Span<T> Activations(int start, int count) => _activations.Span.Slice(start, count);

    public Span<byte> Saved(int start, int count) => MemoryMarshal.AsBytes(_saved.Span).Slice(start, count);
}

/// <summary>Memory of one worker: gradients between layers, working memory, and a chunk of its own for passes that keep nothing.</summary>
internal sealed class WorkerMemory<T>(ExecutionPlan<T> plan) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> _first = new(plan.GradientCount);
    private readonly AlignedMemory<T> _second = new(plan.GradientCount);
    private readonly AlignedMemory<double> _scratch = new((plan.ScratchBytes + sizeof(double) - 1) / sizeof(double));

    public ChunkMemory<T> Chunk { get; } = new(plan);

    public Span<T> FirstGradient => _first.Span;

    public Span<T> SecondGradient => _second.Span;

    public Span<byte> Scratch => MemoryMarshal.AsBytes(_scratch.Span);
}

using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// What a layer works on at a time: one chunk of a batch. All buffers are feature-major, <c>[value][example]</c>: value i of example e
/// stands at <c>i * Examples + e</c>, so every operation runs over neighbouring examples and needs no care at the edges of an image.
/// </summary>
/// <remarks>
/// <see cref="Examples"/> is a multiple of 8. When a batch ends within a chunk, the places left over hold copies of its last example, and
/// their gradients are zero: a layer treats all examples alike and never sees a part of a chunk.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct LayerPass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> _parameterGradients;
    private readonly ReadOnlySpan<int> _parameterOffsets;

    internal LayerPass(Span<T> parameterGradients, ReadOnlySpan<int> parameterOffsets)
    {
        _parameterGradients = parameterGradients;
        _parameterOffsets = parameterOffsets;
    }

    /// <summary>Number of examples in the chunk, a multiple of 8.</summary>
    public required int Examples { get; init; }

    /// <summary>Position in the batch of the chunk's first example, for messages. Forward only.</summary>
    public int FirstExample { get; init; }

    /// <summary>Shape of one example's input.</summary>
    public required TensorShape InputShape { get; init; }

    /// <summary>Shape of one example's output.</summary>
    public required TensorShape OutputShape { get; init; }

    /// <summary>Input, [input value][example]. The same memory as <see cref="Output"/> for a layer that works in place.</summary>
    public Span<T> Input { get; init; }

    /// <summary>Output, [output value][example]. Forward fills it; backward may read what forward left.</summary>
    public Span<T> Output { get; init; }

    /// <summary>Derivative of the loss with respect to the output, [output value][example]. Backward only.</summary>
    public Span<T> OutputGradient { get; init; }

    /// <summary>
    /// Derivative of the loss with respect to the input, [input value][example], to be overwritten. Backward only, and only
    /// when <see cref="NeedsInputGradient"/>. The same memory as <see cref="OutputGradient"/> for a layer that works in place.
    /// </summary>
    public Span<T> InputGradient { get; init; }

    /// <summary>Whether the input's gradient is needed: a layer before this one has parameters, or the caller wants the network input's gradient.</summary>
    public bool NeedsInputGradient { get; init; }

    /// <summary>Bytes the layer asked for by <see cref="Layer{T}.SavedBytes"/>: what forward writes here, backward finds.</summary>
    public Span<byte> Saved { get; init; }

    /// <summary>Bytes the layer asked for by <see cref="Layer{T}.ScratchBytes"/>, with no defined content.</summary>
    public Span<byte> Scratch { get; init; }

    /// <summary>Where backward adds the gradient of one of the layer's parameters, summed over the chunk's examples.</summary>
    /// <param name="parameter">Index in <see cref="Layer{T}.Parameters"/>.</param>
    /// <returns>As many values as the parameter has, in its order.</returns>
    public Span<T> ParameterGradient(int parameter)
    {
        var start = _parameterOffsets[2 * parameter];
        return _parameterGradients.Slice(start, _parameterOffsets[2 * parameter + 1]);
    }
}

using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// One step of a network: a function of its input and its parameters, with its derivative. A layer keeps no data of a pass; all of it
/// is in the <see cref="LayerPass{T}"/>, so several threads can run the same layer on different chunks of a batch.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Trainable tensors, in the order in which PyTorch lists them (weight before bias).</summary>
    public virtual IReadOnlyList<Parameter<T>> Parameters => [];

    /// <summary>
    /// Whether input and output are one buffer, and their gradients another. Such a layer is reversible: backward receives the output
    /// and its gradient, turns them in place into the input and its gradient, and adds the parameters' gradients on the way.
    /// The layer before it finds its output restored, up to rounding.
    /// </summary>
    /// <param name="input">Shape of one example's input.</param>
    public virtual bool IsInPlace(TensorShape input) => false;

    /// <summary>Whether backward reads what forward left in the output. If not, the next layer may write its output over it.</summary>
    internal virtual bool BackwardReadsOutput => true;

    /// <summary>Whether the output may be written over the input and the input's gradient over the output's, each value by itself.</summary>
    internal virtual bool MayReplaceInput => false;

    /// <summary>Whether a larger input value never gives a smaller output value, so that the largest value stays the largest.</summary>
    internal virtual bool NeverFalls => false;

    /// <summary>Layers that do the work of this one and of some that follow it, with the same result, faster.</summary>
    /// <param name="following">The layers behind this one.</param>
    /// <param name="taken">How many of them are replaced too.</param>
    /// <returns>The layers to run instead; null when every layer runs as it is written.</returns>
    internal virtual IReadOnlyList<Layer<T>>? FuseWith(ReadOnlySpan<Layer<T>> following, out int taken)
    {
        taken = 0;
        return null;
    }

    /// <summary>Shape of the output for a given input, both of one example.</summary>
    /// <param name="input">Shape of one example's input.</param>
    /// <exception cref="ArgumentException">The layer cannot take this input; the message says what it takes.</exception>
    public abstract TensorShape OutputShape(TensorShape input);

    /// <summary>Bytes that forward leaves for backward, for one chunk (for example which value of a window was the largest).</summary>
    /// <param name="input">Shape of one example's input.</param>
    /// <param name="examples">Examples in the chunk.</param>
    public virtual int SavedBytes(TensorShape input, int examples) => 0;

    /// <summary>Bytes of working memory for one call of forward or backward.</summary>
    /// <param name="input">Shape of one example's input.</param>
    /// <param name="examples">Examples in the chunk.</param>
    public virtual int ScratchBytes(TensorShape input, int examples) => 0;

    /// <summary>Draws the parameters anew, as PyTorch does by default for this kind of layer.</summary>
    /// <param name="random">Source of the numbers.</param>
    public virtual void Initialize(Random random)
    {
    }

    /// <summary>
    /// Called once by one thread before the chunks of a forward pass: the place to compute what depends on the parameters alone
    /// (cosines of angles, rearranged weights).
    /// </summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Computes the output of one chunk. May be called by several threads at once for different chunks.</summary>
    /// <param name="pass">The chunk's buffers.</param>
    public abstract void Forward(in LayerPass<T> pass);

    /// <summary>Computes the input's gradient and adds the parameters' gradients, for one chunk after its forward.</summary>
    /// <param name="pass">The chunk's buffers.</param>
    public abstract void Backward(in LayerPass<T> pass);
}

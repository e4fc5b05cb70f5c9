using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>Reads an example of any shape as one row of values, in row-major order. Moves nothing.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Flatten<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override bool IsInPlace(TensorShape input) => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => new(input.Size);

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
    }

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => "Flatten()";
}

using System.Numerics;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>A fixed linear map, y = A (x - mean), without trainable values; made by <see cref="PrincipalComponents.ToLayer{T}"/>.</summary>
/// <remarks>Input: an image. Output: (components).</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Projection<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorShape _inputShape;
    private readonly TensorShape _outputShape;
    private readonly T[] _weights;
    private readonly T[] _offset;

    internal Projection(ImageShape inputShape, T[] weights, T[] mean)
    {
        _inputShape = inputShape;
        _outputShape = new TensorShape(weights.Length / mean.Length);
        _weights = weights;
        _offset = new T[_outputShape.Size];
        for (var k = 0; k < _offset.Length; k++)
            _offset[k] = -System.Numerics.Tensors.TensorPrimitives.Dot<T>(weights.AsSpan(k * mean.Length, mean.Length), mean);
    }

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input.Size == _inputShape.Size
        ? _outputShape
        : throw new ArgumentException($"The components are of images {_inputShape}; {input} was given.", nameof(input));

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass) => LinearForward.Run<T>(pass.Input, _weights, _offset, pass.Output, pass.Examples);

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (pass.NeedsInputGradient) LinearBackward.Input<T>(pass.OutputGradient, _weights, pass.InputGradient, pass.Examples);
    }

    /// <summary>Number of pixels and components.</summary>
    public override string ToString() => $"PrincipalComponents({_inputShape.Size}, {_outputShape.Size})";
}

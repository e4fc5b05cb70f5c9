using System.Numerics;
using System.Numerics.Tensors;

namespace NotebookLib.Learning;

/// <summary>Hyperbolic tangent of every value; its derivative is 1 - y².</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Tanh<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass) => TensorPrimitives.Tanh(pass.Input, pass.Output);

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        for (var i = 0; i < pass.Output.Length; i++)
            pass.InputGradient[i] = pass.OutputGradient[i] * (T.One - pass.Output[i] * pass.Output[i]);
    }

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => "Tanh()";
}

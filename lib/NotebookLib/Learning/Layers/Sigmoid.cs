using System.Numerics;
using System.Numerics.Tensors;

namespace NotebookLib.Learning;

/// <summary>Logistic function 1 / (1 + e^-x) of every value; its derivative is y (1 - y).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Sigmoid<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass) => TensorPrimitives.Sigmoid<T>(pass.Input, pass.Output);

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        for (var i = 0; i < pass.Output.Length; i++)
            pass.InputGradient[i] = pass.OutputGradient[i] * pass.Output[i] * (T.One - pass.Output[i]);
    }

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => "Sigmoid()";
}

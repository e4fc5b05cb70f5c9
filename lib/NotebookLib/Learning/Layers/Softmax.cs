using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>Turns an example's values into probabilities: y[i] = e^x[i] / Σ e^x[j]; the gradient is y[i] (g[i] - Σ g[j] y[j]).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Softmax<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input.Rank == 1
        ? input
        : throw new ArgumentException($"the input must have one axis, (classes); {input} was given. Put Flatten() before it.", nameof(input));

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        var examples = pass.Examples;
        for (var e = 0; e < examples; e++)
        {
            var largest = pass.Input[e];
            for (var i = e; i < pass.Input.Length; i += examples) largest = T.Max(largest, pass.Input[i]);
            var sum = T.Zero;
            for (var i = e; i < pass.Input.Length; i += examples) sum += pass.Output[i] = T.Exp(pass.Input[i] - largest);
            for (var i = e; i < pass.Input.Length; i += examples) pass.Output[i] /= sum;
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        var examples = pass.Examples;
        for (var e = 0; e < examples; e++)
        {
            var mean = T.Zero;
            for (var i = e; i < pass.Output.Length; i += examples) mean += pass.OutputGradient[i] * pass.Output[i];
            for (var i = e; i < pass.Output.Length; i += examples) pass.InputGradient[i] = pass.Output[i] * (pass.OutputGradient[i] - mean);
        }
    }

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => "Softmax()";
}

using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>Turns an example's values into probabilities: y[i] = e^x[i] / Σ e^x[j]; the gradient is y[i] (g[i] - Σ g[j] y[j]).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Softmax<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input.Rank == 1
        ? input
        : throw new ArgumentException($"The input must have one axis, (classes); {input} was given. Put Flatten() before it.", nameof(input));

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        ref var x = ref pass.Input[0];
        ref var y = ref pass.Output[0];
        var (count, stride) = ((nuint)pass.Output.Length, (nuint)pass.Examples);
        for (nuint lane = 0; lane < stride; lane += (nuint)Vector256<T>.Count)
        {
            var largest = Vector256.LoadUnsafe(ref x, lane);
            for (var i = lane; i < count; i += stride) largest = Vector256.Max(largest, Vector256.LoadUnsafe(ref x, i));
            var sum = Vector256<T>.Zero;
            for (var i = lane; i < count; i += stride)
            {
                var power = Exponential.Of(Vector256.LoadUnsafe(ref x, i) - largest);
                sum += power;
                power.StoreUnsafe(ref y, i);
            }
            var scale = Vector256<T>.One / sum;
            for (var i = lane; i < count; i += stride) (Vector256.LoadUnsafe(ref y, i) * scale).StoreUnsafe(ref y, i);
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        ref var y = ref pass.Output[0];
        ref var gradient = ref pass.OutputGradient[0];
        ref var inputGradient = ref pass.InputGradient[0];
        var (count, stride) = ((nuint)pass.Output.Length, (nuint)pass.Examples);
        for (nuint lane = 0; lane < stride; lane += (nuint)Vector256<T>.Count)
        {
            var mean = Vector256<T>.Zero;
            for (var i = lane; i < count; i += stride) mean += Vector256.LoadUnsafe(ref gradient, i) * Vector256.LoadUnsafe(ref y, i);
            for (var i = lane; i < count; i += stride)
                (Vector256.LoadUnsafe(ref y, i) * (Vector256.LoadUnsafe(ref gradient, i) - mean)).StoreUnsafe(ref inputGradient, i);
        }
    }

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => "Softmax()";
}

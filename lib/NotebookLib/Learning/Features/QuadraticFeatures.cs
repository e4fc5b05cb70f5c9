using System.Numerics;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// The values x[i] followed by all products x[i] · x[j] with i ≤ j, row by row: a linear layer on them is a quadratic classifier. The
/// probabilities of a circuit are
/// quadratic in the image too, so this is the classical counterpart of a quantum neural network.
/// </summary>
/// <remarks>Input: (d). Output: (d + d (d + 1) / 2).</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class QuadraticFeatures<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostInputs = 2000;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input.Rank == 1 && input.Size <= MostInputs
        ? new TensorShape(input.Size + input.Size * (input.Size + 1) / 2)
        : throw new ArgumentException(
            $"The input must have one axis with 1 to {MostInputs} values; {input} was given. " +
            "Put Flatten() or principal components before it.", nameof(input));

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass)
    {
        pass.Input.CopyTo(pass.Output);
        fixed (T* x = pass.Input, y = pass.Output)
        {
            var target = y + pass.Input.Length;
            for (var first = x; first < x + pass.Input.Length; first += pass.Examples)
            {
                for (var second = first; second < x + pass.Input.Length; second += pass.Examples, target += pass.Examples)
                {
                    for (var column = 0; column < pass.Examples; column += Vector256<T>.Count)
                        (Vector256.Load(first + column) * Vector256.Load(second + column)).Store(target + column);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass)
    {
        if (!pass.NeedsInputGradient) return;
        var count = pass.InputShape.Size;
        pass.OutputGradient[..pass.Input.Length].CopyTo(pass.InputGradient);
        fixed (T* x = pass.Input, outputGradient = pass.OutputGradient, dx = pass.InputGradient)
        {
            var gradient = outputGradient + pass.Input.Length;
            for (var i = 0; i < count; i++)
            {
                for (var j = i; j < count; j++, gradient += pass.Examples)
                {
                    var (first, second) = (i * pass.Examples, j * pass.Examples);
                    for (var column = 0; column < pass.Examples; column += Vector256<T>.Count)
                    {
                        var g = Vector256.Load(gradient + column);
                        Lanes.MultiplyAdd(g, Vector256.Load(x + second + column), Vector256.Load(dx + first + column)).Store(dx + first + column);
                        Lanes.MultiplyAdd(g, Vector256.Load(x + first + column), Vector256.Load(dx + second + column)).Store(dx + second + column);
                    }
                }
            }
        }
    }

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => "QuadraticFeatures()";
}

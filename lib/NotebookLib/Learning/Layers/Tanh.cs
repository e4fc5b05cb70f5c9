using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>Hyperbolic tangent of every value; its derivative is 1 - y².</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Tanh<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override bool NeverFalls => true;

    internal override bool MayReplaceInput => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass) => ElementWise.Forward(pass, default(Function));

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass) => ElementWise.Backward(pass, default(Function));

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => "Tanh()";

    private readonly struct Function : IElementFunction<T>
    {
        public Vector256<T> Value(Vector256<T> x) => Exponential.Tanh(x);

        public Vector256<T> Gradient(Vector256<T> gradient, Vector256<T> y) => gradient * (Vector256<T>.One - y * y);
    }
}

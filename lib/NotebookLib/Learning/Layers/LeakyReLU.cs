using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Learning;

/// <summary>x for x above 0, slope · x otherwise; slope 0 is the plain rectifier (ReLU). The derivative at 0 is the slope, as in PyTorch.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LeakyReLU<T> : Layer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _slope;

    /// <summary>Makes a rectifier.</summary>
    /// <param name="slope">Slope below 0, 0 or more; 0.01 by default as in PyTorch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is below 0 or not finite.</exception>
    public LeakyReLU(double slope = 0.01)
    {
        if (!(slope >= 0) || !double.IsFinite(slope))
            throw new ArgumentOutOfRangeException(nameof(slope), slope, string.Create(
                CultureInfo.InvariantCulture, $"The slope is {slope}; it must be 0 or more (0 and 0.01 are usual)."));
        Slope = slope;
        _slope = T.CreateChecked(slope);
    }

    /// <summary>Slope below 0.</summary>
    public double Slope { get; }

    internal override bool NeverFalls => true;

    internal override bool MayReplaceInput => true;

    /// <inheritdoc/>
    public override TensorShape OutputShape(TensorShape input) => input;

    /// <inheritdoc/>
    public override void Forward(in LayerPass<T> pass) => ElementWise.Forward(pass, new Function(_slope));

    /// <inheritdoc/>
    public override void Backward(in LayerPass<T> pass) => ElementWise.Backward(pass, new Function(_slope));

    /// <summary>As it is written in a notebook, for example <c>LeakyReLU(0)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"LeakyReLU({Slope})");

    private readonly struct Function(T slope) : IElementFunction<T>
    {
        public Vector256<T> Value(Vector256<T> x) => Choose(x, x);

        public Vector256<T> Gradient(Vector256<T> gradient, Vector256<T> y) => Choose(y, gradient);

        private Vector256<T> Choose(Vector256<T> x, Vector256<T> value) =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<T>.Zero), value, value * Vector256.Create(slope));
    }
}

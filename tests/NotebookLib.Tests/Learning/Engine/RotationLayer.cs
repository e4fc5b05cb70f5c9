using System.Numerics;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

/// <summary>
/// Rotates values (0, 1), (2, 3), … by one angle, in place. Backward receives output and gradient and turns both back, as layers
/// of a quantum circuit do.
/// </summary>
internal sealed class RotationLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T _cosine;
    private T _sine;

    public RotationLayer()
    {
        Angle = new Parameter<T>("angle", new TensorShape(1));
        Parameters = [Angle];
    }

    public Parameter<T> Angle { get; }

    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    public override bool IsInPlace(TensorShape input) => true;

    public override TensorShape OutputShape(TensorShape input) => input.Size % 2 == 0
        ? input
        : throw new ArgumentException($"the input must have an even number of values; {input} was given.", nameof(input));

    public override void Prepare() => (_sine, _cosine) = T.SinCos(Angle.Values[0]);

    public override void Forward(in LayerPass<T> pass) => Rotate(pass.Output, pass.Examples, _sine);

    public override void Backward(in LayerPass<T> pass)
    {
        var angleGradient = T.Zero;
        for (var pair = 0; pair < pass.OutputShape.Size / 2; pair++)
        {
            for (var e = 0; e < pass.Examples; e++)
            {
                var (a, b) = (2 * pair * pass.Examples + e, (2 * pair + 1) * pass.Examples + e);
                // d(cos x - sin y) = -(sin x + cos y) = -second, d(sin x + cos y) = first
                angleGradient += pass.OutputGradient[b] * pass.Output[a] - pass.OutputGradient[a] * pass.Output[b];
            }
        }
        pass.ParameterGradient(0)[0] += angleGradient;
        Rotate(pass.Output, pass.Examples, -_sine);
        Rotate(pass.OutputGradient, pass.Examples, -_sine);
    }

    private void Rotate(Span<T> values, int examples, T sine)
    {
        for (var pair = 0; pair < values.Length / examples / 2; pair++)
        {
            for (var e = 0; e < examples; e++)
            {
                var (a, b) = (2 * pair * examples + e, (2 * pair + 1) * examples + e);
                (values[a], values[b]) = (_cosine * values[a] - sine * values[b], sine * values[a] + _cosine * values[b]);
            }
        }
    }
}

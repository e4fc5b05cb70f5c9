using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Derivatives by central differences, (f(x + h) - f(x - h)) / 2h: for any parameter of any network, two runs for each value, right to
/// about the
/// square of the step. For teaching and for tests.
/// </summary>
public static class FiniteDifference
{
    /// <summary>Derivatives of a loss by all values of a parameter.</summary>
    /// <param name="parameter">What to vary; afterwards it is as before.</param>
    /// <param name="loss">Computes the loss with the parameter as it is.</param>
    /// <param name="step">h, above 0; <c>null</c> for the cube root of the type's precision, where rounding and truncation balance.</param>
    /// <returns>One derivative for each value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not a finite number above 0.</exception>
    public static double[] Gradient<T>(Parameter<T> parameter, Func<double> loss, double? step = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var h = step ?? (typeof(T) == typeof(float) ? 5e-3 : 6e-6);
        if (!(h > 0) || !double.IsFinite(h))
            throw new ArgumentOutOfRangeException(
                nameof(step), step, "The step must be a finite number above 0; about 1e-5 suits double precision, 5e-3 single.");
        var gradient = new double[parameter.Count];
        for (var i = 0; i < gradient.Length; i++)
        {
            var value = parameter.Values[i];
            var (above, below) = (value + T.CreateChecked(h), value - T.CreateChecked(h));
            parameter.Values[i] = above;
            var difference = loss();
            parameter.Values[i] = below;
            difference -= loss();
            parameter.Values[i] = value;
            gradient[i] = difference / double.CreateChecked(above - below);
        }
        return gradient;
    }
}

namespace NotebookLib.Charts.Drawing;

/// <summary>Chooses the interval that an axis shows.</summary>
internal static class Interval
{
    /// <summary>Size up to which an interval reaches: larger numbers plotly.js does not draw, and their differences overflow.</summary>
    private const double Largest = 1e304;

    /// <summary>The interval of all finite values, widened on both sides by a share of its length.</summary>
    /// <param name="values">Any values; those that are not finite do not count.</param>
    /// <param name="share">Widening, as a share of the length.</param>
    /// <param name="lowest">Lower end that the widening does not pass, unless values do.</param>
    /// <param name="highest">Upper end that the widening passes only by a hair, so that markers there are not cut.</param>
    public static (double Low, double High) Around(IEnumerable<double> values, double share, double lowest, double highest)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite)) (low, high) = (Math.Min(low, Drawable(value)), Math.Max(high, Drawable(value)));
        if (low > high) return (0, 1);
        var length = high - low;
        if (length <= 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high))) length = low == 0 ? 1 : Math.Abs(low) * 0.5;
        var (down, up) = (low - share * length, high + share * length);
        if (high - low < length) (down, up) = (low - length / 2, high + length / 2);
        return (Math.Max(down, Math.Min(low, lowest)), Math.Min(up, Math.Max(high, highest) + 0.02 * length));
    }

    // Smaller numbers lose their digits, and no axis can be divided.
    private static double Drawable(double value) => Math.Abs(value) < 1e-300 ? 0 : Math.Clamp(value, -Largest, Largest);

    /// <summary>For a logarithmic axis: the interval of all positive finite values, widened by a share of its length in decades.</summary>
    public static (double Low, double High) AroundLogarithmic(IEnumerable<double> values, double share)
    {
        var (low, high) = Around(values.Where(v => v > 0).Select(Math.Log10), share, double.MinValue, double.MaxValue);
        return (Math.Max(Math.Pow(10, low), double.Epsilon), Math.Min(Math.Pow(10, high), Largest));
    }
}

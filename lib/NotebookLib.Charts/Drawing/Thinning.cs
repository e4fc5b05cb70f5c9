namespace NotebookLib.Charts.Drawing;

/// <summary>Makes a long series short enough for a page, so that a line through it looks the same.</summary>
internal static class Thinning
{
    /// <summary>Points drawn at most; a screen has fewer columns.</summary>
    public const int MostPoints = 4000;

    /// <summary>The series, or of each of equal stretches of a long one its first, lowest, highest and last point.</summary>
    public static Series Of(Series series)
    {
        var count = series.X.Count;
        if (count <= MostPoints) return series;
        const int stretches = MostPoints / 4;
        int[] kept =
        [
            .. Enumerable.Range(0, stretches)
                .SelectMany(s => Extremes(series.Y, (int)((long)s * count / stretches), (int)((long)(s + 1) * count / stretches))),
        ];
        double[] Pick(IReadOnlyList<double> values) => [.. kept.Select(i => values[i])];
        return series with
        {
            X = Pick(series.X),
            Y = Pick(series.Y),
            Error = series.Error is null ? null : Pick(series.Error),
            Low = series.Low is null ? null : Pick(series.Low),
            High = series.High is null ? null : Pick(series.High),
        };
    }

    private static IEnumerable<int> Extremes(IReadOnlyList<double> values, int from, int to)
    {
        var (low, high) = (from, from);
        for (var i = from; i < to; i++)
        {
            if (values[i] < values[low] || !double.IsFinite(values[low])) low = i;
            if (values[i] > values[high] || !double.IsFinite(values[high])) high = i;
        }
        return new[] { from, low, high, to - 1 }.Distinct().Order();
    }
}

namespace NotebookLib.Tests.Common;

/// <summary>Tests of random numbers. A bound of 5 standard deviations lets chance fail one test in 1.7 million.</summary>
internal static class Statistics
{
    /// <summary>Chi-square test of numbers in [0, 1) over 50 equal bins.</summary>
    public static void IsUniform(double[] numbers)
    {
        const int bins = 50;
        var counts = new int[bins];
        foreach (var number in numbers) counts[(int)(number * bins)]++;
        var expected = (double)numbers.Length / bins;
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        // Mean bins - 1, variance 2 (bins - 1).
        var deviation = (chiSquare - (bins - 1)) / Math.Sqrt(2 * (bins - 1));
        Assert.True(deviation < 5.5, $"the numbers are not uniform: chi-square {chiSquare:F1}, {deviation:F1} standard deviations too large");
    }

    /// <summary>Pearson's correlation of pairs; of n independent ones it has mean 0 and standard deviation 1 / sqrt(n).</summary>
    public static void AreUncorrelated(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var correlation = Correlation(first, second);
        Assert.True(Math.Abs(correlation) < 5 / Math.Sqrt(first.Length), $"correlation {correlation:F4} of {first.Length} pairs");
    }

    /// <summary>The mean of samples of known mean and standard deviation.</summary>
    public static void HasMean(double expected, double deviation, IReadOnlyCollection<double> samples)
    {
        var mean = samples.Average();
        var allowed = 5 * deviation / Math.Sqrt(samples.Count);
        Assert.True(Math.Abs(mean - expected) < allowed, $"mean {mean:F4} of {samples.Count} samples; {expected:F4} ± {allowed:F4} was expected");
    }

    private static double Correlation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (meanFirst, meanSecond) = (Mean(first), Mean(second));
        var (product, squareFirst, squareSecond) = (0.0, 0.0, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            var (a, b) = (first[i] - meanFirst, second[i] - meanSecond);
            product += a * b;
            squareFirst += a * a;
            squareSecond += b * b;
        }
        return product / Math.Sqrt(squareFirst * squareSecond);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}

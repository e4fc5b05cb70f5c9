using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts.Tests;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0.17, 0.2)]
    [InlineData(0.2, 0.2)]
    [InlineData(0.21, 0.5)]
    [InlineData(3, 5)]
    [InlineData(5.1, 10)]
    [InlineData(900, 1000)]
    public void NiceStep_RoughStep_IsTheNextRoundOne(double rough, double expected) => Assert.Equal(expected, Ticks.NiceStep(rough), 1e-12);

    [Theory]
    [InlineData(0, 1, 0.2, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-0.5, 0.5, 0.5, "\u22120.5 0 0.5")]
    [InlineData(0, 20_000, 10_000, "0 10,000 20,000")]
    [InlineData(0.31, 0.39, 0.05, "0.35")]
    public void Linear_Interval_HasRoundLabels(double low, double high, double step, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Linear(low, high, step, "").Select(t => t.Label)));

    [Theory]
    [InlineData(1, 10, "1 2 5 10")]
    [InlineData(1, 1e5, "1 10 100 1,000 10,000 100,000")]
    [InlineData(1, 1e6, "1 10 10\u00B2 10\u00B3 10\u2074 10\u2075 10\u2076")]
    [InlineData(1e-6, 1e-4, "10\u207B\u2076 2\u00D710\u207B\u2076 5\u00D710\u207B\u2076 10\u207B\u2075 2\u00D710\u207B\u2075 5\u00D710\u207B\u2075 10\u207B\u2074")]
    public void Logarithmic_Interval_HasPowersOfTen(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Logarithmic(low, high, most: 8).Select(t => t.Label)));

    [Theory]
    [InlineData(0, 5e-12, "0 2\u00D710\u207B\u00B9\u00B2 4\u00D710\u207B\u00B9\u00B2")]
    [InlineData(0, 2e30, "0 10\u00B3\u2070 2\u00D710\u00B3\u2070")]
    [InlineData(-1e304, 1e304, "\u221210\u00B3\u2070\u2074 \u22125\u00D710\u00B3\u2070\u00B3 0 5\u00D710\u00B3\u2070\u00B3 10\u00B3\u2070\u2074")]
    public void Linear_ExtremeNumbers_ArePowersOfTen(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(' ', Axis.Linear("", low, high, tickCount: 4).Ticks.Select(t => t.Label)));

    [Theory]
    [InlineData(5e-324, 5e-324)]
    [InlineData(0, 5e-324)]
    [InlineData(-1e304, 1e304)]
    [InlineData(1e303, 1.1e303)]
    [InlineData(1e15, 1e15 + 1)]
    public void Around_AnyFiniteNumbers_IsAnIntervalThatCanBeDivided(double a, double b)
    {
        var (low, high) = Interval.Around([a, b], 0.05, double.MinValue, double.MaxValue);
        Assert.True(double.IsFinite(low) && double.IsFinite(high) && low < high, $"{low} to {high}");
        var axis = Axis.Linear("", low, high, tickCount: 6);
        Assert.InRange(axis.Ticks.Count, 1, 14);
        Assert.InRange(axis.Share(a), -1e-6, 1 + 1e-6);
        Assert.InRange(axis.Share(b), -1e-6, 1 + 1e-6);
    }

    [Fact]
    public void Around_NumbersThatPlotlyDoesNotDraw_EndsBeforeThem()
    {
        var (low, high) = Interval.Around([-double.MaxValue, 1, double.MaxValue], 0.05, double.MinValue, double.MaxValue);
        Assert.Equal((-1.1e304, 1.1e304), (low, high));
    }

    [Fact]
    public void Spread_CloseLabels_MovesThemApartWithinTheBounds()
    {
        var places = EndLabels.Spread([10, 11, 12, 100], top: 8, bottom: 104);
        Assert.Equal([8, 22, 36, 100], places);
    }

    [Fact]
    public void Wrap_LongName_BreaksAtSpacesAndSlashes()
    {
        Assert.Equal(["Ankle", "boot"], TextMeasure.Wrap("Ankle boot", width: 40, size: 12));
        Assert.Equal(["T-shirt/", "top"], TextMeasure.Wrap("T-shirt/top", width: 50, size: 12));
        Assert.All(TextMeasure.Wrap(new string('w', 85), width: 100, size: 12), line => Assert.InRange(TextMeasure.Width(line, 12), 1, 100));
        Assert.Equal(["Pullover"], TextMeasure.Wrap("Pullover", width: 10, size: 12));
    }
}

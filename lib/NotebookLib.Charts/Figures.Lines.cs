using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>Series of points joined by lines, with error bars or bands where they are given.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="xTitle">Name of the horizontal axis, with unit.</param>
    /// <param name="yTitle">Name of the vertical axis, with unit.</param>
    /// <param name="series">At least one series.</param>
    /// <param name="xScale">Linear or logarithmic.</param>
    /// <param name="yScale">Linear or logarithmic; logarithmic for growth that multiplies.</param>
    /// <param name="subtitle">A line of facts under the heading.</param>
    /// <exception cref="ArgumentException">
    /// There is no series, lengths within a series differ, a position is not finite, or a value on a logarithmic axis is not above 0.
    /// </exception>
    public static Figure Lines(
        string title, string xTitle, string yTitle, IEnumerable<Series> series, AxisScale xScale = AxisScale.Linear, AxisScale yScale = AxisScale.Linear, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(xTitle);
        ArgumentNullException.ThrowIfNull(yTitle);
        ArgumentNullException.ThrowIfNull(series);
        Series[] all = [.. series];
        if (all.Length == 0) throw new ArgumentException("No series was given; pass at least one.", nameof(series));
        foreach (var one in all)
        {
            ArgumentNullException.ThrowIfNull(one, nameof(series));
            one.Check();
            if (xScale == AxisScale.Logarithmic) CheckPositive(one.X, one.Name, "position");
            if (yScale == AxisScale.Logarithmic) CheckPositive(one.Y, one.Name, "value");
        }
        return new LineChart(title, xTitle, yTitle, all, xScale, yScale, subtitle).Draw();
    }

    private static void CheckPositive(IReadOnlyList<double> values, string name, string what)
    {
        foreach (var value in values)
        {
            if (value <= 0)
                throw new ArgumentException($"The series {name} has the {what} {Say.Value(value)}; a logarithmic axis takes only what is above 0. Use AxisScale.Linear, or leave the point out.");
        }
    }

    private sealed class LineChart(string title, string xTitle, string yTitle, Series[] all, AxisScale xScale, AxisScale yScale, string subtitle)
    {
        private const int Width = 720;
        private const double PanelHeight = 320;

        // What a page can hold; extremes of the rest are kept.
        private readonly Series[] _drawn = [.. all.Select(Thinning.Of)];

        public Figure Draw()
        {
            var y = VerticalAxis();
            var x = HorizontalAxis();
            var styles = all.Select(StyleOf).ToArray();
            var sheet = new Sheet(title, subtitle, Width, Panel.RoomAbove + PanelHeight + Panel.RoomBelow(x), all.Length > 1 ? styles : null, [.. Notes()]) { CanZoom = true };
            var left = Panel.RoomLeft(y);
            var panel = sheet.AddPanel(new Box(sheet.Content.Left + left, sheet.Content.Top + Panel.RoomAbove, sheet.Content.Width - left - 12, PanelHeight), x.WithLine(), y);
            panel.Add(new ClippedMarks(panel.Area.Grow(6),
            [
                .. _drawn.Select((one, i) => one.Low is null ? null : new BandMark(panel, one.X, one.Low, one.High!, styles[i])).OfType<IMark>(),
                .. _drawn.Select((one, i) => new LineMark(panel, one.X, one.Y, styles[i], error: one.Error)),
            ]));
            return sheet.ToFigure(Describe());
        }

        private SeriesStyle StyleOf(Series one, int index) => new(one.Name, Theme.SeriesColour(index))
        {
            LineWidth = one.IsJoined ? Theme.LineWidth : 0,
            Dash = one.IsDashed ? "6 4" : index >= 6 ? "2 3" : null,
            Marker = one.IsJoined && (one.IsDashed || one.X.Count > 16) ? MarkerShape.None : MarkerShapes.OfSeries(index),
            InLegend = all.Length > 1,
            Hover = "(%{x}, %{y:.4g})",
        };

        private Axis HorizontalAxis()
        {
            var values = all.SelectMany(s => s.X).ToArray();
            if (xScale == AxisScale.Logarithmic)
            {
                var (first, last) = Interval.AroundLogarithmic(values, 0.03);
                return Axis.Logarithmic(xTitle, first, last, tickCount: 9);
            }
            var (low, high) = Interval.Around(values, 0.03, double.MinValue, double.MaxValue);
            return Axis.Linear(xTitle, low, high, tickCount: 9, smallestStep: values.All(v => v == Math.Round(v)) ? 1 : 0);
        }

        private Axis VerticalAxis()
        {
            var values = all.SelectMany(s => s.Y.Concat(s.Low ?? []).Concat(s.High ?? []).Concat(Ends(s)));
            if (yScale == AxisScale.Logarithmic)
            {
                var (first, last) = Interval.AroundLogarithmic(values, 0.05);
                return Axis.Logarithmic(yTitle, first, last, tickCount: 8);
            }
            var (low, high) = Interval.Around(values, 0.05, double.MinValue, double.MaxValue);
            return Axis.Linear(yTitle, low, high, tickCount: 6);
        }

        private static IEnumerable<double> Ends(Series s) => s.Error is null ? [] : s.Y.Zip(s.Error, (value, error) => new[] { value - error, value + error }).SelectMany(ends => ends);

        private IEnumerable<string> Notes() => _drawn.Zip(all).Where(pair => pair.First.X.Count < pair.Second.X.Count)
            .Select(pair => $"{pair.Second.Name}: {Say.Count(pair.First.X.Count)} of {Say.Count(pair.Second.X.Count)} points are drawn, among them the highest and the lowest of each stretch.")
            .Concat(Gaps());

        private IEnumerable<string> Gaps() =>
            from s in all
            let missing = s.X.Where((_, i) => !double.IsFinite(s.Y[i])).Select(Say.Value).ToArray()
            where missing.Length > 0
            select $"{s.Name}: no finite value at {Say.List(missing)}; the line has gaps there.";

        private string Describe() => $"{title}: {yTitle} against {xTitle}. " + string.Join(" ", all.Select(s =>
        {
            var points = s.X.Zip(s.Y).Where(p => double.IsFinite(p.Second)).ToArray();
            return points.Length == 0 ? $"{s.Name}: no finite values."
                : points.Length == 1 ? $"{s.Name}: {Say.Value(points[0].Second)} at {Say.Value(points[0].First)}."
                : $"{s.Name}: from {Say.Value(points[0].Second)} at {Say.Value(points[0].First)} to {Say.Value(points[^1].Second)} at {Say.Value(points[^1].First)}.";
        }).Concat(Notes()));
    }
}

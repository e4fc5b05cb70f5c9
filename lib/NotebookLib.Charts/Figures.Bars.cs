using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts;

/// <summary>One value for each category of a bar chart.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Values">One value for each category; one that is not finite leaves its place empty and is listed in a note.</param>
/// <param name="Error">Half the length of the error bar of each value, 0 or more; <c>null</c> draws none.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values, IReadOnlyList<double>? Error = null)
{
    /// <summary>Name in the legend.</summary>
    public string Name { get; init; } = Name ?? throw new ArgumentNullException(nameof(Name));

    /// <summary>One value for each category.</summary>
    public IReadOnlyList<double> Values { get; init; } = Values ?? throw new ArgumentNullException(nameof(Values));
}

public static partial class Figures
{
    /// <summary>Bars from zero, one group for each category, with error bars where they are given.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="xTitle">What the categories are.</param>
    /// <param name="yTitle">What the values are, with unit.</param>
    /// <param name="categories">At least one category.</param>
    /// <param name="series">At least one series, each with one value for each category.</param>
    /// <param name="subtitle">A line of facts under the heading.</param>
    /// <exception cref="ArgumentException">There is no category or no series, or lengths differ.</exception>
    public static Figure Bars(string title, string xTitle, string yTitle, IReadOnlyList<string> categories, IEnumerable<BarSeries> series, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(xTitle);
        ArgumentNullException.ThrowIfNull(yTitle);
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(series);
        BarSeries[] all = [.. series];
        if (categories.Count == 0) throw new ArgumentException("No category was given; pass at least one.", nameof(categories));
        if (all.Length == 0) throw new ArgumentException("No series was given; pass at least one.", nameof(series));
        foreach (var one in all)
        {
            ArgumentNullException.ThrowIfNull(one, nameof(series));
            if (one.Values.Count != categories.Count || (one.Error is { } error && error.Count != categories.Count))
                throw new ArgumentException($"There are {categories.Count} categories; the series {one.Name} has {one.Values.Count} values and {one.Error?.Count ?? 0} errors. Give one for each category.");
            if (one.Error?.FirstOrDefault(e => e < 0) is < 0) throw new ArgumentException($"The series {one.Name} has the error {one.Error.First(e => e < 0)}; errors are 0 or more.");
        }
        return new BarChart(title, xTitle, yTitle, categories, all, subtitle).Draw();
    }

    private sealed class BarChart(string title, string xTitle, string yTitle, IReadOnlyList<string> categories, BarSeries[] all, string subtitle)
    {
        private const int Width = 720;
        private const double PanelHeight = 290;
        private const double GroupWidth = 0.74;

        private double BarWidth => GroupWidth / all.Length;

        public Figure Draw()
        {
            var y = VerticalAxis();
            var left = Panel.RoomLeft(y);
            var panelWidth = Width - 2 * Theme.Margin - left - 8;
            var x = CategoryAxis.For(xTitle, categories, panelWidth / categories.Count);
            var styles = all.Select((s, i) => new SeriesStyle(s.Name, Theme.SeriesColour(i)) { LineWidth = 0, Marker = MarkerShape.Square, MarkerSize = 11, InLegend = all.Length > 1 }).ToArray();
            var sheet = new Sheet(title, subtitle, Width, Panel.RoomAbove + PanelHeight + Panel.RoomBelow(x), all.Length > 1 ? styles : null, [.. Notes()]);
            var panel = sheet.AddPanel(new Box(sheet.Content.Left + left, sheet.Content.Top + Panel.RoomAbove, panelWidth, PanelHeight), x, y);
            for (var i = 0; i < all.Length; i++) DrawSeries(panel, all[i], styles[i], i);
            sheet.Line(panel.Pixel(x.Low, 0), panel.Pixel(x.High, 0), new Paint(Stroke: Theme.AxisLine));
            return sheet.ToFigure(Describe());
        }

        private Axis VerticalAxis()
        {
            var values = all.SelectMany(s => s.Values.Concat(s.Values.Zip(s.Error ?? new double[s.Values.Count], (v, e) => v + (v < 0 ? -e : e)))).Append(0).ToArray();
            var (low, high) = Interval.Around(values, 0.08, lowest: values.Any(v => v < 0) ? double.MinValue : 0, highest: double.MaxValue);
            return Axis.Linear(yTitle, low, high, tickCount: 6).WithoutZoom();
        }

        private void DrawSeries(Panel panel, BarSeries one, SeriesStyle style, int index)
        {
            double[] centres = [.. Enumerable.Range(0, categories.Count).Select(c => c - GroupWidth / 2 + BarWidth * (index + 0.5))];
            var labelled = categories.Count * all.Length <= 16;
            panel.Add(new BarMark(panel, centres, one.Values, BarWidth * (all.Length > 1 ? 0.94 : 1), style, [.. categories.Select((c, i) => $"{c}: {Say.Value(one.Values[i])}{(one.Error is null ? "" : $" \u00B1 {Say.Value(one.Error[i])}")}")], error: one.Error));
            if (!labelled) return;
            for (var c = 0; c < categories.Count; c++)
            {
                if (!double.IsFinite(one.Values[c])) continue;
                var error = one.Error is { } errors && double.IsFinite(errors[c]) ? errors[c] : 0;
                var end = one.Values[c] + (one.Values[c] < 0 ? -error : error);
                panel.Sheet.TextAt(panel, centres[c], end, 0, one.Values[c] < 0 ? 9 : -9, Say.Value(one.Values[c]), new TextStyle(Theme.SmallSize, Theme.Ink, Anchor: Anchor.Middle));
            }
        }

        private IEnumerable<string> Notes() =>
            from s in all
            let missing = categories.Where((_, i) => !double.IsFinite(s.Values[i])).ToArray()
            where missing.Length > 0
            select $"{s.Name}: no finite value for {Say.List(missing)}.";

        private string Describe() => $"{title}: {yTitle} for each {xTitle}. " + string.Join(" ", all.Select(s =>
            $"{(all.Length > 1 ? s.Name + ": " : "")}{Say.List([.. categories.Select((c, i) => $"{c} {Say.Value(s.Values[i])}")], most: 16)}.").Concat(Notes()));
    }
}

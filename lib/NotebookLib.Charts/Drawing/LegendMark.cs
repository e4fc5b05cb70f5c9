namespace NotebookLib.Charts.Drawing;

/// <summary>The key to the series, in a row above the panels, laid out as plotly.js lays out its own.</summary>
/// <param name="entries">The series.</param>
/// <param name="width">Width of the figure.</param>
/// <param name="top">Upper edge.</param>
internal sealed class LegendMark(IReadOnlyList<SeriesStyle> entries, double width, double top) : IMark
{
    private const double SampleWidth = 30;
    private const double TextLeft = 40;
    private const double Gap = 5;
    private const double RowHeight = 19;

    public static double HeightOf(IReadOnlyList<SeriesStyle> entries, double room) => Rows(entries, room).Count * RowHeight;

    /// <summary>A series' name as the legend has room for it.</summary>
    public static string NameOf(SeriesStyle entry) => TextMeasure.Shorten(entry.Name, Theme.FullWidth / 2.0, Theme.TickSize);

    public void Draw(SvgWriter svg)
    {
        var y = top + RowHeight / 2;
        foreach (var row in Rows(entries, width - 2 * Theme.Margin))
        {
            var x = Theme.Margin - Gap;
            foreach (var entry in row)
            {
                Sample(svg, entry, x + Gap, y);
                svg.Text(new Point(x + TextLeft, y), NameOf(entry), new TextStyle(Theme.TickSize));
                x += EntryWidth(entry);
            }
            y += RowHeight;
        }
    }

    public void AddTo(PlotlyChart chart) => chart.Layout.With("showlegend", true).With("legend", new Plotly.NET.LayoutObjects.Legend()
        .With("orientation", "h").With("x", chart.X(Theme.Margin - Gap)).With("xanchor", "left").With("y", Math.Min(3, chart.Y(top - 3))).With("yanchor", "top")
        .With("font", PlotlyValue.Font(Theme.TickSize, Theme.Ink)).With("bgcolor", "rgba(0,0,0,0)").With("tracegroupgap", 0));

    private static void Sample(SvgWriter svg, SeriesStyle entry, double left, double y)
    {
        if (entry.LineWidth > 0)
            svg.Line(new Point(left, y), new Point(left + SampleWidth, y), new Paint(Stroke: entry.Colour, Width: entry.LineWidth, Dash: entry.Dash));
        svg.Marker(entry.Marker, new Point(left + SampleWidth / 2, y), entry.MarkerSize, LineMark.MarkerPaint(entry));
    }

    private static double EntryWidth(SeriesStyle entry) => TextLeft + TextMeasure.Width(NameOf(entry), Theme.TickSize) + Gap;

    private static List<List<SeriesStyle>> Rows(IReadOnlyList<SeriesStyle> entries, double room)
    {
        var rows = new List<List<SeriesStyle>> { new() };
        var used = 0.0;
        foreach (var entry in entries)
        {
            var own = EntryWidth(entry);
            if (used + own > room && rows[^1].Count > 0)
            {
                rows.Add([]);
                used = 0;
            }
            rows[^1].Add(entry);
            used += own;
        }
        return rows;
    }
}

using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>The key to the series, in a row above the panels, laid out as plotly.js lays out its own.</summary>
internal static class Legend
{
    private const double SampleWidth = 30;
    private const double TextLeft = 40;
    private const double Gap = 5;
    private const double RowHeight = 19;

    public static double Height(IReadOnlyList<SeriesStyle> entries, double room) => Rows(entries, room).Count * RowHeight;

    public static void Draw(Sheet sheet, IReadOnlyList<SeriesStyle> entries, double top)
    {
        sheet.Layout["showlegend"] = true;
        sheet.Layout["legend"] = new JsonObject
        {
            ["orientation"] = "h",
            ["x"] = Json.Number((Theme.Margin - Gap) / sheet.Width),
            ["xanchor"] = "left",
            ["y"] = Json.Number(1 - (top - 3) / sheet.Height),
            ["yanchor"] = "top",
            ["font"] = Json.Font(Theme.TickSize, Theme.Ink),
            ["bgcolor"] = "rgba(0,0,0,0)",
            ["tracegroupgap"] = 0,
        };
        var y = top + RowHeight / 2;
        foreach (var row in Rows(entries, sheet.Width - 2 * Theme.Margin))
        {
            var x = Theme.Margin - Gap;
            foreach (var entry in row)
            {
                Sample(sheet.Svg, entry, x + Gap, y);
                sheet.Svg.Text(new Point(x + TextLeft, y), entry.Name, new TextStyle(Theme.TickSize));
                x += EntryWidth(entry);
            }
            y += RowHeight;
        }
    }

    private static void Sample(SvgBuilder svg, SeriesStyle entry, double left, double y)
    {
        if (entry.LineWidth > 0)
            svg.Line(new Point(left, y), new Point(left + SampleWidth, y), new Paint(Stroke: entry.Colour, Width: entry.LineWidth, Dash: entry.Dash));
        svg.Marker(entry.Marker, new Point(left + SampleWidth / 2, y), entry.MarkerSize, LineMark.MarkerPaint(entry));
    }

    private static double EntryWidth(SeriesStyle entry) => TextLeft + FontMetrics.Width(entry.Name, Theme.TickSize) + Gap;

    private static List<List<SeriesStyle>> Rows(IReadOnlyList<SeriesStyle> entries, double room)
    {
        var rows = new List<List<SeriesStyle>> { new() };
        var width = 0.0;
        foreach (var entry in entries)
        {
            var own = EntryWidth(entry);
            if (width + own > room && rows[^1].Count > 0)
            {
                rows.Add([]);
                width = 0;
            }
            rows[^1].Add(entry);
            width += own;
        }
        return rows;
    }
}

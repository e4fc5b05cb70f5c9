using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>Points joined by a line; a value that is not finite leaves a gap.</summary>
internal static class LineMark
{
    public static Paint MarkerPaint(SeriesStyle style) => style.Hollow
        ? new Paint(Theme.Background, style.Colour, 2)
        // A white rim parts marks that lie on each other; the thin arms of a cross would vanish in it.
        : new Paint(style.Colour, style.Marker == MarkerShape.Cross ? style.Colour : Theme.Background, 1);

    public static void Draw(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> y, SeriesStyle style, IReadOnlyList<string>? hoverTexts = null)
    {
        DrawSvg(panel, x, y, style);
        var mode = (style.LineWidth > 0, style.Marker != MarkerShape.None) switch { (true, true) => "lines+markers", (true, false) => "lines", _ => "markers" };
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = mode,
            ["name"] = Json.Text(style.Name),
            ["legendgroup"] = Json.Text(style.Name),
            ["showlegend"] = style.InLegend,
            ["x"] = Json.Numbers(x),
            ["y"] = Json.Numbers(y),
            ["hovertemplate"] = style.Hover,
        };
        if (style.LineWidth > 0)
            trace["line"] = new JsonObject { ["color"] = style.Colour, ["width"] = Json.Number(style.LineWidth), ["dash"] = Json.Dash(style.Dash) };
        if (style.Marker != MarkerShape.None)
        {
            var paint = MarkerPaint(style);
            trace["marker"] = new JsonObject
            {
                ["symbol"] = Marker.PlotlyName(style.Marker),
                ["size"] = Json.Number(style.MarkerSize),
                ["color"] = paint.Fill,
                ["line"] = new JsonObject { ["color"] = paint.Stroke, ["width"] = Json.Number(paint.Width) },
            };
            trace["cliponaxis"] = false;
        }
        if (hoverTexts is not null) trace["text"] = Json.Texts(hoverTexts);
        panel.Trace(trace);
    }

    private static void DrawSvg(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> y, SeriesStyle style)
    {
        foreach (var run in Runs(panel, x, y))
        {
            if (style.LineWidth > 0 && run.Count > 1)
                panel.Svg.Path(run, closed: false, new Paint(Stroke: style.Colour, Width: style.LineWidth, Dash: style.Dash));
            // A point between two gaps has no line to be seen by.
            var shape = style.Marker == MarkerShape.None && run.Count == 1 ? MarkerShape.Circle : style.Marker;
            foreach (var point in run) panel.Svg.Marker(shape, point, style.MarkerSize, MarkerPaint(style));
        }
    }

    /// <summary>Cuts a series at its gaps.</summary>
    internal static IEnumerable<List<Point>> Runs(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var run = new List<Point>();
        for (var i = 0; i < x.Count; i++)
        {
            var point = panel.Pixel(x[i], y[i]);
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
            {
                run.Add(point);
                continue;
            }
            if (run.Count > 0) yield return run;
            run = [];
        }
        if (run.Count > 0) yield return run;
    }
}

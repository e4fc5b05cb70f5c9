using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>Vertical bars of uncertainty with short caps.</summary>
internal static class ErrorBars
{
    private const double HalfCap = 4;
    private const double Thickness = 1.5;

    public static void DrawSvg(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> error, string colour)
    {
        var paint = new Paint(Stroke: colour, Width: Thickness);
        for (var i = 0; i < x.Count; i++)
        {
            if (!double.IsFinite(y[i]) || !double.IsFinite(error[i]) || error[i] == 0) continue;
            var (at, top, bottom) = (panel.PixelX(x[i]), panel.PixelY(panel.Y.Clip(y[i] + error[i])), panel.PixelY(panel.Y.Clip(y[i] - error[i])));
            panel.Svg.Line(new Point(at, top), new Point(at, bottom), paint);
            panel.Svg.Line(new Point(at - HalfCap, top), new Point(at + HalfCap, top), paint);
            panel.Svg.Line(new Point(at - HalfCap, bottom), new Point(at + HalfCap, bottom), paint);
        }
    }

    /// <summary>Adds the bars to the trace drawn last.</summary>
    public static void AddToLastTrace(Sheet sheet, IReadOnlyList<double> error, string colour) => sheet.Traces[^1]!["error_y"] = new JsonObject
    {
        ["type"] = "data",
        ["array"] = Json.Numbers(error),
        ["thickness"] = Json.Number(Thickness),
        ["width"] = Json.Number(HalfCap),
        ["color"] = colour,
    };
}

using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>A tinted area between two lines.</summary>
internal static class BandMark
{
    private const double Opacity = 0.18;

    public static void Draw(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, SeriesStyle style)
    {
        int[] whole = [.. Enumerable.Range(0, x.Count).Where(i => double.IsFinite(low[i]) && double.IsFinite(high[i]))];
        if (whole.Length < 2) return;
        int[] back = [.. whole.Reverse()];
        double Visible(double value) => panel.Y.Clip(value);
        panel.Svg.Path(
            [.. whole.Select(i => panel.Pixel(x[i], Visible(high[i]))), .. back.Select(i => panel.Pixel(x[i], Visible(low[i])))], closed: true, new Paint(style.Colour, Opacity: Opacity));
        panel.Trace(new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["legendgroup"] = Json.Text(style.Name),
            ["showlegend"] = false,
            ["x"] = Json.Numbers([.. whole.Select(i => x[i]), .. back.Select(i => x[i])]),
            ["y"] = Json.Numbers([.. whole.Select(i => Visible(high[i])), .. back.Select(i => Visible(low[i]))]),
            ["fill"] = "toself",
            ["fillcolor"] = style.Colour + ((int)(Opacity * 255)).ToString("x2", System.Globalization.CultureInfo.InvariantCulture),
            ["line"] = new JsonObject { ["width"] = 0 },
            ["hoverinfo"] = "skip",
        });
    }
}

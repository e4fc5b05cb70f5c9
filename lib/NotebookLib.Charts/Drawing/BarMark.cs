using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>Bars that start at zero.</summary>
internal static class BarMark
{
    /// <summary>Draws one bar for each value.</summary>
    /// <param name="panel">Where to draw.</param>
    /// <param name="centres">Middle of each bar, in units of the horizontal axis.</param>
    /// <param name="values">End of each bar; not finite for none.</param>
    /// <param name="width">Width of a bar, in units of the horizontal axis.</param>
    /// <param name="style">Name and colour.</param>
    /// <param name="hoverTexts">What the pointer shows on each bar.</param>
    /// <param name="colours">Colour of each bar, instead of the one of the style.</param>
    public static void Draw(
        Panel panel, IReadOnlyList<double> centres, IReadOnlyList<double> values, double width, SeriesStyle style, IReadOnlyList<string> hoverTexts, IReadOnlyList<string>? colours = null)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i])) continue;
            var (from, to) = (panel.Pixel(centres[i] - width / 2, Math.Max(0, values[i])), panel.Pixel(centres[i] + width / 2, Math.Min(0, values[i])));
            panel.Svg.Rectangle(new Box(from.X, from.Y, to.X - from.X, to.Y - from.Y), new Paint(colours?[i] ?? style.Colour));
        }
        panel.Trace(new JsonObject
        {
            ["type"] = "bar",
            ["name"] = Json.Text(style.Name),
            ["legendgroup"] = Json.Text(style.Name),
            ["showlegend"] = style.InLegend,
            ["x"] = Json.Numbers(centres),
            ["y"] = Json.Numbers(values),
            ["width"] = Json.Number(width),
            ["offset"] = Json.Number(-width / 2),
            ["text"] = Json.Texts(hoverTexts),
            ["textposition"] = "none",
            ["hovertemplate"] = "%{text}<extra></extra>",
            ["marker"] = new JsonObject { ["color"] = colours is null ? style.Colour : Json.Texts(colours) },
        });
    }
}

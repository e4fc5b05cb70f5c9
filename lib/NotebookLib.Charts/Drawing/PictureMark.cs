using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>A picture made of pixels, shown as sharp squares.</summary>
internal static class PictureMark
{
    /// <summary>Puts a picture on a sheet, with a label for the pointer on each of its parts.</summary>
    /// <param name="sheet">The figure.</param>
    /// <param name="box">Where it goes.</param>
    /// <param name="png">The encoded picture.</param>
    /// <param name="width">Its width, in its own pixels.</param>
    /// <param name="height">Its height, in its own pixels.</param>
    /// <param name="parts">Centres, in the picture's pixels, and what the pointer shows there.</param>
    /// <param name="partSize">Size of a part on the screen, in pixels.</param>
    public static void Draw(Sheet sheet, Box box, byte[] png, int width, int height, IReadOnlyList<(double X, double Y, string Label)> parts, double partSize)
    {
        var uri = PngEncoder.DataUri(png);
        sheet.Svg.Image(box, uri);
        var panel = sheet.AddPanel(box, Axis.Hidden(-0.5, width - 0.5), Axis.Hidden(height - 0.5, -0.5));
        Trace(panel, uri, hover: null);
        HoverPoints(panel, parts, partSize);
    }

    /// <summary>Adds the picture to the interactive figure: pixel (column, row) at those coordinates.</summary>
    public static void Trace(Panel panel, string dataUri, string? hover)
    {
        var trace = new JsonObject { ["type"] = "image", ["source"] = dataUri, ["name"] = "" };
        if (hover is null) trace["hoverinfo"] = "skip";
        else trace["hovertemplate"] = hover;
        panel.Trace(trace);
        // An image trace would otherwise tie the two axes together and move their ends.
        panel.Sheet.Layout["yaxis" + panel.YId[1..]]!["scaleanchor"] = false;
    }

    /// <summary>Adds unseen points that answer to the pointer.</summary>
    public static void HoverPoints(Panel panel, IReadOnlyList<(double X, double Y, string Label)> parts, double partSize)
    {
        if (parts.Count == 0) return;
        panel.Trace(new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["showlegend"] = false,
            ["x"] = Json.Numbers(parts.Select(p => p.X)),
            ["y"] = Json.Numbers(parts.Select(p => p.Y)),
            ["text"] = Json.Texts(parts.Select(p => p.Label)),
            ["hovertemplate"] = "%{text}<extra></extra>",
            ["marker"] = new JsonObject { ["symbol"] = "square", ["size"] = Json.Number(partSize), ["opacity"] = 0, ["color"] = Theme.Muted },
        });
    }
}

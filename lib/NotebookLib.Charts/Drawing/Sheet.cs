using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// A figure while it is drawn. Everything put on it goes to the static picture and to the Plotly figure, at the same pixels.
/// </summary>
internal sealed class Sheet
{
    private readonly string _title;
    private int _panels;

    /// <summary>Starts a figure: heading, legend and notes take their room, the rest is <see cref="Content"/>.</summary>
    /// <param name="title">Heading; wrapped when it is wider than the figure.</param>
    /// <param name="subtitle">One line of facts under it, may be empty.</param>
    /// <param name="width">Width of the figure, in pixels.</param>
    /// <param name="contentHeight">Height of what is drawn between heading and notes, in pixels.</param>
    /// <param name="legend">Entries of the legend, none for no legend.</param>
    /// <param name="notes">Remarks below the content.</param>
    public Sheet(string title, string subtitle, int width, double contentHeight, IReadOnlyList<SeriesStyle>? legend = null, IReadOnlyList<string>? notes = null)
    {
        _title = title;
        Width = width;
        var room = width - 2 * Theme.Margin;
        var heading = FontMetrics.Wrap(title, room, Theme.TitleSize, bold: true);
        var facts = subtitle.Length == 0 ? [] : FontMetrics.Wrap(subtitle, room, Theme.SubtitleSize);
        IReadOnlyList<string> remarks = [.. (notes ?? []).SelectMany(note => FontMetrics.Wrap(note, room, Theme.SmallSize))];
        var headingHeight = heading.Count * Theme.TitleSize * Theme.LineHeight;
        var factsHeight = facts.Count * Theme.SubtitleSize * Theme.LineHeight;
        var legendTop = Theme.Margin + headingHeight + factsHeight + 6;
        var legendHeight = legend is { Count: > 0 } ? Legend.Height(legend, room) : 0;
        var top = legendTop + legendHeight + 8;
        Content = new Box(Theme.Margin, top, room, contentHeight);
        var notesHeight = remarks.Count == 0 ? 0 : 6 + remarks.Count * Theme.SmallSize * Theme.LineHeight;
        Height = (int)Math.Ceiling(top + contentHeight + notesHeight + Theme.Margin);
        Layout = BaseLayout();
        Text(new Point(Theme.Margin, Theme.Margin + headingHeight / 2), string.Join('\n', heading), new TextStyle(Theme.TitleSize, Theme.Ink, Bold: true));
        if (facts.Count > 0)
            Text(new Point(Theme.Margin, Theme.Margin + headingHeight + factsHeight / 2), string.Join('\n', facts), new TextStyle(Theme.SubtitleSize, Theme.Muted));
        if (legend is { Count: > 0 }) Legend.Draw(this, legend, legendTop);
        if (remarks.Count > 0)
            Text(new Point(Theme.Margin, Height - Theme.Margin - (notesHeight - 6) / 2), string.Join('\n', remarks), new TextStyle(Theme.SmallSize, Theme.Muted));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Where the chart itself goes.</summary>
    public Box Content { get; }

    public SvgBuilder Svg { get; } = new();

    public JsonArray Traces { get; } = [];

    public JsonArray Annotations { get; } = [];

    public JsonArray Shapes { get; } = [];

    public JsonObject Layout { get; }

    /// <summary>Whether the reader may zoom; pictures and matrices only answer to the pointer.</summary>
    public bool CanZoom { get; set; }

    /// <summary>Steps of an interactive figure, none for most.</summary>
    public JsonArray? Frames { get; set; }

    public Panel AddPanel(Box area, Axis x, Axis y) => new(this, ++_panels, area, x, y);

    public void Text(Point at, string text, TextStyle style)
    {
        Svg.Text(at, text, style);
        Annotate(at, text, style);
    }

    /// <summary>Writes on the interactive figure alone.</summary>
    public void Annotate(Point at, string text, TextStyle style) => Annotations.Add((JsonNode)Annotation(text, style, new JsonObject
    {
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = Json.Number(at.X / Width),
        ["y"] = Json.Number(1 - at.Y / Height),
    }));

    /// <summary>Writes at a data point of a panel, some pixels off, so that the text moves along when the reader zooms.</summary>
    public void TextAt(Panel panel, double x, double y, double right, double down, string text, TextStyle style)
    {
        Svg.Text(new Point(panel.PixelX(x) + right, panel.PixelY(y) + down), text, style);
        Annotations.Add((JsonNode)Annotation(text, style, new JsonObject
        {
            ["xref"] = panel.XId,
            ["yref"] = panel.YId,
            ["x"] = Json.Number(x),
            ["y"] = Json.Number(y),
            ["xshift"] = Json.Number(right),
            ["yshift"] = Json.Number(-down),
        }));
    }

    public void Rectangle(Box box, Paint paint, bool below = false) =>
        Path([new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], closed: true, paint, below);

    public void Line(Point from, Point to, Paint paint) => Path([from, to], closed: false, paint);

    /// <summary>Draws straight lines from point to point; <paramref name="below"/> puts them under the data of the interactive figure.</summary>
    public void Path(IReadOnlyList<Point> points, bool closed, Paint paint, bool below = false)
    {
        Svg.Path(points, closed, paint);
        static string Share(double value) => Math.Round(value, 5).ToString("0.#####", System.Globalization.CultureInfo.InvariantCulture);
        var shape = new JsonObject
        {
            ["type"] = "path",
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["path"] = "M" + string.Join('L', points.Select(p => $"{Share(p.X / Width)},{Share(1 - p.Y / Height)}")) + (closed ? "Z" : ""),
            ["line"] = paint.Stroke is null
                ? new JsonObject { ["width"] = 0 }
                : new JsonObject { ["color"] = paint.Stroke, ["width"] = Json.Number(paint.Width), ["dash"] = Json.Dash(paint.Dash) },
        };
        if (paint.Fill is not null) shape["fillcolor"] = paint.Fill;
        if (paint.Opacity < 1) shape["opacity"] = Json.Number(paint.Opacity);
        if (below) shape["layer"] = "below";
        Shapes.Add((JsonNode)shape);
    }

    /// <summary>Ends the drawing.</summary>
    /// <param name="altText">What the figure shows, in words.</param>
    public Figure ToFigure(string altText)
    {
        if (Annotations.Count > 0) Layout["annotations"] = Annotations;
        if (Shapes.Count > 0) Layout["shapes"] = Shapes;
        if (!CanZoom) Layout["dragmode"] = false;
        var figure = new JsonObject { ["data"] = Traces, ["layout"] = Layout, ["config"] = Config() };
        if (Frames is not null) figure["frames"] = Frames;
        return new Figure(_title, altText, Width, Height, Svg.ToSvg(Width, Height, altText), figure);
    }

    private JsonObject BaseLayout() => new()
    {
        ["width"] = Width,
        ["height"] = Height,
        ["margin"] = new JsonObject { ["l"] = 0, ["r"] = 0, ["t"] = 0, ["b"] = 0, ["pad"] = 0 },
        ["paper_bgcolor"] = Theme.Background,
        ["plot_bgcolor"] = "rgba(0,0,0,0)",
        ["font"] = new JsonObject { ["family"] = Theme.FontFamily, ["size"] = Theme.TickSize, ["color"] = Theme.Ink },
        ["showlegend"] = false,
        ["hovermode"] = "closest",
        ["hoverlabel"] = new JsonObject { ["font"] = new JsonObject { ["size"] = Theme.TickSize } },
    };

    private JsonObject Config() => new()
    {
        ["displaylogo"] = false,
        ["displayModeBar"] = CanZoom ? "hover" : false,
        ["responsive"] = false,
        ["modeBarButtonsToRemove"] = Json.Texts(["select2d", "lasso2d", "autoScale2d"]),
    };

    private static JsonObject Annotation(string text, TextStyle style, JsonObject place)
    {
        var content = Json.Text(text);
        place["text"] = style.Bold ? $"<b>{content}</b>" : content;
        place["showarrow"] = false;
        place["borderpad"] = 0;
        place["borderwidth"] = 0;
        place["xanchor"] = style.Anchor switch { Anchor.Middle => "center", Anchor.End => "right", _ => "left" };
        place["yanchor"] = "middle";
        place["align"] = style.Anchor switch { Anchor.Middle => "center", Anchor.End => "right", _ => "left" };
        place["font"] = Json.Font(style.Size, style.Colour);
        if (style.TurnDegrees != 0) place["textangle"] = Json.Number(style.TurnDegrees);
        return place;
    }
}

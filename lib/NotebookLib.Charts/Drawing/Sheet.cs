using Plotly.NET;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// A figure while it is drawn: marks at places in pixels. Both forms of the figure, the picture and the Plotly.NET chart, are made from these marks.
/// </summary>
internal sealed class Sheet
{
    private readonly List<IMark> _marks = [];
    private readonly List<Panel> _panels = [];
    private readonly string _title;
    private readonly IReadOnlyList<string> _heading;
    private readonly IReadOnlyList<string> _facts;

    /// <summary>Starts a figure: heading, legend and notes take their room, the rest is <see cref="Content"/>.</summary>
    /// <param name="title">Heading; wrapped when it is wider than the figure.</param>
    /// <param name="subtitle">One line of facts under it, may be empty.</param>
    /// <param name="width">Width of the figure, in pixels.</param>
    /// <param name="contentHeight">Height of what is drawn between heading and notes, in pixels.</param>
    /// <param name="legend">Entries of the legend, none for no legend.</param>
    /// <param name="notes">Remarks below the content.</param>
    public Sheet(string title, string subtitle, int width, double contentHeight, IReadOnlyList<SeriesStyle>? legend = null, IReadOnlyList<string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(subtitle);
        _title = DisplayText.OneLine(title);
        Width = width;
        var room = width - 2 * Theme.Margin;
        _heading = _title.Length == 0 ? [] : TextMeasure.Wrap(_title, room, Theme.TitleSize, bold: true);
        _facts = subtitle.Length == 0 ? [] : TextMeasure.Wrap(DisplayText.OneLine(subtitle), room, Theme.SubtitleSize);
        string[] remarks = [.. (notes ?? []).SelectMany(note => TextMeasure.Wrap(DisplayText.OneLine(note), room, Theme.SmallSize))];
        var headingHeight = _heading.Count * Theme.TitleSize * Theme.LineHeight;
        var factsHeight = _facts.Count * Theme.SubtitleSize * Theme.LineHeight;
        var legendTop = Theme.Margin + headingHeight + factsHeight + 6;
        var legendHeight = legend is { Count: > 0 } ? LegendMark.HeightOf(legend, room) : 0;
        var top = legendTop + legendHeight + 8;
        Content = new Box(Theme.Margin, top, room, contentHeight);
        var notesHeight = remarks.Length == 0 ? 0 : 6 + remarks.Length * Theme.SmallSize * Theme.LineHeight;
        Height = (int)Math.Ceiling(top + contentHeight + notesHeight + Theme.Margin);
        if (legend is { Count: > 0 }) Add(new LegendMark([.. legend], Width, legendTop));
        if (remarks.Length > 0)
            Text(new Point(Theme.Margin, Height - Theme.Margin - (notesHeight - 6) / 2), string.Join('\n', remarks), new TextStyle(Theme.SmallSize, Theme.Muted));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Where the chart itself goes.</summary>
    public Box Content { get; }

    public IReadOnlyList<Panel> Panels => _panels;

    /// <summary>Whether the reader may zoom; pictures and matrices only answer to the pointer.</summary>
    public bool CanZoom { get; init; }

    /// <summary>Room under the interactive chart for what a picture has no use for, in pixels.</summary>
    public int RoomForControls { get; init; }

    /// <summary>How plotly.js finds what the pointer is on.</summary>
    public string HoverMode { get; init; } = "closest";

    /// <summary>Title and facts in the markup of plotly.js.</summary>
    public string TitleMarkup => string.Join("<br>", _heading.Select(line => $"<b>{PlotlyValue.Text(line)}</b>").Concat(
        _facts.Select(line => FormattableString.Invariant($"<span style=\"font-size:{Theme.SubtitleSize}px;color:{Theme.Muted}\">{PlotlyValue.Text(line)}</span>"))));

    public Panel AddPanel(Box area, Axis x, Axis y)
    {
        var panel = new Panel(this, _panels.Count + 1, area, x, y);
        _panels.Add(panel);
        Add(panel);
        return panel;
    }

    public void Add(IMark mark) => _marks.Add(mark);

    public void Text(Point at, string text, TextStyle style) => Add(new TextMark(at, text, style));

    /// <summary>Writes at a data point of a panel, some pixels off, so that the text moves along when the reader zooms.</summary>
    public void TextAt(Panel panel, double x, double y, double right, double down, string text, TextStyle style) =>
        Add(new TextMark(panel, x, y, right, down, text, style));

    public void Rectangle(Box box, Paint paint, bool below = false) => Path(
        [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], closed: true, paint, below);

    public void Line(Point from, Point to, Paint paint) => Path([from, to], closed: false, paint);

    /// <summary>Draws straight lines from point to point; <paramref name="below"/> puts them under the data of the interactive chart.</summary>
    public void Path(IReadOnlyList<Point> points, bool closed, Paint paint, bool below = false) => Add(new ShapeMark(points, closed, paint, below));

    /// <summary>Ends the drawing.</summary>
    /// <param name="altText">What the figure shows, in words.</param>
    /// <param name="answer">The same figure with all that this one hides.</param>
    public Figure ToFigure(string altText, Figure? answer = null) => new(_title, altText, Width, Height, ToSvg(altText), ToChart) { Answer = answer };

    private string ToSvg(string altText)
    {
        var svg = new SvgWriter();
        var y = Theme.Margin;
        foreach (var (line, style) in _heading.Select(line => (line, new TextStyle(Theme.TitleSize, Theme.Ink, Bold: true)))
            .Concat(_facts.Select(line => (line, new TextStyle(Theme.SubtitleSize, Theme.Muted)))))
        {
            svg.Text(new Point(Theme.Margin, y + style.Size * Theme.LineHeight / 2), line, style);
            y += style.Size * Theme.LineHeight;
        }
        foreach (var mark in _marks) mark.Draw(svg);
        return svg.ToSvg(Width, Height, altText);
    }

    private GenericChart ToChart()
    {
        var chart = new PlotlyChart(this);
        foreach (var mark in _marks) mark.AddTo(chart);
        return chart.ToChart();
    }
}

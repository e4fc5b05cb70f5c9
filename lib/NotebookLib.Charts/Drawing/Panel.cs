using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>One pair of axes within a figure. Marks drawn on it go to both forms of the figure.</summary>
internal sealed class Panel
{
    private const double TickLength = 4;
    private const double LabelGap = 3;
    private const double TitleGap = 3;

    private readonly Sheet _sheet;

    internal Panel(Sheet sheet, int number, Box area, Axis x, Axis y)
    {
        _sheet = sheet;
        Area = area;
        X = x;
        Y = y;
        var id = number == 1 ? "" : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (XId, YId) = ("x" + id, "y" + id);
        sheet.Layout["xaxis" + id] = x.ToPlotly(area.Left / sheet.Width, area.Right / sheet.Width, YId, titleInPlotly: true);
        sheet.Layout["yaxis" + id] = y.ToPlotly(1 - area.Bottom / sheet.Height, 1 - area.Top / sheet.Height, XId, titleInPlotly: false);
        DrawAxes();
    }

    public Box Area { get; }

    public Axis X { get; }

    public Axis Y { get; }

    public string XId { get; }

    public string YId { get; }

    public Sheet Sheet => _sheet;

    public SvgBuilder Svg => _sheet.Svg;

    /// <summary>Room that the tick labels and the title take below a panel with this axis.</summary>
    public static double RoomBelow(Axis x)
    {
        if (!x.IsVisible) return 0;
        var labels = x.Ticks.Count == 0 ? 0 : x.TurnLabelsDegrees == 0
            ? x.Ticks.Max(t => t.Label.Split('\n').Length) * Theme.TickSize * Theme.LineHeight
            : x.WidestLabel * Math.Sin(Math.Abs(x.TurnLabelsDegrees) * Math.PI / 180) + Theme.TickSize;
        return TickLength + LabelGap + labels + (x.Title.Length > 0 ? TitleGap + Theme.TickSize * Theme.LineHeight : 0);
    }

    /// <summary>Room that the tick labels take left of a panel with this axis.</summary>
    public static double RoomLeft(Axis y) => y.IsVisible ? y.WidestLabel + TickLength + LabelGap : 0;

    public double PixelX(double value) => Area.Left + X.Share(value) * Area.Width;

    public double PixelY(double value) => Area.Bottom - Y.Share(value) * Area.Height;

    public Point Pixel(double x, double y) => new(PixelX(x), PixelY(y));

    /// <summary>Adds a trace to the interactive figure, on this panel's axes.</summary>
    public void Trace(JsonObject trace)
    {
        trace["xaxis"] = XId;
        trace["yaxis"] = YId;
        _sheet.Traces.Add((JsonNode)trace);
    }

    /// <summary>Room above a panel for its heading, in pixels.</summary>
    public const double RoomForHeading = 30;

    /// <summary>Writes the name of the y axis above it: read without turning the head.</summary>
    public void Heading(string text, double left) =>
        _sheet.Text(new Point(left, Area.Top - 18), text, new TextStyle(Theme.HeadingSize, Theme.Ink, Bold: true));

    private void DrawAxes()
    {
        if (X.IsVisible)
        {
            foreach (var tick in X.Ticks) DrawTickX(tick);
            if (X.Title.Length > 0)
            {
                var y = Area.Bottom + RoomBelow(X) - Theme.TickSize * Theme.LineHeight / 2;
                Svg.Text(new Point(Area.CentreX, y), X.Title, new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
            }
        }
        if (Y.IsVisible)
        {
            foreach (var tick in Y.Ticks) DrawTickY(tick);
        }
        var line = new Paint(Stroke: Theme.AxisLine);
        if (X.ShowLine) Svg.Line(new Point(Area.Left, Area.Bottom), new Point(Area.Right, Area.Bottom), line);
        if (Y.ShowLine) Svg.Line(new Point(Area.Left, Area.Top), new Point(Area.Left, Area.Bottom), line);
    }

    private void DrawTickX(Tick tick)
    {
        var x = PixelX(tick.Value);
        if (X.ShowGrid) Svg.Line(new Point(x, Area.Top), new Point(x, Area.Bottom), new Paint(Stroke: Theme.Grid));
        if (X.ShowLine) Svg.Line(new Point(x, Area.Bottom), new Point(x, Area.Bottom + TickLength), new Paint(Stroke: Theme.AxisLine));
        var lines = tick.Label.Split('\n').Length;
        var top = Area.Bottom + (X.ShowLine ? TickLength : 2) + LabelGap;
        if (X.TurnLabelsDegrees == 0)
            Svg.Text(new Point(x, top + lines * Theme.TickSize * Theme.LineHeight / 2 - 2), tick.Label, new TextStyle(Theme.TickSize, Theme.Muted, Anchor: Anchor.Middle));
        else
            Svg.Text(new Point(x, top + 4), tick.Label, new TextStyle(Theme.TickSize, Theme.Muted, Anchor: Anchor.End, TurnDegrees: X.TurnLabelsDegrees));
    }

    private void DrawTickY(Tick tick)
    {
        var y = PixelY(tick.Value);
        if (Y.ShowGrid) Svg.Line(new Point(Area.Left, y), new Point(Area.Right, y), new Paint(Stroke: Theme.Grid));
        if (Y.ShowLine) Svg.Line(new Point(Area.Left - TickLength, y), new Point(Area.Left, y), new Paint(Stroke: Theme.AxisLine));
        Svg.Text(new Point(Area.Left - LabelGap - (Y.ShowLine ? TickLength : 2), y), tick.Label, new TextStyle(Theme.TickSize, Theme.Muted, Anchor: Anchor.End));
    }
}

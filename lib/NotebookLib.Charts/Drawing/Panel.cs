using System.Globalization;

namespace NotebookLib.Charts.Drawing;

/// <summary>One pair of axes within a figure, on which marks are drawn.</summary>
internal sealed class Panel : IMark
{
    private const double TickLength = 4;
    private const double LabelGap = 3;
    private const double TitleGap = 5;
    private const double TitleHeight = Theme.TickSize * Theme.LineHeight;

    internal Panel(Sheet sheet, int number, Box area, Axis x, Axis y)
    {
        (Sheet, Area, X, Y) = (sheet, area, x, y);
        Id = number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Room above a panel, so that the label of its highest tick is not cut.</summary>
    public const double RoomAbove = 8;

    public Sheet Sheet { get; }

    public Box Area { get; }

    public Axis X { get; }

    public Axis Y { get; }

    /// <summary>Number of the axes as plotly.js counts them: nothing for the first, then 2, 3, …</summary>
    public string Id { get; }

    public string XId => "x" + Id;

    public string YId => "y" + Id;

    /// <summary>Room that the tick labels and the title take below a panel with this axis.</summary>
    public static double RoomBelow(Axis x)
    {
        if (!x.IsVisible) return 0;
        var labels = x.Ticks.Count == 0 ? 0 : x.TurnLabelsDegrees == 0
            ? x.Ticks.Max(t => t.Label.Split('\n').Length) * Theme.TickSize * Theme.LineHeight
            : x.WidestLabel * Math.Sin(Math.Abs(x.TurnLabelsDegrees) * Math.PI / 180) + Theme.TickSize;
        return TickLength + LabelGap + labels + (x.Title.Length > 0 ? TitleGap + TitleHeight : 0);
    }

    /// <summary>Room that the tick labels and the title take left of a panel with this axis.</summary>
    public static double RoomLeft(Axis y) => y.IsVisible ? y.WidestLabel + TickLength + LabelGap + (y.Title.Length > 0 ? TitleGap + TitleHeight : 0) : 0;

    public double PixelX(double value) => Area.Left + X.Share(value) * Area.Width;

    public double PixelY(double value) => Area.Bottom - Y.Share(value) * Area.Height;

    public Point Pixel(double x, double y) => new(PixelX(x), PixelY(y));

    public void Add(IMark mark) => Sheet.Add(mark);

    /// <summary>A trace on this panel's axes.</summary>
    public Plotly.NET.Trace2D Trace(string type)
    {
        var trace = new Plotly.NET.Trace2D(type);
        return Id.Length == 0 ? trace : trace.With("xaxis", XId).With("yaxis", YId);
    }

    public void AddTo(PlotlyChart chart) => chart.AddAxes(this);

    public void Draw(SvgWriter svg)
    {
        if (X.IsVisible)
        {
            foreach (var tick in X.Ticks) DrawTickX(svg, tick);
            svg.Text(new Point(Area.CentreX, Area.Bottom + RoomBelow(X) - TitleHeight / 2), TextMeasure.Shorten(X.Title, Sheet.Width - 2 * Theme.Margin, Theme.TickSize),
                new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
        }
        if (Y.IsVisible)
        {
            foreach (var tick in Y.Ticks) DrawTickY(svg, tick);
            svg.Text(new Point(Area.Left - RoomLeft(Y) + TitleHeight / 2, Area.CentreY), TextMeasure.Shorten(Y.Title, Area.Height + 2 * RoomAbove, Theme.TickSize),
                new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle, TurnDegrees: -90));
        }
        var line = new Paint(Stroke: Theme.AxisLine);
        if (X.ShowLine) svg.Line(new Point(Area.Left, Area.Bottom), new Point(Area.Right, Area.Bottom), line);
        if (Y.ShowLine) svg.Line(new Point(Area.Left, Area.Top), new Point(Area.Left, Area.Bottom), line);
    }

    private void DrawTickX(SvgWriter svg, Tick tick)
    {
        var x = PixelX(tick.Value);
        if (X.ShowGrid) svg.Line(new Point(x, Area.Top), new Point(x, Area.Bottom), new Paint(Stroke: Theme.Grid));
        if (X.ShowLine) svg.Line(new Point(x, Area.Bottom), new Point(x, Area.Bottom + TickLength), new Paint(Stroke: Theme.AxisLine));
        var lines = tick.Label.Split('\n').Length;
        var top = Area.Bottom + (X.ShowLine ? TickLength : 2) + LabelGap;
        var (at, style) = X.TurnLabelsDegrees == 0
            ? (top + lines * Theme.TickSize * Theme.LineHeight / 2 - 2, new TextStyle(Theme.TickSize, Theme.Muted, Anchor: Anchor.Middle))
            : (top + 4, new TextStyle(Theme.TickSize, Theme.Muted, Anchor: Anchor.End, TurnDegrees: X.TurnLabelsDegrees));
        svg.Text(new Point(x, at), tick.Label, style);
    }

    private void DrawTickY(SvgWriter svg, Tick tick)
    {
        var y = PixelY(tick.Value);
        if (Y.ShowGrid) svg.Line(new Point(Area.Left, y), new Point(Area.Right, y), new Paint(Stroke: Theme.Grid));
        if (Y.ShowLine) svg.Line(new Point(Area.Left - TickLength, y), new Point(Area.Left, y), new Paint(Stroke: Theme.AxisLine));
        svg.Text(new Point(Area.Left - LabelGap - (Y.ShowLine ? TickLength : 2), y), tick.Label, new TextStyle(Theme.TickSize, Theme.Muted, Anchor: Anchor.End));
    }
}

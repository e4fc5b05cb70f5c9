using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// A Plotly.NET chart while it is made from a sheet: title, axes, legend and hover are plotly.js's own, at the places where the picture has them.
/// Places outside the axes are shares of the plotting area, so that they stay right when the chart is resized.
/// </summary>
internal sealed class PlotlyChart
{
    private readonly Sheet _sheet;
    private readonly Box _area;

    public PlotlyChart(Sheet sheet)
    {
        _sheet = sheet;
        _area = sheet.Panels.Count == 0 ? new Box(0, 0, sheet.Width, sheet.Height) : sheet.Panels.Select(panel => panel.Area).Aggregate((a, b) => a.Union(b));
        var height = sheet.Height + sheet.RoomForControls;
        Layout = new Layout()
            .With("width", sheet.Width).With("height", height)
            .With("margin", new Margin()
                .With("l", Pixels(_area.Left)).With("t", Pixels(_area.Top))
                .With("r", Pixels(sheet.Width - _area.Right)).With("b", Pixels(height - _area.Bottom)).With("pad", 0).With("autoexpand", false))
            .With("title", new Title().With("text", sheet.TitleMarkup))
            .With("hovermode", sheet.HoverMode)
            .With("showlegend", false)
            .With("template", Look(height, isOneLine: !sheet.TitleMarkup.Contains("<br>")));
        if (!sheet.CanZoom) Layout.With("dragmode", false);
    }

    public List<Trace> Traces { get; } = [];

    public List<Annotation> Annotations { get; } = [];

    public List<Shape> Shapes { get; } = [];

    public List<LayoutImage> Images { get; } = [];

    public Layout Layout { get; }

    /// <summary>Horizontal place, in pixels, as a share of the plotting area.</summary>
    public double X(double pixels) => Math.Round((pixels - _area.Left) / _area.Width, 5);

    /// <summary>Vertical place, in pixels, as a share of the plotting area, from below.</summary>
    public double Y(double pixels) => Math.Round((_area.Bottom - pixels) / _area.Height, 5);

    /// <summary>Share of the plotting area's width.</summary>
    public double Wide(double pixels) => Math.Round(pixels / _area.Width, 5);

    /// <summary>Share of the plotting area's height.</summary>
    public double High(double pixels) => Math.Round(pixels / _area.Height, 5);

    /// <summary>Puts in the two axes of a panel. One that fills the plotting area has no domain, so that a grid of charts can give it one.</summary>
    public void AddAxes(Panel panel)
    {
        var fills = panel.Area == _area;
        Layout.With("xaxis" + panel.Id, panel.X.ToPlotly(panel.YId, fills ? null : [X(panel.Area.Left), X(panel.Area.Right)]));
        Layout.With("yaxis" + panel.Id, panel.Y.ToPlotly(panel.XId, fills ? null : [Y(panel.Area.Bottom), Y(panel.Area.Top)]));
    }

    public GenericChart ToChart()
    {
        if (Annotations.Count > 0) Layout.With("annotations", Annotations);
        if (Shapes.Count > 0) Layout.With("shapes", Shapes);
        if (Images.Count > 0) Layout.With("images", Images);
        var config = new Config().With("displaylogo", false).With("displayModeBar", _sheet.CanZoom ? "hover" : false).With("responsive", false)
            .With("modeBarButtonsToRemove", new[] { "select2d", "lasso2d", "autoScale2d" });
        return GenericChart.NewMultiChart(ListModule.OfSeq(Traces), Layout, config, new DisplayOptions());
    }

    /// <summary>The look of all figures as plotly.js's template: what a user adds or replaces takes it too.</summary>
    private static Template Look(double height, bool isOneLine) => new Template().With("layout", new Layout()
        .With("font", PlotlyValue.Font(Theme.TickSize, Theme.Ink).With("family", Theme.FontFamily))
        .With("title", new Title().With("font", PlotlyValue.Font(Theme.TitleSize, Theme.Ink)).With("xref", "container").With("yref", "container")
            .With("x", 0).With("xanchor", "left").With("y", Math.Round(1 - TitleTop(isOneLine) / height, 5)).With("yanchor", "top")
            .With("pad", new Padding().With("l", Theme.Margin)))
        .With("paper_bgcolor", Theme.Background).With("plot_bgcolor", "rgba(0,0,0,0)")
        .With("colorway", Enumerable.Range(0, 6).Select(Theme.SeriesColour).ToArray())
        .With("hoverlabel", new Hoverlabel().With("font", new Font().With("size", Theme.TickSize)))
        .With("xaxis", AxisLook()).With("yaxis", AxisLook())
        .With("annotationdefaults", new Annotation().With("showarrow", false).With("borderpad", 0).With("borderwidth", 0).With("font", PlotlyValue.Font(Theme.TickSize, Theme.Ink))));

    // The picture's first line, in pixels: plotly.js hangs a title of one line by its capitals and stands one of several on its first base line.
    private static double TitleTop(bool isOneLine) =>
        Theme.Margin + Theme.TitleSize * (Theme.LineHeight / 2 + 0.35 - (isOneLine ? 0.7 : 0));

    private static LinearAxis AxisLook() => new LinearAxis()
        .With("zeroline", false).With("gridcolor", Theme.Grid).With("linecolor", Theme.AxisLine).With("tickcolor", Theme.AxisLine)
        .With("tickfont", PlotlyValue.Font(Theme.TickSize, Theme.Muted))
        .With("title", new Title().With("font", PlotlyValue.Font(Theme.TickSize, Theme.Ink)));

    private static double Pixels(double value) => Math.Round(value, 2);
}

using System.Globalization;

namespace NotebookLib.Charts.Drawing;

/// <summary>A tinted area between two lines; where an edge is not finite there is none.</summary>
/// <param name="panel">Where it is drawn.</param>
/// <param name="x">Horizontal values.</param>
/// <param name="low">Lower edge.</param>
/// <param name="high">Upper edge.</param>
/// <param name="style">Name and colour.</param>
internal sealed class BandMark(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, SeriesStyle style) : IMark
{
    private const double Opacity = 0.18;

    private readonly (double X, double Y)[] _outline = Outline(panel, x, low, high);

    public void Draw(SvgWriter svg)
    {
        if (_outline.Length > 2) svg.Path([.. _outline.Select(p => panel.Pixel(p.X, p.Y))], closed: true, new Paint(style.Colour, Opacity: Opacity));
    }

    public void AddTo(PlotlyChart chart)
    {
        if (_outline.Length <= 2) return;
        chart.Traces.Add(panel.Trace("scatter").With("mode", "lines").With("legendgroup", PlotlyValue.Text(style.Name)).With("showlegend", false)
            .With("x", PlotlyValue.Numbers(_outline.Select(p => p.X))).With("y", PlotlyValue.Numbers(_outline.Select(p => p.Y)))
            .With("fill", "toself").With("fillcolor", style.Colour + ((int)(Opacity * 255)).ToString("x2", CultureInfo.InvariantCulture))
            .With("line", new Plotly.NET.Line().With("width", 0)).With("hoverinfo", "skip"));
    }

    private static (double X, double Y)[] Outline(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        int[] whole = [.. Enumerable.Range(0, x.Count).Where(i => double.IsFinite(low[i]) && double.IsFinite(high[i]))];
        return [.. whole.Select(i => (x[i], panel.Y.Clip(high[i]))), .. whole.Reverse().Select(i => (x[i], panel.Y.Clip(low[i])))];
    }
}

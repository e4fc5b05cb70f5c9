using Plotly.NET.TraceObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>Unseen squares that answer to the pointer.</summary>
/// <param name="panel">Where they are.</param>
/// <param name="parts">Centres, and what the pointer shows there.</param>
/// <param name="size">Size on the screen, in pixels.</param>
internal sealed class HoverMark(Panel panel, IReadOnlyList<(double X, double Y, string Label)> parts, double size) : IMark
{
    public void Draw(SvgWriter svg)
    {
    }

    public void AddTo(PlotlyChart chart) => chart.Traces.Add(panel.Trace("scatter").With("mode", "markers").With("showlegend", false)
        .With("x", PlotlyValue.Numbers(parts.Select(p => p.X))).With("y", PlotlyValue.Numbers(parts.Select(p => p.Y)))
        .With("text", PlotlyValue.Texts(parts.Select(p => p.Label))).With("hovertemplate", "%{text}<extra></extra>")
        .With("marker", new Marker().With("symbol", "square").With("size", size).With("opacity", 0).With("color", Theme.Muted)));
}

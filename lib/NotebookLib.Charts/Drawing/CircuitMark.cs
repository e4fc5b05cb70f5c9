using NotebookLib.Quantum;
using Plotly.NET.LayoutObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>The drawing of a circuit as a part of a figure.</summary>
/// <param name="drawing">The drawing.</param>
/// <param name="at">Its top left corner.</param>
internal sealed class CircuitMark(CircuitDrawing drawing, Point at) : IMark
{
    public void Draw(SvgWriter svg) => svg.Embed(at, drawing.Svg);

    public void AddTo(PlotlyChart chart) => chart.Images.Add(new LayoutImage()
        .With("source", PictureHtml.DataUri(drawing.Svg)).With("xref", "paper").With("yref", "paper").With("x", chart.X(at.X)).With("y", chart.Y(at.Y))
        .With("sizex", chart.Wide(drawing.Width)).With("sizey", chart.High(drawing.Height)).With("xanchor", "left").With("yanchor", "top")
        .With("sizing", "stretch").With("layer", "below"));
}

using System.Globalization;
using Plotly.NET.LayoutObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>Straight lines from point to point, painted inside or not.</summary>
/// <param name="points">Corners, in pixels of the figure.</param>
/// <param name="closed">Whether the last joins the first.</param>
/// <param name="paint">Colours and line.</param>
/// <param name="below">Whether it lies under the data of the interactive chart.</param>
internal sealed class ShapeMark(IReadOnlyList<Point> points, bool closed, Paint paint, bool below) : IMark
{
    public void Draw(SvgWriter svg) => svg.Path(points, closed, paint);

    public void AddTo(PlotlyChart chart)
    {
        static string Share(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
        var shape = new Shape()
            .With("type", "path").With("xref", "paper").With("yref", "paper")
            .With("path", "M" + string.Join('L', points.Select(p => $"{Share(chart.X(p.X))},{Share(chart.Y(p.Y))}")) + (closed ? "Z" : ""))
            .With("line", paint.Stroke is null ? new Plotly.NET.Line().With("width", 0) : PlotlyValue.Line(paint.Stroke, paint.Width, paint.Dash))
            .With("fillcolor", paint.Fill).With("layer", below ? "below" : null);
        if (paint.Opacity < 1) shape.With("opacity", paint.Opacity);
        chart.Shapes.Add(shape);
    }
}

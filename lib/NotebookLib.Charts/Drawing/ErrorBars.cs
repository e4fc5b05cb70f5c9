using Plotly.NET.TraceObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>Vertical bars of uncertainty with short caps; one that is not a finite number is left out.</summary>
/// <param name="panel">Where they are drawn.</param>
/// <param name="x">Horizontal places.</param>
/// <param name="y">Middles.</param>
/// <param name="error">Half lengths.</param>
/// <param name="colour">Colour.</param>
internal sealed class ErrorBars(Panel panel, double[] x, double[] y, double[] error, string colour)
{
    private const double HalfCap = 4;
    private const double Thickness = 1.5;

    public void Draw(SvgWriter svg)
    {
        var paint = new Paint(Stroke: colour, Width: Thickness);
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(y[i]) || !double.IsFinite(error[i]) || error[i] == 0) continue;
            var (at, top, bottom) = (panel.PixelX(x[i]), panel.PixelY(panel.Y.Clip(y[i] + error[i])), panel.PixelY(panel.Y.Clip(y[i] - error[i])));
            svg.Line(new Point(at, top), new Point(at, bottom), paint);
            svg.Line(new Point(at - HalfCap, top), new Point(at + HalfCap, top), paint);
            svg.Line(new Point(at - HalfCap, bottom), new Point(at + HalfCap, bottom), paint);
        }
    }

    public Error ToPlotly() => new Error().With("type", "data").With("array", PlotlyValue.Numbers(error))
        .With("thickness", Thickness).With("width", HalfCap).With("color", colour);
}

namespace NotebookLib.Charts.Drawing;

/// <summary>Values over two numeric axes as colours; a value that is not finite leaves a hole.</summary>
/// <param name="panel">Where it is drawn, half a step beyond the first and last places.</param>
/// <param name="x">Evenly spaced horizontal places.</param>
/// <param name="y">Evenly spaced vertical places, from below.</param>
/// <param name="values">One for each y (row) and x (column).</param>
/// <param name="low">Value of the first colour.</param>
/// <param name="high">Value of the last colour.</param>
/// <param name="map">The colours.</param>
internal sealed class SurfaceMark(Panel panel, double[] x, double[] y, double[,] values, double low, double high, ColourMap map) : IMark
{
    private const byte Hole = 255;

    public void Draw(SvgWriter svg)
    {
        var levels = new byte[values.Length];
        var range = high > low ? high - low : 1;
        for (var i = 0; i < levels.Length; i++)
        {
            var value = values[y.Length - 1 - i / x.Length, i % x.Length];
            levels[i] = double.IsFinite(value) ? (byte)Math.Round((value - low) / range * 254) : Hole;
        }
        var canvas = new PixelCanvas(x.Length, y.Length, map.Sample(255));
        canvas.Place(levels, x.Length, y.Length, 0, 0);
        svg.Image(panel.Area, PngEncoder.DataUri(canvas.ToPng()));
    }

    public void AddTo(PlotlyChart chart) => chart.Traces.Add(panel.Trace("heatmap")
        .With("x", PlotlyValue.Numbers(x)).With("y", PlotlyValue.Numbers(y))
        .With("z", Enumerable.Range(0, y.Length).Select(row => PlotlyValue.Numbers(Enumerable.Range(0, x.Length).Select(column => values[row, column]))).ToArray())
        .With("zmin", PlotlyValue.Number(low)).With("zmax", PlotlyValue.Number(high > low ? high : low + 1)).With("showscale", false).With("hoverongaps", false)
        .With("colorscale", map.ToPlotly()).With("hovertemplate", "(%{x:.3~f}, %{y:.3~f}): %{z:.4~g}<extra></extra>"));
}

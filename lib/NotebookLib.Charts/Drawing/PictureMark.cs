namespace NotebookLib.Charts.Drawing;

/// <summary>A picture made of pixels, shown as sharp squares over a whole panel: pixel (column, row) at those coordinates.</summary>
/// <param name="panel">Its axes run over the pixels of the picture.</param>
/// <param name="png">The encoded picture.</param>
/// <param name="hover">What plotly.js shows at a pixel, in its template language; <c>null</c> for nothing.</param>
internal sealed class PictureMark(Panel panel, byte[] png, string? hover = null) : IMark
{
    private readonly string _uri = PngEncoder.DataUri(png);

    /// <summary>Puts a picture on a sheet, with a label for the pointer on each of its parts.</summary>
    /// <param name="sheet">The figure.</param>
    /// <param name="box">Where it goes.</param>
    /// <param name="canvas">The picture.</param>
    /// <param name="parts">Centres, in the picture's pixels, and what the pointer shows there.</param>
    /// <param name="partSize">Size of a part on the screen, in pixels.</param>
    public static void Place(Sheet sheet, Box box, PixelCanvas canvas, IReadOnlyList<(double X, double Y, string Label)> parts, double partSize)
    {
        var panel = sheet.AddPanel(box, Axis.Hidden(-0.5, canvas.Width - 0.5), Axis.Hidden(canvas.Height - 0.5, -0.5));
        panel.Add(new PictureMark(panel, canvas.ToPng()));
        if (parts.Count > 0) panel.Add(new HoverMark(panel, parts, partSize));
    }

    public void Draw(SvgWriter svg) => svg.Image(panel.Area, _uri);

    public void AddTo(PlotlyChart chart)
    {
        var trace = panel.Trace("image").With("source", _uri).With("name", "");
        chart.Traces.Add(hover is null ? trace.With("hoverinfo", "skip") : trace.With("hovertemplate", hover));
        // An image trace would otherwise tie the two axes together and move their ends.
        ((Plotly.NET.LayoutObjects.LinearAxis)chart.Layout.GetPropertyValue("yaxis" + panel.Id)).With("scaleanchor", false);
    }
}

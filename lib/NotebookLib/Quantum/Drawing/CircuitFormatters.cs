using NotebookLib.Common;
using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>How a notebook shows a circuit: the SVG, and the text drawing where only text is shown.</summary>
internal sealed class CircuitFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter("text/html", value => Html((Circuit)value, new DrawingOptions())),
        new MimeFormatter("text/plain", value => ((Circuit)value).ToText()),
    ];

    /// <summary>An image with the SVG inside.</summary>
    public static string Html(Circuit circuit, DrawingOptions options)
    {
        var drawing = circuit.Draw(options);
        return PictureHtml.Image(drawing.Svg, circuit.Describe(), drawing.Width, drawing.Height);
    }
}

using System.Net;
using System.Text;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Drawing;

/// <summary>How a notebook shows a circuit: the SVG, and the text drawing where only text is shown.</summary>
internal sealed class CircuitFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter("text/html", value => Html((Circuit)value, new DrawingOptions())),
        new MimeFormatter("text/plain", value => ((Circuit)value).ToText()),
    ];

    /// <summary>An image with the SVG inside, since code hosts strip SVG that stands in a page.</summary>
    public static string Html(Circuit circuit, DrawingOptions options)
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(circuit.ToSvg(options)));
        return $"""<img alt="{WebUtility.HtmlEncode(circuit.Describe())}" style="max-width:100%;height:auto" src="data:image/svg+xml;base64,{data}">""";
    }
}

using NotebookLib.Common;

namespace NotebookLib.Charts;

/// <summary>How a notebook shows a figure: as HTML with the picture, and as plain text with its description.</summary>
internal sealed class FigureFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter("text/html", value => ((Figure)value).ToHtml()),
        new MimeFormatter("text/plain", value => ((Figure)value).AltText),
    ];
}

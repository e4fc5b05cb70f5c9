namespace NotebookLib.Charts;

/// <summary>Shows a <see cref="Figure"/> in a notebook: as HTML with the picture, and as plain text with its description.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>The formatters for <c>text/html</c> and <c>text/plain</c>.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new FigureFormatter("text/html", figure => figure.ToHtml()),
        new FigureFormatter("text/plain", figure => figure.AltText),
    ];
}

/// <summary>Writes a figure as one MIME type.</summary>
public sealed class FigureFormatter
{
    private readonly Func<Figure, string> _text;

    internal FigureFormatter(string mimeType, Func<Figure, string> text)
    {
        MimeType = mimeType;
        _text = text;
    }

    /// <summary>The MIME type written.</summary>
    public string MimeType { get; }

    /// <summary>Writes the figure.</summary>
    /// <param name="instance">The object to show.</param>
    /// <param name="writer">Receives the text.</param>
    /// <returns><c>false</c> when the object is not a <see cref="Figure"/> and nothing was written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Figure figure) return false;
        writer.Write(_text(figure));
        return true;
    }
}

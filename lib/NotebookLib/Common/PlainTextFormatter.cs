namespace NotebookLib.Common;

/// <summary>Shows a value in a notebook as the text that <see cref="object.ToString"/> gives.</summary>
internal sealed class PlainTextFormatter
{
    public IEnumerable<object> CreateTypeFormatters() => [new MimeFormatter("text/plain", value => value.ToString() ?? "")];
}

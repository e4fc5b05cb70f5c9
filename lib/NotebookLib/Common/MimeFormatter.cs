namespace NotebookLib.Common;

/// <summary>Writes values as one MIME type; .NET Interactive finds both members by their names.</summary>
/// <param name="mimeType">For example <c>text/html</c>.</param>
/// <param name="format">The representation of a value.</param>
internal sealed class MimeFormatter(string mimeType, Func<object, string> format)
{
    public string MimeType => mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(format(instance));
        return true;
    }
}

using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookRunner.Worker;

/// <summary>The representations of one displayed value: MIME type to text, images as base64.</summary>
internal sealed class MimeBundle : Dictionary<string, string>
{
    /// <summary>Formats a value in the MIME types given, or in those its type prefers when none is given.</summary>
    public static MimeBundle Of(object? value, params string[] mimeTypes)
    {
        IEnumerable<string> chosen = mimeTypes is { Length: > 0 } ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value?.GetType());
        var bundle = new MimeBundle();
        foreach (var mimeType in chosen)
            bundle[mimeType] = LineEnds(value.ToDisplayString(mimeType), mimeType);
        return bundle;
    }

    // The formatter's own style sheet has the line ends of the system it was built on.
    private static string LineEnds(string text, string mimeType) =>
        mimeType == HtmlFormatter.MimeType ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text;

    /// <summary>Length of all representations, in characters.</summary>
    public long Size => Values.Sum(text => (long)text.Length);
}

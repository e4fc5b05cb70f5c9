using System.Text;

namespace NotebookRunner.Notebooks;

/// <summary>How a notebook file is laid out, apart from its content; a file that is replaced keeps it.</summary>
/// <param name="Indent">Of one level; Jupyter has one space.</param>
/// <param name="LineEnd">Between lines.</param>
/// <param name="HasMark">The file begins with a byte order mark.</param>
/// <param name="EndsLine">The file ends with a line end.</param>
internal sealed record JsonLayout(string Indent, string LineEnd, bool HasMark, bool EndsLine)
{
    public static JsonLayout Jupyter { get; } = new(" ", "\n", false, true);

    /// <summary>The layout of a file; what one line does not show is as Jupyter has it.</summary>
    public static JsonLayout Of(ReadOnlySpan<byte> utf8)
    {
        var hasMark = utf8.StartsWith(Encoding.UTF8.Preamble);
        var end = utf8.IndexOf((byte)'\n');
        if (end < 0)
            return Jupyter with { HasMark = hasMark };
        var lineEnd = end > 0 && utf8[end - 1] == '\r' ? "\r\n" : "\n";
        var second = utf8[(end + 1)..];
        var width = second.IndexOfAnyExcept((byte)' ', (byte)'\t');
        var indent = width > 0 ? Encoding.ASCII.GetString(second[..width]) : Jupyter.Indent;
        return new JsonLayout(indent, lineEnd, hasMark, utf8[^1] == '\n');
    }
}

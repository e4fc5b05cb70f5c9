namespace NotebookLib.Charts.Drawing;

/// <summary>
/// Widths of text in Arial, Helvetica or Liberation Sans, which share their metrics. A static picture is laid out before any browser sees it, so
/// labels are measured here.
/// </summary>
internal static class FontMetrics
{
    // Advance widths of the characters 32 to 126, in thousandths of the font size.
    private static readonly short[] Regular =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    // Bold is wider by about this factor for running text.
    private const double BoldFactor = 1.07;

    /// <summary>Width of one line, in pixels.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var sum = 0;
        foreach (var c in text) sum += c is >= ' ' and <= '~' ? Regular[c - ' '] : Other(c);
        return sum * size / 1000 * (bold ? BoldFactor : 1);
    }

    private static int Other(char c) => c switch
    {
        '\u2009' or '\u00B7' => 278,
        '\u00B9' or '\u00B2' or '\u00B3' or (>= '\u2070' and <= '\u209C') => 333,
        >= '\u0300' and <= '\u036F' => 0,
        '\u2014' or '\u2026' or >= '\u2E80' => 1000,
        _ => 620,
    };

    /// <summary>
    /// Breaks a label at spaces and after slashes so that no line is wider than <paramref name="width"/>, where its words allow that.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && Width((line + word).TrimEnd(), size, bold) > width)
            {
                lines.Add(line.TrimEnd());
                line = "";
            }
            line += word;
        }
        lines.Add(line.TrimEnd());
        return lines;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (' ' or '/' or '-') || i == text.Length - 1) continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }
        yield return text[start..];
    }
}

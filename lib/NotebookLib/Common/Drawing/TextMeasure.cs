namespace NotebookLib.Common.Drawing;

/// <summary>
/// Widths of text in Arial, Helvetica or Liberation Sans, which share their metrics. A static picture is laid out before any browser sees it, so
/// labels are measured here.
/// </summary>
internal static class TextMeasure
{
    // Advance widths of the characters 32 to 126, in thousandths of the font size.
    private static readonly short[] Regular =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private const int LongestWholeWord = 24;

    // Bold is wider by about this factor for running text.
    private const double BoldFactor = 1.07;

    /// <summary>Width of one line, in pixels.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var sum = 0;
        var plain = true;
        foreach (var c in text)
        {
            if (c is >= ' ' and <= '~') sum += Regular[c - ' '];
            else plain = false;
        }
        if (!plain) sum += DisplayText.Characters(text).Where(character => character[0] is < ' ' or > '~').Sum(Other);
        return sum * size / 1000 * (bold ? BoldFactor : 1);
    }

    private static int Other(string character) => character[0] switch
    {
        < ' ' or (>= '\u007F' and <= '\u009F') => 0,
        '\u2009' or '\u00B7' => 278,
        '\u00B9' or '\u00B2' or '\u00B3' or (>= '\u2070' and <= '\u207F') => 333,
        // Subscript digits are drawn as smaller digits.
        >= '\u2080' and <= '\u2089' => 430,
        (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200F') => 0,
        '\u2014' or '\u2026' or (>= '\u2100' and <= '\u2BFF') => 1000,
        _ => DisplayText.IsWide(character) ? 1000 : character.Length > 1 ? 800 : 620,
    };

    /// <summary>The text, or as much of it as fits with an ellipsis behind it.</summary>
    public static string Shorten(string text, double width, double size, bool bold = false)
    {
        if (Width(text, size, bold) <= width) return text;
        var kept = new System.Text.StringBuilder();
        foreach (var character in DisplayText.Characters(text))
        {
            if (Width(kept + character + "\u2026", size, bold) > width) break;
            kept.Append(character);
        }
        return kept.ToString().TrimEnd() + "\u2026";
    }

    /// <summary>The text, or as much of its begin and its end as fits with an ellipsis between them.</summary>
    public static string ShortenInside(string text, double width, double size)
    {
        if (Width(text, size) <= width) return text;
        string[] characters = [.. DisplayText.Characters(text)];
        for (var kept = characters.Length - 1; kept > 1; kept--)
        {
            var shorter = $"{string.Concat(characters[..((kept + 1) / 2)]).TrimEnd()}\u2026{string.Concat(characters[^(kept / 2)..]).TrimStart()}";
            if (Width(shorter, size) <= width) return shorter;
        }
        return Shorten(text, width, size);
    }

    /// <summary>
    /// Breaks a label at spaces and after slashes so that no line is wider than <paramref name="width"/>; a word that is wider alone is broken inside.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(text).SelectMany(word => Pieces(word, width, size, bold)))
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

    // Of a word that is too wide, pieces that fit; of a short one, the word itself.
    private static IEnumerable<string> Pieces(string word, double width, double size, bool bold)
    {
        if (word.Length <= LongestWholeWord || Width(word.TrimEnd(), size, bold) <= width)
        {
            yield return word;
            yield break;
        }
        var piece = "";
        foreach (var character in DisplayText.Characters(word))
        {
            if (piece.Length > 0 && Width(piece + character, size, bold) > width)
            {
                yield return piece;
                piece = "";
            }
            piece += character;
        }
        yield return piece;
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

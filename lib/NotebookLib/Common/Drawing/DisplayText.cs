using System.Globalization;
using System.Text;

namespace NotebookLib.Common.Drawing;

/// <summary>Names from anywhere as text that can be drawn on one line.</summary>
internal static class DisplayText
{
    /// <summary>
    /// The text on one line: line breaks and control characters become one blank, what XML forbids or what turns the writing direction is left out,
    /// half a surrogate pair becomes the replacement character.
    /// </summary>
    public static string OneLine(string? text) => string.Join(' ', Lines(text)).Trim();

    /// <summary>The same, line breaks kept.</summary>
    public static string Clean(string? text) => string.Join('\n', Lines(text));

    private static IEnumerable<string> Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Line);

    private static string Line(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        // A lone surrogate decodes as the replacement character.
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var used);
            rest = rest[used..];
            if (IsDropped(rune)) continue;
            if (!Rune.IsControl(rune)) cleaned.Append(rune.ToString());
            else if (cleaned.Length > 0 && cleaned[^1] != ' ') cleaned.Append(' ');
        }
        return cleaned.ToString();
    }

    private static bool IsDropped(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>The characters as a reader counts them: a letter with its accents, an emoji of several code points.</summary>
    public static IEnumerable<string> Characters(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }

    /// <summary>Room of a character on a grid of letters: 2 for a wide one, 0 for a lone accent.</summary>
    public static int Cells(string character) => IsWide(character) ? 2
        : Rune.TryGetRuneAt(character, 0, out var rune) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1;

    /// <summary>Room of a text on a grid of letters.</summary>
    public static int CellsOf(string text) => Characters(text).Sum(Cells);

    /// <summary>Whether a character takes the room of two letters: East Asian scripts and emoji (Unicode Standard Annex 11, classes W and F).</summary>
    public static bool IsWide(string character)
    {
        Rune.DecodeFromUtf16(character, out var rune, out _);
        return IsWide(rune.Value) || character.Contains('\uFE0F');
    }

    private static bool IsWide(int code) => code is
        (>= 0x1100 and <= 0x115F) or (>= 0x231A and <= 0x231B) or (>= 0x23E9 and <= 0x23F3) or (>= 0x25FD and <= 0x25FE) or (>= 0x2614 and <= 0x2615)
        or (>= 0x2648 and <= 0x2653) or 0x267F or 0x2693 or 0x26A1 or (>= 0x26AA and <= 0x26AB) or (>= 0x26BD and <= 0x26BE) or (>= 0x26C4 and <= 0x26C5)
        or 0x26CE or 0x26D4 or 0x26EA or (>= 0x26F2 and <= 0x26F3) or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or (>= 0x270A and <= 0x270B) or 0x2728 or 0x274C
        or 0x274E or (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF or (>= 0x2B1B and <= 0x2B1C) or 0x2B50 or 0x2B55
        or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x4DBF) or (>= 0x4E00 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x16FE0 and <= 0x18D08) or (>= 0x1B000 and <= 0x1B2FF) or 0x1F004 or 0x1F0CF or 0x1F18E or (>= 0x1F191 and <= 0x1F19A)
        or (>= 0x1F1E6 and <= 0x1F202) or (>= 0x1F210 and <= 0x1F320) or (>= 0x1F32D and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF)
        or (>= 0x1F7E0 and <= 0x1F7EB) or (>= 0x1F90C and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}

using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Html;

/// <summary>The first sentences of a notebook, for the index.</summary>
internal static partial class Teaser
{
    private const int Longest = 260;
    private const int Shortest = 40;

    /// <summary>Plain text, whole sentences where they fit; null when the notebook does not begin with a text.</summary>
    public static string? Of(NotebookDocument? document)
    {
        if (document?.Cells.FirstOrDefault(cell => cell.Kind == "markdown")?.Source is not { } source)
            return null;
        try
        {
            return Bounded.Run(() => FirstParagraph(source));
        }
        catch (Exception)
        {
            return null; // the page of the notebook says what is wrong with the cell
        }
    }

    private static string? FirstParagraph(string markdown)
    {
        var text = Markdown.Parse(markdown).OfType<ParagraphBlock>()
            .Select(paragraph => markdown.Substring(paragraph.Span.Start, paragraph.Span.Length))
            .Select(paragraph => Plain(paragraph))
            .FirstOrDefault(paragraph => paragraph.Length >= Shortest);
        if (text is null || text.Length <= Longest)
            return text;
        var end = text.LastIndexOfAny(['.', '?', '!'], Longest);
        while (end > 0 && text[end + 1] != ' ')
            end = text.LastIndexOfAny(['.', '?', '!'], end - 1);
        if (end > Longest / 3)
            return text[..(end + 1)];
        end = text.LastIndexOf(' ', Longest);
        return text[..(end > 0 ? end : Longest)] + " …";
    }

    private static string Plain(string markdown) =>
        Spaces().Replace(Marks().Replace(Formula().Replace(Markdown.ToPlainText(markdown), match => PlainFormula(match.Groups[1].Value)), ""), " ").Trim();

    private static string PlainFormula(string tex) => tex.Replace(@"\times", "×", StringComparison.Ordinal).Replace("^n", "ⁿ", StringComparison.Ordinal).Replace(@"\", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\$([^$\n]{1,60})\$")]
    private static partial Regex Formula();

    [GeneratedRegex("[*`_]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

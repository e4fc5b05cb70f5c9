using System.Net;
using System.Text.RegularExpressions;

namespace NotebookRunner.Html;

/// <summary>Head and frame of every page.</summary>
internal static partial class PageShell
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <param name="title">Plain text.</param>
    /// <param name="bodyClass">Chooses the layout: notebook (also for documents) or index.</param>
    /// <param name="body">HTML.</param>
    /// <param name="plotlyLink">Where plotly.js lies, for the figures.</param>
    public static string ToHtml(string title, string bodyClass, string body, string plotlyLink) => $"""
        <!DOCTYPE html>
        <html lang="en" data-plotly="{WebUtility.HtmlEncode(plotlyLink)}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{OwnScript.Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style.Value}</style>
        </head>
        <body class="{bodyClass}">
        {body}{OwnScript.For(body)}</body>
        </html>

        """;

    /// <summary>The list of a page's headings, down to the third level.</summary>
    public static string Contents(IEnumerable<Heading> headings)
    {
        var items = headings.Where(heading => heading.Level <= 3)
            .Select(heading => $"<li class=\"level{heading.Level}\"><a href=\"#{WebUtility.HtmlEncode(heading.Id)}\">{heading.Html}</a></li>");
        return $"<nav class=\"toc\" aria-label=\"Contents\"><details open><summary>Contents</summary><ol>{string.Concat(items)}</ol></details></nav>\n";
    }

    /// <summary>A Markdown heading without its marks.</summary>
    public static string? PlainTitle(string? markdown) => markdown is null ? null : Marks().Replace(markdown, "");

    private static string ReadStyle()
    {
        using var stream = typeof(PageShell).Assembly.GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("[*`$_]")]
    private static partial Regex Marks();
}

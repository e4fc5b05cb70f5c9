using System.Net;
using System.Text.RegularExpressions;

namespace NotebookRunner.Html;

/// <summary>Head and frame of every page.</summary>
internal static partial class PageShell
{
    private const string MathScript = """
        <script>MathJax = {tex: {inlineMath: [['\\(', '\\)']]}, options: {ignoreHtmlClass: '.*', processHtmlClass: 'tex'}};</script>
        <script async src="https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-chtml.js"></script>

        """;

    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <param name="title">Plain text.</param>
    /// <param name="bodyClass">Chooses the layout: notebook or index.</param>
    /// <param name="body">HTML.</param>
    /// <param name="needsMathScript">True when a formula is left for MathJax.</param>
    public static string ToHtml(string title, string bodyClass, string body, bool needsMathScript) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style.Value}</style>
        {(needsMathScript ? MathScript : "")}</head>
        <body class="{bodyClass}">
        {body}</body>
        </html>

        """;

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

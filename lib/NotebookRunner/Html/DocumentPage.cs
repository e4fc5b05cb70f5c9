using System.Net;

namespace NotebookRunner.Html;

/// <summary>The page of a Markdown document that a notebook links to, such as a glossary: published pages take it along.</summary>
internal static class DocumentPage
{
    private const int LargestDocument = 4 * 1024 * 1024;

    /// <summary>True for a file that becomes a page.</summary>
    public static bool IsDocument(string path) =>
        Path.GetExtension(path).Equals(".md", StringComparison.OrdinalIgnoreCase) && File.Exists(path) && new FileInfo(path).Length <= LargestDocument;

    /// <param name="path">The document.</param>
    /// <param name="links">What becomes of its links and pictures.</param>
    /// <param name="indexLink">Link to the index.</param>
    public static string ToHtml(string path, PageLinks links, string indexLink)
    {
        var markdown = new MarkdownRenderer(new PageSanitizer(links));
        var dropped = "";
        var text = Bounded.Run(() => markdown.ToHtml(File.ReadAllText(path), links, out dropped));
        var name = Path.GetFileName(path);
        var body = $"""
            {PageShell.Contents(markdown.Headings)}
            <main>
            <p class="crumbs"><a href="{indexLink}">All notebooks</a> <span aria-hidden="true">/</span> {WebUtility.HtmlEncode(name)}</p>
            <section class="text">
            {text}{OutputRenderer.Note(dropped)}</section>
            </main>

            """;
        return PageShell.ToHtml(Path.GetFileNameWithoutExtension(name), "notebook", body, plotlyLink: "");
    }
}

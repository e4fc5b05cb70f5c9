using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NotebookRunner.Html.Formulas;

namespace NotebookRunner.Html;

/// <summary>Renders the Markdown cells of one notebook; headings get anchors that are unique in the page.</summary>
internal sealed class MarkdownRenderer
{
    private readonly PageSanitizer _sanitizer;
    private readonly FormulaExtension _formulas = new();
    private readonly MarkdownPipeline _pipeline;
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly List<Heading> _headings = [];

    /// <param name="sanitizer">Cleans the HTML that Markdown may hold.</param>
    public MarkdownRenderer(PageSanitizer sanitizer)
    {
        _sanitizer = sanitizer;
        _pipeline = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseTaskLists()
            .UseFootnotes()
            .UseAlertBlocks()
            .UseAutoLinks(new AutoLinkOptions { OpenInNewWindow = false })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .Use(_formulas)
            .Build();
    }

    /// <summary>Headings of all cells rendered so far.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    /// <param name="markdown">Source text.</param>
    /// <param name="links">What becomes of its links and pictures.</param>
    /// <param name="dropped">What was left out for safety, as words.</param>
    public string ToHtml(string markdown, PageLinks links, out string dropped)
    {
        var document = Markdown.Parse(markdown, _pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            AddAnchor(heading, links);
        // Formulas are ours: they are put in after the cleaning, for which marks stand in.
        return _formulas.Restore(_sanitizer.Clean(Render(renderer => renderer.Render(document)), links, out dropped));
    }

    private string Render(Action<HtmlRenderer> render)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        render(renderer);
        return writer.ToString();
    }

    private void AddAnchor(HeadingBlock heading, PageLinks links)
    {
        var html = heading.Inline is null ? "" : Render(renderer => renderer.WriteChildren(heading.Inline));
        var id = Unique(Slug(heading.Inline));
        heading.GetAttributes().Id = id;
        _headings.Add(new Heading(heading.Level, id, _formulas.Restore(_sanitizer.Clean(html, links, out _))));
    }

    // As code hosts make them: lower case, spaces as hyphens, punctuation dropped.
    private static string Slug(ContainerInline? inline)
    {
        var slug = new StringBuilder();
        foreach (var c in inline?.Descendants<LiteralInline>().SelectMany(literal => literal.Content.ToString()) ?? [])
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                slug.Append(char.ToLowerInvariant(c));
            else if (c == ' ')
                slug.Append('-');
        }
        return slug.Length > 0 ? slug.ToString() : "section";
    }

    private string Unique(string slug)
    {
        var id = slug;
        for (var i = 1; !_anchors.Add(id); i++)
            id = $"{slug}-{i}";
        return id;
    }
}

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
    private readonly PageLinks _links;
    private readonly FormulaExtension _formulas = new();
    private readonly MarkdownPipeline _pipeline;
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly List<Heading> _headings = [];

    public MarkdownRenderer(PageLinks links)
    {
        _links = links;
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

    /// <summary>True when a formula was met that only a script can set.</summary>
    public bool NeedsMathScript => _formulas.HasUnknown;

    public string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, _pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            AddAnchor(heading);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = link.IsImage ? _links.Image(link.Url) : _links.Target(link.Url);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    private void AddAnchor(HeadingBlock heading)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        if (heading.Inline is not null)
            renderer.WriteChildren(heading.Inline);
        var id = Unique(Slug(heading.Inline));
        heading.GetAttributes().Id = id;
        _headings.Add(new Heading(heading.Level, id, writer.ToString()));
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

using System.Net;
using System.Text;
using NotebookRunner.Cli;
using NotebookRunner.Execution;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Html;

/// <summary>The page of one executed notebook: one file that needs no network, except for a formula or chart that asks for a script.</summary>
internal static class NotebookPage
{
    public static string ToHtml(NotebookJob job, PageLinks links, string indexLink, string notebookLink)
    {
        var document = job.Document!;
        var markdown = new MarkdownRenderer(links);
        var body = new StringBuilder();
        var failed = job.Outcome?.Failure;
        foreach (var cell in document.Cells)
            WriteCell(body, cell, markdown, failed);
        var title = PageShell.PlainTitle(document.Title) ?? job.Name;
        var main = new StringBuilder();
        main.Append("<nav class=\"toc\" aria-label=\"Contents\"><details open><summary>Contents</summary>").Append(Contents(markdown.Headings)).Append("</details></nav>\n");
        main.Append("<main>\n<p class=\"crumbs\"><a href=\"").Append(indexLink).Append("\">All notebooks</a> <span aria-hidden=\"true\">/</span> ")
            .Append("<a href=\"").Append(notebookLink).Append("\" download>").Append(Encode(Path.GetFileName(job.FullPath))).Append("</a> ")
            .Append(StatusBadge(job)).Append("</p>\n");
        if (failed is not null)
            main.Append($"<p class=\"banner\">This run stopped in <a href=\"#cell-{failed.Number}\">{Encode(OutcomeText.Place(failed))}</a>: {Encode(failed.Error.Message)}</p>\n");
        main.Append(body).Append("</main>\n");
        return PageShell.ToHtml(title, "notebook", main.ToString(), markdown.NeedsMathScript);
    }

    /// <summary>A word and colour for how the notebook ended.</summary>
    public static string StatusBadge(NotebookJob job) => job switch
    {
        { HasFailed: true, Outcome.Status: RunStatus.Interrupted } => "<span class=\"badge failed\">stopped</span>",
        { HasFailed: true } => "<span class=\"badge failed\">failed</span>",
        { Outcome: null } => "<span class=\"badge\">not run</span>",
        _ => "<span class=\"badge passed\">passed</span>",
    };

    private static void WriteCell(StringBuilder body, NotebookCell cell, MarkdownRenderer markdown, CellFailure? failed)
    {
        switch (cell.Kind)
        {
            case "markdown":
                body.Append("<section class=\"text\">\n").Append(markdown.ToHtml(cell.Source)).Append("</section>\n");
                break;
            case "code" when !string.IsNullOrWhiteSpace(cell.Source):
                var count = cell.ExecutionCount;
                var isFailed = failed is not null && count == failed.Number;
                body.Append($"<section class=\"cell{(isFailed ? " is-failed" : "")}\"{(count is { } number ? $" id=\"cell-{number}\"" : "")}>\n");
                body.Append($"<div class=\"count\">{(count is { } shown ? $"[{shown}]" : "[&nbsp;]")}</div>");
                body.Append("<div class=\"body\"><pre class=\"code\"><code>").Append(CSharpHighlighter.ToHtml(cell.Source.TrimEnd())).Append("</code></pre>\n");
                foreach (var output in cell.Outputs)
                    body.Append(OutputRenderer.ToHtml(output, markdown)).Append('\n');
                body.Append("</div></section>\n");
                break;
        }
    }

    private static string Contents(IReadOnlyList<Heading> headings)
    {
        var html = new StringBuilder("<ol>");
        foreach (var heading in headings.Where(heading => heading.Level <= 3))
            html.Append($"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Html}</a></li>");
        return html.Append("</ol>").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

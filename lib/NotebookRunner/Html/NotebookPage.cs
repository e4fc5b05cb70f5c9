using System.Net;
using System.Text;
using NotebookRunner.Cli;
using NotebookRunner.Execution;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Html;

/// <summary>The page of one executed notebook: it needs no network, and of the notebook's own HTML it has only what shows something.</summary>
internal sealed class NotebookPage
{
    private readonly NotebookJob _job;
    private readonly NotebookDocument _document;
    private readonly PageLinks _links;
    private readonly MarkdownRenderer _markdown;
    private readonly OutputRenderer _outputs;
    private readonly CSharpHighlighter? _code;
    private readonly List<NotebookCell> _codeCells;
    private readonly List<string> _notices = [];

    public NotebookPage(NotebookJob job, PageLinks links)
    {
        _job = job;
        _document = job.Document!;
        _links = links;
        var sanitizer = new PageSanitizer(links);
        _markdown = new MarkdownRenderer(sanitizer);
        _outputs = new OutputRenderer(_markdown, sanitizer);
        _codeCells = [.. _document.Cells.Where(cell => cell.IsCode && !string.IsNullOrWhiteSpace(cell.Source))];
        _code = Highlighter();
    }

    /// <summary>Cells that are shown as plain text because they could not be shown otherwise, and why.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <param name="indexLink">Link to the index.</param>
    /// <param name="notebookLink">Link to the executed notebook.</param>
    /// <param name="plotlyLink">Link to the copy of plotly.js.</param>
    public string ToHtml(string indexLink, string notebookLink, string plotlyLink)
    {
        var body = new StringBuilder();
        for (var i = 0; i < _document.Cells.Count; i++)
            body.Append(CellHtml(_document.Cells[i], i + 1));
        var title = PageShell.PlainTitle(_document.Title) ?? _job.Name;
        var main = new StringBuilder();
        main.Append(PageShell.Contents(_markdown.Headings));
        main.Append("<main>\n<p class=\"crumbs\"><a href=\"").Append(indexLink).Append("\">All notebooks</a> <span aria-hidden=\"true\">/</span> ")
            .Append("<a href=\"").Append(notebookLink).Append("\" download>").Append(Encode(Path.GetFileName(_job.FullPath))).Append("</a> ")
            .Append(StatusBadge(_job)).Append("</p>\n");
        if (_job.Outcome?.Failure is { } failed)
            main.Append($"<p class=\"banner\">This run stopped in <a href=\"#cell-{failed.Number}\">{Encode(OutcomeText.Place(failed))}</a>: {Encode(failed.Error.Message)}</p>\n");
        if (_job.Problem is { } problem)
            main.Append($"<p class=\"banner\">{Encode(problem)}</p>\n");
        main.Append(body).Append("</main>\n");
        return PageShell.ToHtml(title, "notebook", main.ToString(), plotlyLink);
    }

    /// <summary>A word and colour for how the notebook ended.</summary>
    public static string StatusBadge(NotebookJob job) => job switch
    {
        { HasFailed: true, Outcome.Status: RunStatus.Interrupted } => "<span class=\"badge failed\">stopped</span>",
        { HasFailed: true } => "<span class=\"badge failed\">failed</span>",
        { Outcome: null } => "<span class=\"badge\">not run</span>",
        _ => "<span class=\"badge passed\">passed</span>",
    };

    private CSharpHighlighter? Highlighter()
    {
        try
        {
            return new CSharpHighlighter([.. _codeCells.Select(cell => cell.Source.TrimEnd())], Path.GetDirectoryName(_job.FullPath)!);
        }
        catch (Exception problem)
        {
            _notices.Add($"its code has no colours in the page: {problem.Message}");
            return null;
        }
    }

    // A cell that cannot be shown as it is meant is shown as text; the rest of the page goes on.
    private string CellHtml(NotebookCell cell, int number)
    {
        try
        {
            return Bounded.Run(() => cell.Kind switch
            {
                "markdown" => MarkdownHtml(cell),
                "raw" => RawHtml(cell),
                _ => string.IsNullOrWhiteSpace(cell.Source) ? "" : CodeHtml(cell),
            });
        }
        catch (Exception problem)
        {
            _notices.Add($"cell {number} is shown as plain text in the page: {problem.Message}");
            return $"<section class=\"text\"><pre>{Encode(cell.Source)}</pre><p class=\"out note\">This cell is shown as plain text: {Encode(problem.Message)}</p></section>\n";
        }
    }

    private string MarkdownHtml(NotebookCell cell)
    {
        var html = _markdown.ToHtml(cell.Source, _links.Of(cell), out var dropped);
        return $"<section class=\"text\">\n{html}{OutputRenderer.Note(dropped)}</section>\n";
    }

    // A raw cell is for one format, or for all.
    private string RawHtml(NotebookCell cell) => cell.RawFormat switch
    {
        null or "" or "text/plain" => $"<section class=\"text\"><pre class=\"raw\">{Encode(cell.Source)}</pre></section>\n",
        "text/markdown" or "text/html" => MarkdownHtml(cell),
        _ => "",
    };

    private string CodeHtml(NotebookCell cell)
    {
        var count = cell.ExecutionCount;
        var isFailed = count is not null && count == _job.Outcome?.Failure?.Number;
        var links = _links.Of(cell);
        var html = new StringBuilder();
        html.Append($"<section class=\"cell{(isFailed ? " is-failed" : "")}\"{(count is { } number ? $" id=\"cell-{number}\"" : "")}>\n");
        html.Append($"<div class=\"count\">{(count is { } shown ? $"[{shown}]" : "[&nbsp;]")}</div>");
        var code = cell.Language == "csharp" && _code is not null ? _code.ToHtml(_codeCells.IndexOf(cell)) : Encode(cell.Source.TrimEnd());
        html.Append("<div class=\"body\"><pre class=\"code\"><code>").Append(code).Append("</code></pre>\n");
        foreach (var output in cell.Outputs)
            html.Append(_outputs.ToHtml(output, links)).Append('\n');
        return html.Append("</div></section>\n").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

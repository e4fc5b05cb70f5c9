using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NotebookRunner.Cli;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Html;

/// <summary>The page that leads to all notebooks of a run: title, how it ended, and the first picture of each.</summary>
internal static partial class IndexPage
{
    private const int LargestPicture = 600_000;

    /// <param name="jobs">All notebooks of the run.</param>
    /// <param name="pageOf">Link to a notebook's page, or null when it has none.</param>
    public static string ToHtml(IReadOnlyList<NotebookJob> jobs, Func<NotebookJob, string?> pageOf)
    {
        var body = new StringBuilder();
        body.Append("<main>\n<h1>Notebooks</h1>\n<p class=\"summary\">").Append(Encode(OutcomeText.Counts(jobs))).Append("</p>\n<ul class=\"cards\">\n");
        foreach (var job in jobs)
            WriteCard(body, job, pageOf(job));
        body.Append("</ul>\n</main>\n");
        return PageShell.ToHtml("Notebooks", "index", body.ToString(), needsMathScript: false);
    }

    private static void WriteCard(StringBuilder body, NotebookJob job, string? page)
    {
        var title = Encode(PageShell.PlainTitle(job.Document?.Title) ?? job.Name);
        body.Append("<li class=\"card\">");
        if (Picture(job) is { } source)
            body.Append($"<div class=\"thumb\"><img src=\"{source}\" alt=\"\"></div>");
        body.Append("<div class=\"about\"><h2>").Append(page is null ? title : $"<a href=\"{page}\">{title}</a>").Append("</h2>");
        if (Introduction(job.Document) is { } words)
            body.Append("<p>").Append(Encode(words)).Append("</p>");
        body.Append("<p class=\"state\">").Append(NotebookPage.StatusBadge(job));
        if (job.Outcome is { } outcome)
            body.Append($" <span>{outcome.CellsRun} of {outcome.CellCount} cells</span>");
        body.Append("</p>");
        if ((job.Problem ?? job.Outcome?.Failure?.Error.Message) is { } problem)
            body.Append("<p class=\"problem\">").Append(Encode(problem)).Append("</p>");
        body.Append("</div></li>\n");
    }

    private static string? Introduction(NotebookDocument? document)
    {
        var paragraph = document?.Cells.FirstOrDefault(cell => cell.Kind == "markdown")?.Source
            .Split("\n\n").Select(text => text.Trim())
            .FirstOrDefault(text => text.Length > 0 && !text.Contains('$') && text[0] is not ('#' or '|' or '-' or '*' or '>' or '<' or '!'));
        if (paragraph is null)
            return null;
        paragraph = PageShell.PlainTitle(Link().Replace(paragraph, "$1").ReplaceLineEndings(" "))!;
        if (paragraph.Length <= 200)
            return paragraph;
        var end = paragraph.LastIndexOf(' ', 200);
        return paragraph[..(end > 0 ? end : 200)] + " …";
    }

    private static string? Picture(NotebookJob job)
    {
        foreach (var output in job.Document?.Cells.SelectMany(cell => cell.Outputs) ?? [])
        {
            if (output?["data"]?["image/png"] is { } png && MultilineText.Join(png).Trim() is { Length: < LargestPicture } base64)
                return $"data:image/png;base64,{base64}";
            var match = ImageSource().Match(MultilineText.Join(output?["data"]?["text/html"]));
            if (match.Success && match.Length < LargestPicture)
                return match.Groups[1].Value;
        }
        return null;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("<img[^>]*?\\ssrc=\"(data:image/[^\"]+)\"")]
    private static partial Regex ImageSource();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
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
        return PageShell.ToHtml("Notebooks", "index", body.ToString(), plotlyLink: OwnScript.PlotlyFile);
    }

    private static void WriteCard(StringBuilder body, NotebookJob job, string? page)
    {
        var title = Encode(PageShell.PlainTitle(job.Document?.Title) ?? job.Name);
        body.Append("<li class=\"card\">");
        if (Picture(job) is { } source)
            body.Append($"<div class=\"thumb\"><img src=\"{source}\" alt=\"\"></div>");
        body.Append("<div class=\"about\"><h2>").Append(page is null ? title : $"<a href=\"{page}\">{title}</a>").Append("</h2>");
        if (Teaser.Of(job.Document) is { } words)
            body.Append("<p>").Append(Encode(words)).Append("</p>");
        body.Append("<p class=\"state\">").Append(NotebookPage.StatusBadge(job));
        if (job.Outcome is { } outcome)
            body.Append(CultureInfo.InvariantCulture, $" <span>{outcome.CellsRun} of {outcome.CellCount} cells, {Duration(outcome.Elapsed)}</span>");
        body.Append("</p>");
        if ((job.Problem ?? job.Outcome?.Failure?.Error.Message) is { } problem)
            body.Append("<p class=\"problem\">").Append(Encode(problem)).Append("</p>");
        body.Append("</div></li>\n");
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");

    private static string? Picture(NotebookJob job)
    {
        foreach (var output in job.Document?.Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs) ?? [])
        {
            if ((output as JsonObject)?["data"] is not JsonObject data)
                continue;
            if (MultilineText.Join(data["image/png"]).Trim() is { Length: > 0 and < LargestPicture } png && ImageData.FromBase64("image/png", png) is { } picture)
                return picture;
            var match = ImageSource().Match(MultilineText.Join(data["text/html"]));
            if (match.Success && match.Length < LargestPicture && ImageData.Clean(match.Groups[1].Value) is { } shown)
                return shown;
        }
        return null;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("<img[^>]*?\\ssrc=\"(data:image/[^\"]+)\"")]
    private static partial Regex ImageSource();
}

using System.Text.RegularExpressions;

namespace NotebookRunner.Cli;

/// <summary>The order in which notebooks are meant to be read: each says which is next.</summary>
internal static partial class Series
{
    /// <summary>The notebooks in that order; those that no chain reaches keep theirs.</summary>
    public static IReadOnlyList<NotebookJob> Order(IReadOnlyList<NotebookJob> jobs)
    {
        var next = jobs.Select(job => (Job: job, Next: Next(job, jobs))).Where(pair => pair.Next is not null).ToDictionary(pair => pair.Job, pair => pair.Next!);
        var followers = next.Values.ToHashSet();
        var ordered = new List<NotebookJob>();
        foreach (var start in jobs.OrderBy(job => followers.Contains(job)))
        {
            for (var job = start; job is not null && !ordered.Contains(job); job = next.GetValueOrDefault(job))
                ordered.Add(job);
        }
        return ordered;
    }

    private static NotebookJob? Next(NotebookJob job, IReadOnlyList<NotebookJob> jobs)
    {
        var links = job.Document?.Cells.Where(cell => cell.Kind == "markdown").Select(cell => NextLink().Match(cell.Source)).Where(match => match.Success);
        if (links?.LastOrDefault()?.Groups[1].Value is not { } link)
            return null;
        var path = Path.GetFullPath(Uri.UnescapeDataString(link).Replace('\0', ' '), Path.GetDirectoryName(job.FullPath)!);
        return jobs.FirstOrDefault(other => other != job && other.FullPath == path);
    }

    // **Next:** [the title](file.ipynb)
    [GeneratedRegex(@"^[*_]*Next\b[^\n\[]{0,40}\[[^\]\n]{1,200}\]\(([^)\s]{1,200}\.ipynb)\)", RegexOptions.Multiline)]
    private static partial Regex NextLink();
}

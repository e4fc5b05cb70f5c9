using System.Globalization;
using NotebookRunner.Execution;

namespace NotebookRunner.Cli;

/// <summary>Words for how notebooks ended.</summary>
internal static class OutcomeText
{
    private const int Context = 4;

    /// <summary>One line for a notebook that passed; for a failed one the cell's source, the error and the line.</summary>
    public static IEnumerable<string> Lines(NotebookJob job)
    {
        if (job.Outcome is { } outcome)
        {
            var seconds = outcome.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
            if (outcome.Failure is not { } failure)
            {
                yield return $"passed: {outcome.CellCount} cells in {seconds} s";
            }
            else
            {
                var verb = outcome.Status == RunStatus.Interrupted ? "stopped" : "failed";
                yield return $"{verb} in {Place(failure)}, after {seconds} s";
                foreach (var line in Source(failure))
                    yield return line;
                foreach (var line in failure.Error.Trace)
                    yield return line;
            }
        }
        if (job.Problem is not null)
            yield return $"failed: {job.Problem}";
        foreach (var notice in job.Notices)
            yield return $"note: {notice}";
    }

    public static string Summary(IReadOnlyList<NotebookJob> jobs) => $"Notebooks: {Counts(jobs)}";

    /// <summary>How many passed, failed and were not run.</summary>
    public static string Counts(IReadOnlyList<NotebookJob> jobs)
    {
        var failed = jobs.Count(job => job.HasFailed);
        var skipped = jobs.Count(job => job.Outcome is null && job.Problem is null);
        var passed = jobs.Count - failed - skipped;
        return $"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} not run" : "");
    }

    /// <summary>Cell and line of a failure.</summary>
    public static string Place(CellFailure failure)
    {
        var id = failure.Id is null ? "" : $" (id {failure.Id})";
        return $"cell {failure.Number}{id}" + (failure.Error.Line is { } line ? $", line {line}" : "");
    }

    private static IEnumerable<string> Source(CellFailure failure)
    {
        var lines = failure.Source.TrimEnd().Split('\n');
        var first = failure.Error.Line is { } at ? Math.Max(0, at - 1 - Context) : 0;
        var last = failure.Error.Line is { } line ? Math.Min(lines.Length, line + Context) : Math.Min(lines.Length, 3 * Context);
        for (var i = first; i < last; i++)
            yield return $"{(i + 1 == failure.Error.Line ? '>' : ' ')}{i + 1,4} | {lines[i].TrimEnd('\r')}";
        if (last < lines.Length)
            yield return "       ...";
    }
}

using System.Globalization;
using NotebookRunner.Execution;

namespace NotebookRunner.Cli;

/// <summary>Progress as plain lines, for logs and pipes.</summary>
internal sealed class PlainReport(TextWriter output, string workingFolder) : IRunReport
{
    private int _index;
    private int _count;
    private string _outputPath = "";

    public void Started(int notebookCount, string outputPath)
    {
        _count = notebookCount;
        _outputPath = outputPath;
    }

    public INotebookReport NotebookStarted(NotebookJob job)
    {
        WriteHeading(job);
        return new NotebookLines(output);
    }

    public void CannotRun(NotebookJob job)
    {
        WriteHeading(job);
        output.WriteLine($"  cannot be run: {job.Problem}");
    }

    public void NotebookDone(NotebookJob job)
    {
        foreach (var line in OutcomeText.Lines(job))
            output.WriteLine($"  {line}");
    }

    public void Finished(IReadOnlyList<NotebookJob> jobs, string? problem)
    {
        output.WriteLine();
        if (problem is not null)
            output.WriteLine($"failed: {problem}");
        output.WriteLine(OutcomeText.Summary(jobs));
        output.WriteLine($"Results: {Path.GetRelativePath(workingFolder, _outputPath)}");
    }

    private void WriteHeading(NotebookJob job) =>
        output.WriteLine($"[{++_index}/{_count}] {Path.GetRelativePath(workingFolder, job.FullPath)}");

    private sealed class NotebookLines(TextWriter output) : INotebookReport
    {
        private readonly PrintedLines _lines = new(line => output.WriteLine($"    | {line}".TrimEnd()));

        public void CellStarted(int number, int count)
        {
            // The line for a cell is written when its time is known.
        }

        public void Printed(string text) => _lines.Add(text);

        public void CellDone(int number, int count, TimeSpan elapsed)
        {
            _lines.Flush();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  cell {number}/{count}  {elapsed.TotalSeconds:F1} s"));
        }

        public void Dispose() => _lines.Flush();
    }
}

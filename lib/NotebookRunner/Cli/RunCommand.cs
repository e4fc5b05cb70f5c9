using NotebookRunner.Execution;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Cli;

/// <summary>Runs the notebooks that the options name, one after the other, and writes the results.</summary>
internal sealed class RunCommand(RunOptions options, string workingFolder, IRunReport report)
{
    private readonly string _root = NotebookFinder.FindRoot(workingFolder);

    /// <exception cref="UsageException">The options cannot be carried out; nothing was run.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var outputPath = options.Output is null
            ? Path.Combine(_root, "artifacts", "notebooks")
            : Path.GetFullPath(options.Output, workingFolder);
        var paths = NotebookFinder.Find(options.Paths, workingFolder, _root, outputPath);
        var output = OutputFolder.Create(outputPath, paths);
        var jobs = paths.Select(NotebookJob.Load).ToList();
        SetParameters(jobs);
        var pages = options.Html ? new PageWriter(output, jobs) : null;
        report.Started(jobs.Count, outputPath);
        foreach (var job in jobs)
        {
            if (cancel.IsCancellationRequested || (options.FailFast && jobs.Any(done => done.HasFailed)))
                break;
            await RunAsync(job, output, pages, cancel);
        }
        pages?.WriteIndex();
        report.Finished(jobs);
        return cancel.IsCancellationRequested ? ExitCode.Interrupted : jobs.Any(job => job.HasFailed) ? ExitCode.Failure : ExitCode.Success;
    }

    private void SetParameters(IReadOnlyList<NotebookJob> jobs)
    {
        if (options.InPlace && options.Parameters.Count > 0)
            throw new UsageException("--in-place would write the values of --parameter into the notebooks themselves; use one of the two");
        foreach (var parameter in options.Parameters)
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new UsageException($"--parameter '{parameter}' has no value; write --parameter name=value");
            foreach (var job in jobs.Where(job => job.Document is not null))
            {
                try
                {
                    ParameterCells.Set(job.Document!, parameter[..equals], parameter[(equals + 1)..]);
                }
                catch (NotebookException problem)
                {
                    throw new UsageException($"--parameter {parameter}: in {Path.GetFileName(job.FullPath)} {problem.Message}");
                }
            }
        }
    }

    private async Task RunAsync(NotebookJob job, OutputFolder output, PageWriter? pages, CancellationToken cancel)
    {
        if (job.Document is null)
        {
            report.CannotRun(job);
            return;
        }
        var settings = new RunSettings { CellTimeout = options.Timeout };
        using (var observer = report.NotebookStarted(job))
            job.Outcome = await new NotebookRun(job.Document, Path.GetDirectoryName(job.FullPath)!, _root, settings, observer).RunAsync(cancel);
        Save(job, output, pages);
        report.NotebookDone(job);
    }

    private void Save(NotebookJob job, OutputFolder output, PageWriter? pages)
    {
        var text = job.Document!.ToJson();
        try
        {
            OutputFolder.WriteWhole(output.PathFor(job.FullPath, ".ipynb"), text);
            if (options.InPlace && job.Outcome!.Status == RunStatus.Passed)
                job.ReplaceOriginal(text);
            pages?.WritePage(job);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            job.Problem = $"its results cannot be written: {problem.Message}";
        }
    }
}

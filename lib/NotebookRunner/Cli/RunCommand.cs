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
        if (options.Output is not null && string.IsNullOrWhiteSpace(options.Output))
            throw new UsageException("--output is empty; is a variable of the shell not set?");
        var outputPath = Path.TrimEndingDirectorySeparator(
            options.Output is null ? Path.Combine(_root, "artifacts", "notebooks") : Path.GetFullPath(options.Output, workingFolder));
        var (paths, unreadable) = NotebookFinder.Find(options.Paths, workingFolder, _root, outputPath);
        var output = OutputFolder.Create(outputPath, paths);
        List<NotebookJob> jobs =
        [
            .. unreadable.Select(folder => NotebookJob.Unreadable(folder.Folder, folder.Problem)),
            .. paths.Select(NotebookJob.Load),
        ];
        SetParameters(jobs);
        var pages = options.Html ? new PageWriter(output, jobs) : null;
        report.Started(jobs.Count, outputPath);
        foreach (var job in jobs)
        {
            if (cancel.IsCancellationRequested || (options.FailFast && jobs.TakeWhile(done => done != job).Any(done => done.HasFailed)))
                break;
            await RunAsync(job, output, pages, cancel);
        }
        var indexProblem = pages is null ? null : Try(pages.WriteIndex);
        report.Finished(jobs, indexProblem is null ? null : $"the index cannot be written: {indexProblem}");
        return cancel.IsCancellationRequested ? ExitCode.Interrupted
            : indexProblem is not null || jobs.Any(job => job.HasFailed) ? ExitCode.Failure
            : ExitCode.Success;
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
        try
        {
            using var observer = report.NotebookStarted(job);
            job.Outcome = await new NotebookRun(job.Document, Path.GetDirectoryName(job.FullPath)!, _root, settings, observer).RunAsync(cancel);
            AddIncomplete(job);
        }
        catch (Exception problem)
        {
            // One notebook that cannot be handled must not take the others with it.
            job.AddProblem($"the runner could not run it: {problem.GetType().Name}: {problem.Message}");
        }
        Save(job, output, pages);
        report.NotebookDone(job);
    }

    private static void AddIncomplete(NotebookJob job)
    {
        if (job.Outcome is { IncompleteCells: { Count: > 0 } cells })
            job.AddProblem($"its results are not complete: displays were left out in cell {string.Join(", ", cells)}, which shows too much");
    }

    private void Save(NotebookJob job, OutputFolder output, PageWriter? pages)
    {
        var text = job.Document!.ToJson();
        if (Try(() => OutputFolder.Write(output.PathFor(job.FullPath, ".ipynb"), text)) is { } copyProblem)
            job.AddProblem($"its executed copy cannot be written: {copyProblem}");
        if (options.InPlace && !job.HasFailed && Try(() => job.ReplaceOriginal(text)) is { } replaceProblem)
            job.AddProblem($"it cannot be replaced: {replaceProblem}");
        if (pages is not null && Try(() => pages.WritePage(job)) is { } pageProblem)
            job.AddProblem($"its page cannot be written: {pageProblem}");
    }

    private static string? Try(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception problem)
        {
            return problem is IOException or UnauthorizedAccessException ? problem.Message : $"{problem.GetType().Name}: {problem.Message}";
        }
    }
}

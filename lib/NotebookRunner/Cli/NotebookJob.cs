using NotebookRunner.Execution;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Cli;

/// <summary>One notebook of a run, from file to outcome.</summary>
internal sealed class NotebookJob
{
    private readonly byte[] _original;
    private readonly List<string> _problems = [];

    private NotebookJob(string path, byte[] original)
    {
        FullPath = path;
        _original = original;
    }

    public string FullPath { get; }

    public string Name => Path.GetFileNameWithoutExtension(FullPath);

    /// <summary>The notebook, or null when it cannot be read; then <see cref="Problem"/> says why.</summary>
    public NotebookDocument? Document { get; private set; }

    /// <summary>What is wrong with the file or its results, or null.</summary>
    public string? Problem => _problems.Count > 0 ? string.Join("; ", _problems) : null;

    /// <summary>How its run ended, or null when it was not run.</summary>
    public RunOutcome? Outcome { get; set; }

    public bool HasFailed => Problem is not null || Outcome is { Status: not RunStatus.Passed };

    public static NotebookJob Load(string path)
    {
        try
        {
            var job = new NotebookJob(path, File.ReadAllBytes(path));
            try
            {
                job.Document = NotebookDocument.Parse(job._original);
            }
            catch (NotebookException problem)
            {
                job.AddProblem(problem.Message);
            }
            return job;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, problem.Message);
        }
    }

    /// <summary>A file or folder that cannot be read.</summary>
    public static NotebookJob Unreadable(string path, string reason)
    {
        var job = new NotebookJob(path, []);
        job.AddProblem($"it cannot be read: {reason}");
        return job;
    }

    /// <summary>What a reader should know although the notebook passed.</summary>
    public List<string> Notices { get; } = [];

    public void AddProblem(string problem) => _problems.Add(problem);

    /// <summary>Writes the executed notebook over the original, unless somebody else has changed that meanwhile.</summary>
    public void ReplaceOriginal(string text)
    {
        if (File.ReadAllBytes(FullPath).AsSpan().SequenceEqual(_original))
            OutputFolder.Write(FullPath, text);
        else
            AddProblem("it was changed while it ran, so it was not replaced; the executed copy is in the output folder");
    }
}

using NotebookRunner.Execution;

namespace NotebookRunner.Cli;

/// <summary>Tells a person, or a log, how the run goes.</summary>
internal interface IRunReport
{
    void Started(int notebookCount, string outputPath);

    /// <summary>A notebook's run begins; the observer lives as long as it.</summary>
    INotebookReport NotebookStarted(NotebookJob job);

    /// <summary>A file that is no notebook to run.</summary>
    void CannotRun(NotebookJob job);

    void NotebookDone(NotebookJob job);

    /// <param name="jobs">All of them.</param>
    /// <param name="problem">What is wrong with the run as a whole, or null.</param>
    void Finished(IReadOnlyList<NotebookJob> jobs, string? problem);
}

/// <summary>Progress of one notebook.</summary>
internal interface INotebookReport : IRunObserver, IDisposable;

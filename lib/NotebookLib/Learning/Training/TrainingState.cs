namespace NotebookLib.Learning;

/// <summary>Whether a training run goes on, and if not, how it ended.</summary>
public enum TrainingState
{
    /// <summary>Steps are left.</summary>
    Running,

    /// <summary>All steps are done.</summary>
    Finished,

    /// <summary>Stopped between two batches; what was recorded is kept.</summary>
    Cancelled,
}

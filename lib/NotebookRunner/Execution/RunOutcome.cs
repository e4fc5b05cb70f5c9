using NotebookRunner.Protocol;

namespace NotebookRunner.Execution;

/// <summary>How a notebook's run ended.</summary>
internal enum RunStatus
{
    /// <summary>Every cell ran.</summary>
    Passed,

    /// <summary>A cell failed, or the notebook cannot be run.</summary>
    Failed,

    /// <summary>Ctrl-C stopped it.</summary>
    Interrupted,
}

/// <summary>The cell that stopped a run.</summary>
/// <param name="Number">Its execution count.</param>
/// <param name="Id">Its id in the file, or null.</param>
/// <param name="Source">Its code.</param>
/// <param name="Error">What happened.</param>
internal sealed record CellFailure(int Number, string? Id, string Source, CellError Error);

/// <summary>How a notebook's run ended, and where.</summary>
internal sealed record RunOutcome(RunStatus Status, int CellsRun, int CellCount, TimeSpan Elapsed, CellFailure? Failure)
{
    /// <summary>Numbers of the cells of which displays were left out.</summary>
    public IReadOnlyList<int> IncompleteCells { get; init; } = [];
}

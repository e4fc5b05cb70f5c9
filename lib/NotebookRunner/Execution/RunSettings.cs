namespace NotebookRunner.Execution;

/// <summary>Limits of a run.</summary>
internal sealed record RunSettings
{
    /// <summary>Longest time of one cell; null for no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Characters of printed text kept of one cell; the rest is counted, not kept.</summary>
    public int OutputLimit { get; init; } = 1_000_000;

    /// <summary>Characters of displayed representations kept of one cell.</summary>
    public long DisplayLimit { get; init; } = 20_000_000;
}

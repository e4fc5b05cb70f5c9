namespace NotebookRunner.Cli;

/// <summary>The command line, parsed.</summary>
internal sealed record RunOptions
{
    /// <summary>Notebooks and folders as given; empty for the repository's notebooks folder.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Output folder, or null for artifacts/notebooks in the repository.</summary>
    public string? Output { get; init; }

    /// <summary>Write an HTML page of each notebook, and an index.</summary>
    public bool Html { get; init; } = true;

    /// <summary>Replace each notebook that passes by its executed copy.</summary>
    public bool InPlace { get; init; }

    /// <summary>Values for the cell tagged parameters, as name=value.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Longest time of one cell; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Stop at the first notebook that fails.</summary>
    public bool FailFast { get; init; }
}

namespace NotebookRunner.Protocol;

/// <summary>What a worker tells while it runs.</summary>
internal enum EventKind
{
    /// <summary>A cell begins.</summary>
    CellStarted,

    /// <summary>Text printed; <see cref="WorkerEvent.Name"/> is stdout or stderr.</summary>
    Stream,

    /// <summary>A value displayed.</summary>
    Display,

    /// <summary>An earlier display replaced.</summary>
    Update,

    /// <summary>The value of a cell's last expression.</summary>
    Result,

    /// <summary>The cell failed.</summary>
    Error,

    /// <summary>The cell ended.</summary>
    CellDone,

    /// <summary>The process ends in order, in the middle of a cell or after the last one; <see cref="WorkerEvent.Count"/> is its exit code.</summary>
    Exiting,
}

/// <summary>One event; fields that its kind does not use have their default.</summary>
internal sealed record WorkerEvent(EventKind Kind, int Cell)
{
    public string? Name { get; init; }

    public string? Text { get; init; }

    /// <summary>Characters to take off the end of the stream before <see cref="Text"/> is appended.</summary>
    public int Cut { get; init; }

    public string? DisplayId { get; init; }

    public Dictionary<string, string>? Data { get; init; }

    public CellError? Error { get; init; }

    /// <summary>Of a cell that is done: displays left out.</summary>
    public int Count { get; init; }
}

/// <summary>Why a cell failed, in the words of the executed notebook.</summary>
/// <param name="Name">Kind of error, for example the exception's type.</param>
/// <param name="Message">What happened.</param>
/// <param name="Trace">Lines for the reader: place, source line, calls; without machine paths.</param>
/// <param name="Line">Line within the cell from 1, or null when unknown.</param>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace, int? Line);

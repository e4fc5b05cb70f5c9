using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookRunner.Protocol;

/// <summary>What a worker tells while it runs; one JSON line each.</summary>
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

    /// <summary>The cell failed; ends it, and the notebook.</summary>
    Error,

    /// <summary>The cell ended without error.</summary>
    CellDone,
}

/// <summary>One event; fields that its kind does not use are null.</summary>
internal sealed record WorkerEvent(EventKind Kind, int Cell)
{
    /// <summary>Options of both ends of the pipe.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string? Name { get; init; }

    public string? Text { get; init; }

    public string? DisplayId { get; init; }

    public Dictionary<string, string>? Data { get; init; }

    public CellError? Error { get; init; }
}

/// <summary>Why a cell failed, in the words of the executed notebook.</summary>
/// <param name="Name">Kind of error, for example the exception's type.</param>
/// <param name="Message">What happened.</param>
/// <param name="Trace">Lines for the reader: place, source line, calls; without machine paths.</param>
/// <param name="Line">Line within the cell from 1, or null when unknown.</param>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace, int? Line);

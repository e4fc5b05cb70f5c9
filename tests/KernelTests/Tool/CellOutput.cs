namespace KernelTests.Tool;

/// <summary>The kinds of output that a notebook file knows.</summary>
internal enum OutputKind
{
    Stream,
    Display,
    Result,
    Error,
}

/// <summary>One output of a cell: what a reader sees in one place, with all states that it went through.</summary>
internal sealed class CellOutput(OutputKind kind)
{
    private readonly List<IReadOnlyDictionary<string, string>> _states = [];

    public OutputKind Kind => kind;

    /// <summary>Each state by MIME type, earliest first. A stream is text/plain.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> States => _states;

    /// <summary>What stays when the cell has ended.</summary>
    public IReadOnlyDictionary<string, string> Last => _states[^1];

    public string Text => Last.GetValueOrDefault("text/plain", "");

    public string Html => Last.GetValueOrDefault("text/html", "");

    /// <summary>A figure or a circuit: something with a picture in it.</summary>
    public bool IsPicture => Html.Contains("<img ", StringComparison.Ordinal);

    public void Show(IReadOnlyDictionary<string, string> state) => _states.Add(state);

    public void Append(string text) => _states[^1] = new Dictionary<string, string> { ["text/plain"] = Text + text };
}

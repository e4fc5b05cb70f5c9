namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Kinds of words of a text.</summary>
internal enum QasmTokenKind
{
    /// <summary>A name or a word of the language.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A sign such as <c>;</c> or <c>-></c>.</summary>
    Sign,

    /// <summary>The end.</summary>
    End,
}

/// <summary>A word of a text and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its characters; without the quotes for a text.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct QasmToken(QasmTokenKind Kind, string Value, int Line, int Column)
{
    public bool Is(string value) => Kind is QasmTokenKind.Name or QasmTokenKind.Sign && Value == value;

    /// <summary>For messages: <c>'x'</c>, or <c>the end of the text</c>.</summary>
    public override string ToString() => Kind == QasmTokenKind.End ? "the end of the text" : $"'{Value}'";

    /// <summary>An error at this place.</summary>
    public OpenQasmException Error(string problem) => new(Line, Column, problem);
}

using NotebookRunner.Printing;

namespace NotebookRunner.Execution;

/// <summary>What native code and child processes print on one stream during one cell, as a terminal would show it and within the limit.</summary>
internal sealed class NativeCell(int limit)
{
    private readonly TerminalText _terminal = new();
    private readonly LimitedText _text = new(limit);

    public (int Cut, string Text) Add(string text)
    {
        _terminal.Write(text);
        var (cut, shown) = _terminal.Take(isLast: false);
        return _text.Pass(cut, shown);
    }

    public (string Note, string Tail) End() => _text.End();
}

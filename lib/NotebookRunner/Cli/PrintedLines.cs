using System.Text;

namespace NotebookRunner.Cli;

/// <summary>Cuts the text that cells print into lines for the terminal; a carriage return starts its line anew, as in a terminal.</summary>
internal sealed class PrintedLines(Action<string> write)
{
    private const int LineLimit = 2_000;
    private const int LinesPerCell = 200;
    private readonly StringBuilder _line = new();
    private int _count;

    public void Add(string text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
                End();
            else if (c == '\r')
                _line.Clear();
            else if (_line.Length < LineLimit)
                _line.Append(c);
        }
    }

    /// <summary>Writes an unfinished line, and how much was left out; then a new cell may begin.</summary>
    public void Flush()
    {
        if (_line.Length > 0)
            End();
        if (_count > LinesPerCell)
            write($"(and {_count - LinesPerCell} more lines, in the executed notebook)");
        _count = 0;
    }

    private void End()
    {
        if (++_count <= LinesPerCell)
            write(_line.ToString());
        _line.Clear();
    }
}

using System.Text;

namespace NotebookRunner.Printing;

/// <summary>
/// What a terminal shows of printed text: a carriage return starts the line anew, a backspace steps back, later characters replace earlier
/// ones. Text that was overwritten is gone, so a progress bar costs one line however often it moves.
/// </summary>
internal sealed class TerminalText
{
    // A line longer than this is kept as it is; it cannot be overwritten from its start any more.
    private const int LongestLine = 65_536;
    private readonly StringBuilder _finished = new();
    private char[] _line = new char[256];
    private int _length;
    private int _at;
    private int _taken; // characters of the line that have been taken and still stand
    private int _cut; // characters taken earlier that no longer stand

    /// <summary>True when there is something to take.</summary>
    public bool HasNews => _finished.Length > 0 || _cut > 0 || _taken < _length;

    /// <summary>The final look of a whole text.</summary>
    public static string Of(string text)
    {
        var terminal = new TerminalText();
        terminal.Write(text);
        return terminal.Take(isLast: true).Text;
    }

    public void Write(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
                EndLine("\n");
            else if (c == '\r')
                _at = 0;
            else if (c == '\b')
                _at = Math.Max(0, _at - 1);
            else
                Put(c);
        }
    }

    /// <summary>What has changed since the last call: take <c>Cut</c> characters off the end, then append <c>Text</c>.</summary>
    /// <param name="isLast">False leaves half of a pair of surrogates for the next call.</param>
    public (int Cut, string Text) Take(bool isLast)
    {
        var end = !isLast && _length > _taken && char.IsHighSurrogate(_line[_length - 1]) ? _length - 1 : _length;
        var text = _finished.Append(_line, _taken, end - _taken).ToString();
        var cut = _cut;
        _finished.Clear();
        _taken = end;
        _cut = 0;
        return (cut, text);
    }

    private void Put(char c)
    {
        if (_length == LongestLine)
            EndLine("");
        if (_at == _line.Length)
            Array.Resize(ref _line, 2 * _line.Length);
        if (_at < _taken && _line[_at] != c)
        {
            _cut += _taken - _at;
            _taken = _at;
        }
        _line[_at++] = c;
        _length = Math.Max(_length, _at);
    }

    private void EndLine(string end)
    {
        _finished.Append(_line, _taken, _length - _taken).Append(end);
        _length = _at = _taken = 0;
    }
}

using System.Globalization;
using System.Text;

namespace NotebookRunner.Worker;

/// <summary>Console.Out or Console.Error of the cells: every write goes to the cell that runs it.</summary>
internal sealed class CellWriter : TextWriter
{
    private readonly string _stream;
    private readonly Func<CellScope?> _fallback;
    private char _highSurrogate;

    /// <param name="stream">stdout or stderr.</param>
    /// <param name="fallback">The running cell, for threads that do not carry a cell's flow.</param>
    public CellWriter(string stream, Func<CellScope?> fallback)
        : base(CultureInfo.CurrentCulture)
    {
        _stream = stream;
        _fallback = fallback;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    // A pair of surrogates may arrive in two calls; half a pair cannot be sent.
    public override void Write(char value)
    {
        if (char.IsHighSurrogate(value))
        {
            _highSurrogate = value;
            return;
        }
        Print(char.IsLowSurrogate(value) ? $"{_highSurrogate}{value}" : value.ToString());
    }

    public override void Write(string? value) => Print(value ?? "");

    public override void Write(char[] buffer, int index, int count) => Print(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Print(buffer.ToString());

    public override void WriteLine() => Print("\n");

    public override void WriteLine(string? value) => Print(value + "\n");

    private void Print(string text) => (CellScope.Current ?? _fallback())?.Print(_stream, text);
}

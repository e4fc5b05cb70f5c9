using System.Globalization;

namespace NotebookLib.Data;

/// <summary>
/// Draws the progress of downloads as text, one line a file. It only ever appends, so that it looks the same in a terminal, in a
/// notebook and in a log.
/// </summary>
internal sealed class TextProgressBar : IProgress<DownloadProgress>
{
    private const int Width = 40;
    private readonly TextWriter _output;
    private string? _file;
    private long _received;
    private int _drawn;

    /// <summary>Makes a bar.</summary>
    /// <param name="output">Where to draw.</param>
    public TextProgressBar(TextWriter output) => _output = output ?? throw new ArgumentNullException(nameof(output));

    /// <summary>Draws what is new.</summary>
    /// <param name="value">State of the file on its way; a file that starts again begins a new line.</param>
    public void Report(DownloadProgress value)
    {
        if (value.File != _file || value.Received < _received) StartLine(value);
        _received = value.Received;
        var due = (int)(Width * Math.Min(value.Fraction, 1));
        if (due > _drawn) _output.Write(new string('#', due - _drawn));
        _drawn = due;
        if (value.Received >= value.Total)
        {
            _output.WriteLine("] done");
            _file = null;
        }
        _output.Flush();
    }

    private void StartLine(DownloadProgress value)
    {
        if (_file is not null) _output.WriteLine();
        _output.Write(string.Create(CultureInfo.InvariantCulture, $"{value.File,-27}{value.Total / 1e6,6:F2} MB ["));
        _file = value.File;
        _drawn = 0;
    }
}

namespace NotebookLib.Learning;

/// <summary>
/// A live line for a terminal: each report overwrites the one before. Where the output is no terminal (a file, a log), only the
/// last line of a run is written.
/// </summary>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private readonly TextWriter _output;
    private readonly bool _overwrite;
    private int _length;

    /// <summary>Writes to the standard output.</summary>
    public ConsoleProgress()
        : this(Console.Out, !Console.IsOutputRedirected)
    {
    }

    /// <summary>Writes to a given writer.</summary>
    /// <param name="output">Where the line goes.</param>
    /// <param name="overwrite">Whether a carriage return takes the writer back to the beginning of the line.</param>
    public ConsoleProgress(TextWriter output, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _overwrite = overwrite;
    }

    /// <summary>Shows a report.</summary>
    /// <param name="value">Where the run stands.</param>
    public void Report(TrainingProgress value)
    {
        var ended = value.State != TrainingState.Running;
        if (!_overwrite && !ended) return;
        var line = TrainingLine.Describe(value);
        if (_overwrite) _output.Write('\r');
        _output.Write(line.PadRight(_length));
        _length = ended ? 0 : line.Length;
        if (ended) _output.WriteLine();
        _output.Flush();
    }
}

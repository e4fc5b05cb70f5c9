using System.Diagnostics;
using System.Globalization;
using NotebookRunner.Printing;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>
/// The output of one running cell on its way to the parent, within limits: fast progress is thinned, of too much text the middle is left out,
/// of too many displays all but the first and the last; a note says so.
/// </summary>
internal sealed class CellOutput : IDisposable
{
    private const int BurstLimit = 64;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly int _cell;
    private readonly EventChannel _channel;
    private readonly OutputLimits _limits;
    private readonly Lock _gate = new();
    private readonly Timer _flush;
    private readonly Displays _displays;
    private readonly LimitedText _text;

    private TerminalText _terminal = new();
    private string _stream = "stdout";
    private long _windowStart;
    private int _sentInWindow;
    private bool _closed;

    public CellOutput(int cell, EventChannel channel, OutputLimits limits)
    {
        _cell = cell;
        _channel = channel;
        _limits = limits;
        _text = new LimitedText(limits.Text);
        _displays = new Displays(cell, channel, limits.Display);
        _flush = new Timer(_ => Flush());
    }

    public void Dispose() => _flush.Dispose();

    /// <param name="stream">stdout or stderr.</param>
    /// <param name="text">Any text, whole lines or not.</param>
    public void Print(string stream, ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            if (stream != _stream)
            {
                SendText(isLast: true);
                _terminal = new TerminalText();
                _stream = stream;
            }
            _terminal.Write(text);
            if (Stopwatch.GetElapsedTime(_windowStart) >= Interval)
            {
                _windowStart = Stopwatch.GetTimestamp();
                _sentInWindow = 0;
            }
            // The first few texts go at once, so that a cell's last words are told before it ends the process.
            if (++_sentInWindow <= BurstLimit)
                SendText(isLast: false);
            else if (_sentInWindow == BurstLimit + 1)
                _flush.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    public void Display(string displayId, Dictionary<string, string> data) => Show(new WorkerEvent(EventKind.Display, _cell) { DisplayId = displayId, Data = data });

    public void Result(Dictionary<string, string> data) => Show(new WorkerEvent(EventKind.Result, _cell) { Data = data });

    /// <summary>Replaces an earlier display. Fast repetitions are thinned out; the last one always arrives.</summary>
    public void Update(string displayId, Dictionary<string, string> data) => Show(new WorkerEvent(EventKind.Update, _cell) { DisplayId = displayId, Data = data });

    /// <summary>Sends what is still held back, and says what was left out.</summary>
    /// <returns>Displays that were left out.</returns>
    public int Close()
    {
        lock (_gate)
        {
            if (_closed)
                return 0;
            SendText(isLast: true);
            var (note, tail) = _text.End();
            Send("stderr", note);
            Send(_stream, tail);
            var left = _displays.Close();
            if (left > 0)
                Send("stderr", $"[The cell displays more than {Number(_limits.Display)} characters; the runner left out {Number(left)} of its displays.]\n");
            _closed = true;
            return left;
        }
    }

    private void Show(WorkerEvent shown)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            SendText(isLast: true);
            if (shown.Kind != EventKind.Update)
                _terminal = new TerminalText();
            _displays.Show(shown);
        }
    }

    private void Flush()
    {
        lock (_gate)
        {
            if (!_closed)
                SendText(isLast: false);
        }
    }

    private void SendText(bool isLast)
    {
        if (!_terminal.HasNews)
            return;
        var (cut, text) = _terminal.Take(isLast);
        (cut, text) = _text.Pass(cut, text);
        if (cut > 0 || text.Length > 0)
            _channel.Send(new WorkerEvent(EventKind.Stream, _cell) { Name = _stream, Text = text, Cut = cut });
    }

    private void Send(string stream, string text)
    {
        if (text.Length > 0)
            _channel.Send(new WorkerEvent(EventKind.Stream, _cell) { Name = stream, Text = text });
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

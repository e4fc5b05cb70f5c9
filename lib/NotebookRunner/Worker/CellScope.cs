using System.Globalization;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>
/// Where the output of one running cell goes. It follows the cell's own asynchronous flow and threads; what they print after the
/// cell has ended is lost, as in the kernel.
/// </summary>
internal sealed class CellScope(int cell, EventChannel channel, int outputLimit, long displayLimit)
{
    private static readonly AsyncLocal<CellScope?> Ambient = new();
    private static readonly TimeSpan UpdateInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, MimeBundle> _pending = [];
    private readonly Dictionary<string, long> _lastSent = [];
    private long _printed;
    private long _displayed;
    private bool _displayCut;
    private bool _closed;

    /// <summary>Scope of the calling code, or null outside any cell.</summary>
    public static CellScope? Current => Ambient.Value;

    /// <summary>Makes this the scope of the calling asynchronous flow.</summary>
    public void Enter() => Ambient.Value = this;

    /// <summary>Keeps the first characters up to the limit and counts the rest.</summary>
    public void Print(string stream, string text)
    {
        if (text.Length == 0)
            return;
        lock (_gate)
        {
            var room = outputLimit - _printed;
            _printed += text.Length;
            if (_closed || room <= 0)
                return;
            channel.Send(new WorkerEvent(EventKind.Stream, cell) { Name = stream, Text = room >= text.Length ? text : text[..(int)room] });
        }
    }

    public void Display(string displayId, MimeBundle bundle) => Show(new WorkerEvent(EventKind.Display, cell) { DisplayId = displayId, Data = bundle }, bundle);

    public void Result(MimeBundle bundle) => Show(new WorkerEvent(EventKind.Result, cell) { Data = bundle }, bundle);

    /// <summary>Replaces an earlier display. Fast repetitions are thinned out; the last one always arrives.</summary>
    public void Update(string displayId, MimeBundle bundle)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _pending[displayId] = bundle;
            if (!_lastSent.TryGetValue(displayId, out var sent) || System.Diagnostics.Stopwatch.GetElapsedTime(sent) >= UpdateInterval)
                SendPending(displayId);
        }
    }

    public void Fail(CellError error)
    {
        Close();
        channel.Send(new WorkerEvent(EventKind.Error, cell) { Error = error });
    }

    /// <summary>Sends what is still held back, and says what was cut.</summary>
    public void Close()
    {
        lock (_gate)
        {
            foreach (var displayId in _pending.Keys.ToArray())
                SendPending(displayId);
            if (_printed > outputLimit)
            {
                var lost = (_printed - outputLimit).ToString("N0", CultureInfo.InvariantCulture);
                var note = $"\n[The cell printed {lost} more characters; the runner keeps the first {outputLimit.ToString("N0", CultureInfo.InvariantCulture)}.]\n";
                channel.Send(new WorkerEvent(EventKind.Stream, cell) { Name = "stderr", Text = note });
            }
            _closed = true;
        }
    }

    private void SendPending(string displayId)
    {
        if (!_pending.Remove(displayId, out var bundle))
            return;
        _lastSent[displayId] = System.Diagnostics.Stopwatch.GetTimestamp();
        channel.Send(new WorkerEvent(EventKind.Update, cell) { DisplayId = displayId, Data = bundle });
    }

    private void Show(WorkerEvent workerEvent, MimeBundle bundle)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _displayed += bundle.Size;
            if (_displayed <= displayLimit)
            {
                channel.Send(workerEvent);
                return;
            }
            if (_displayCut)
                return;
            _displayCut = true;
            var limit = displayLimit.ToString("N0", CultureInfo.InvariantCulture);
            var note = $"[The cell displays more than {limit} characters; the runner keeps no further displays of it.]\n";
            channel.Send(new WorkerEvent(EventKind.Stream, cell) { Name = "stderr", Text = note });
        }
    }
}

using System.Diagnostics;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>The displays of one cell, within a limit on what they hold together; the newest that does not fit waits for the end.</summary>
/// <param name="cell">Number of the cell.</param>
/// <param name="channel">Where they go.</param>
/// <param name="limit">Characters of all representations.</param>
internal sealed class Displays(int cell, EventChannel channel, long limit)
{
    private static readonly TimeSpan UpdateInterval = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, long> _sizes = [];
    private readonly Dictionary<string, long> _lastSent = [];
    private readonly Dictionary<string, WorkerEvent> _waiting = [];
    private readonly HashSet<string> _left = [];
    private WorkerEvent? _lastLeft;
    private int _unnamed;
    private long _size;

    public void Show(WorkerEvent shown)
    {
        var id = shown.DisplayId ?? $"result {++_unnamed}";
        var size = shown.Data!.Sum(pair => (long)pair.Value.Length);
        var grown = _size - _sizes.GetValueOrDefault(id) + size;
        if (grown > limit)
        {
            _left.Add(id);
            _lastLeft = size <= limit ? shown : null;
            return;
        }
        _left.Remove(id);
        _size = grown;
        _sizes[id] = size;
        if (shown.Kind == EventKind.Update && _lastSent.TryGetValue(id, out var sent) && Stopwatch.GetElapsedTime(sent) < UpdateInterval)
        {
            _waiting[id] = shown;
            return;
        }
        Send(id, shown);
    }

    /// <summary>Sends the last state of every display that was updated too fast, and the newest that did not fit.</summary>
    /// <returns>Displays left out.</returns>
    public int Close()
    {
        foreach (var (id, shown) in _waiting.ToArray())
            Send(id, shown);
        if (_lastLeft is not { } last)
            return _left.Count;
        channel.Send(last.Kind == EventKind.Update ? new WorkerEvent(EventKind.Display, cell) { DisplayId = last.DisplayId, Data = last.Data } : last);
        return _left.Count - 1;
    }

    private void Send(string id, WorkerEvent shown)
    {
        _waiting.Remove(id);
        _lastSent[id] = Stopwatch.GetTimestamp();
        channel.Send(shown);
    }
}

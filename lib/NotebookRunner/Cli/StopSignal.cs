using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NotebookRunner.Cli;

/// <summary>Ctrl-C, SIGTERM, SIGQUIT and the end of the terminal: the first one ends the run in order, with its results written; a second one ends the process.</summary>
internal sealed class StopSignal : IDisposable
{
    // One Ctrl-C may arrive twice, from the terminal and from a parent that passes it on.
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stop = new();
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];
    private readonly PosixSignalRegistration[] _registrations;
    private long _first;

    public StopSignal() => _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        var now = Stopwatch.GetTimestamp();
        var first = Interlocked.CompareExchange(ref _first, now, 0);
        signal.Cancel = first == 0 || Stopwatch.GetElapsedTime(first, now) < Echo;
        if (first == 0)
            _stop.Cancel();
    }
}

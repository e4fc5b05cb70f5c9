using System.Diagnostics;
using System.Globalization;
using NotebookRunner.Notebooks;
using NotebookRunner.Protocol;
using NotebookRunner.Worker;

namespace NotebookRunner.Execution;

/// <summary>One run of one notebook: starts a worker, records what it tells, and writes outputs and counts into the document.</summary>
internal sealed class NotebookRun
{
    private static readonly TimeSpan MarkTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(100);
    private const int LongestCrashText = 100_000;

    private readonly NotebookDocument _document;
    private readonly List<NotebookCell> _cells;
    private readonly string _folder;
    private readonly string _root;
    private readonly RunSettings _settings;
    private readonly IRunObserver _observer;
    private readonly OutputRecorder _outputs = new();
    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = new();
    private readonly List<int> _incomplete = [];
    private NativeCell _nativeOutput = new(0);
    private NativeCell _nativeError = new(0);
    private string _crashText = "";
    private int _current;
    private int _done;
    private bool _isRunning;
    private bool _timedOut;
    private int? _exitCode;
    private TimeSpan _cellStart;
    private CellError? _error;

    /// <param name="document">Changed by <see cref="RunAsync"/>: outputs and execution counts.</param>
    /// <param name="folder">Full path of the notebook's folder.</param>
    /// <param name="root">Full path of the repository, for short paths in error texts.</param>
    /// <param name="settings">Limits.</param>
    /// <param name="observer">Is told of the progress.</param>
    public NotebookRun(NotebookDocument document, string folder, string root, RunSettings settings, IRunObserver observer)
    {
        _document = document;
        _cells = [.. document.RunnableCells];
        _folder = folder;
        _root = root;
        _settings = settings;
        _observer = observer;
    }

    /// <summary>Runs all cells, or until one fails, exceeds its time, ends the process, or <paramref name="cancel"/> is signalled.</summary>
    public async Task<RunOutcome> RunAsync(CancellationToken cancel)
    {
        _clock.Start();
        if (_cells.Count > 0)
            await RunWorkerAsync(cancel);
        WriteOutputs();
        var status = _error is null ? RunStatus.Passed : cancel.IsCancellationRequested ? RunStatus.Interrupted : RunStatus.Failed;
        var failure = _error is null ? null : new CellFailure(_current, _cells[_current - 1].Id, _cells[_current - 1].Source, _error);
        return new RunOutcome(status, _done, _cells.Count, _clock.Elapsed, failure) { IncompleteCells = _incomplete };
    }

    private async Task RunWorkerAsync(CancellationToken cancel)
    {
        var mark = $"\u0001{Guid.NewGuid():N}\u0002";
        var request = new WorkerRequest(
            _folder, _root, mark,
            [.. _cells.Select((cell, i) => new WorkerCell(i + 1, cell.Source, cell.Language, cell.MayFail))],
            new OutputLimits(_settings.OutputLimit, _settings.DisplayLimit));
        using var worker = WorkerProcess.Start(mark);
        await using var interrupt = cancel.Register(worker.Kill);
        await using var watch = new Timer(_ => StopIfLate(worker), null, WatchInterval, WatchInterval);
        var reading = Task.WhenAll(
            worker.Output.ReadAsync(text => OnNative("stdout", text)),
            worker.Error.ReadAsync(text => OnNative("stderr", text)));
        await worker.RunAsync(request, told => OnEventAsync(told, worker));
        // A child of a cell may hold the streams open for ever; what the worker itself wrote is there at once.
        await Task.WhenAny(reading, Task.Delay(MarkTime, CancellationToken.None));
        lock (_gate)
        {
            if (_error is null && _done < _cells.Count)
                RecordLoss(worker.ExitCode, cancel.IsCancellationRequested);
        }
    }

    private async Task OnEventAsync(WorkerEvent told, WorkerProcess worker)
    {
        if (told.Kind is EventKind.CellDone or EventKind.Error && _isRunning)
        {
            await worker.Output.CellReadAsync(MarkTime);
            await worker.Error.CellReadAsync(MarkTime);
            EndNative();
        }
        lock (_gate)
            OnEvent(told);
    }

    private void OnEvent(WorkerEvent told)
    {
        switch (told.Kind)
        {
            case EventKind.CellStarted:
                _current = told.Cell;
                _isRunning = true;
                _crashText = "";
                _nativeOutput = new NativeCell(_settings.OutputLimit);
                _nativeError = new NativeCell(_settings.OutputLimit);
                _cellStart = _clock.Elapsed;
                _observer.CellStarted(told.Cell, _cells.Count);
                break;
            case EventKind.Stream:
                Print(told.Name!, told.Cut, told.Text ?? "");
                break;
            case EventKind.Display:
                _outputs.Display(told.Cell, told.DisplayId, told.Data!);
                break;
            case EventKind.Update:
                _outputs.Update(told.DisplayId!, told.Data!);
                break;
            case EventKind.Result:
                _outputs.Result(told.Cell, told.Data!);
                break;
            case EventKind.Error when _cells[told.Cell - 1].MayFail:
                _isRunning = false;
                _outputs.Error(told.Cell, told.Error!);
                break;
            case EventKind.Error:
                _isRunning = false;
                Fail(told.Error!);
                break;
            case EventKind.CellDone:
                _isRunning = false;
                _done = told.Cell;
                if (told.Count > 0)
                    _incomplete.Add(told.Cell);
                _observer.CellDone(told.Cell, _cells.Count, _clock.Elapsed - _cellStart);
                break;
            case EventKind.Exiting:
                _exitCode = told.Count;
                break;
        }
    }

    private void OnNative(string stream, string text)
    {
        lock (_gate)
        {
            if (stream == "stderr")
            {
                // Shown when the cell is done; when it does not get there, these are the reasons.
                if (_crashText.Length + text.Length <= LongestCrashText)
                    _crashText += text;
                else if (_current > 0)
                    PrintNative(_nativeError, stream, text);
            }
            else if (_current > 0)
            {
                PrintNative(_nativeOutput, stream, text);
            }
        }
    }

    private void PrintNative(NativeCell cell, string stream, string text)
    {
        var (cut, shown) = cell.Add(text);
        Print(stream, cut, shown);
    }

    private void EndNative()
    {
        lock (_gate)
        {
            PrintNative(_nativeError, "stderr", _crashText);
            _crashText = "";
            foreach (var (cell, stream) in new[] { (_nativeOutput, "stdout"), (_nativeError, "stderr") })
            {
                var (note, tail) = cell.End();
                Print("stderr", 0, note);
                Print(stream, 0, tail);
            }
        }
    }

    private void Print(string stream, int cut, string text)
    {
        if (cut == 0 && text.Length == 0)
            return;
        var line = _outputs.Stream(_current, stream, cut, text);
        _observer.Printed(cut > 0 ? $"\r{line}" : text);
    }

    private void StopIfLate(WorkerProcess worker)
    {
        lock (_gate)
        {
            if (!_isRunning || _timedOut || _settings.CellTimeout is not { } limit || _clock.Elapsed - _cellStart < limit)
                return;
            _timedOut = true;
        }
        worker.Kill();
    }

    private void RecordLoss(int? exitCode, bool isInterrupted)
    {
        _current = Math.Max(1, _isRunning ? _current : _done + 1);
        if (isInterrupted)
        {
            Fail(new CellError("Interrupted", $"stopped by Ctrl-C while cell {_current} ran", [$"Cell {_current} was stopped by Ctrl-C."], null));
            return;
        }
        if (_timedOut)
        {
            var limit = _settings.CellTimeout!.Value.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            var message = $"cell {_current} ran longer than {limit} s, the --timeout for a cell";
            Fail(new CellError("Timeout", message, [$"Cell {_current} was stopped after {limit} s. A larger --timeout lets it run longer."], null));
            return;
        }
        Fail(CrashReport.Describe(_current, _cells[_current - 1].Source, _exitCode ?? exitCode, new PathMask(_folder, _root).Apply(_crashText)));
    }

    private void Fail(CellError error)
    {
        _error = error;
        _outputs.Error(_current, error);
    }

    private void WriteOutputs()
    {
        foreach (var cell in _document.Cells.Where(cell => cell.IsCode && !cell.IsSkipped))
        {
            var number = _cells.IndexOf(cell) + 1;
            cell.ExecutionCount = number > 0 && number <= _current ? number : null;
            cell.Outputs = number > 0 ? _outputs.ToJson(number) : [];
        }
    }
}

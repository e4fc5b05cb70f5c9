using System.Diagnostics;
using System.Globalization;
using NotebookRunner.Notebooks;
using NotebookRunner.Protocol;
using NotebookRunner.Worker;

namespace NotebookRunner.Execution;

/// <summary>One run of one notebook: starts a worker, records what it tells, and writes outputs and counts into the document.</summary>
internal sealed class NotebookRun
{
    private readonly NotebookDocument _document;
    private readonly List<NotebookCell> _cells;
    private readonly string _folder;
    private readonly string _root;
    private readonly RunSettings _settings;
    private readonly IRunObserver _observer;
    private readonly OutputRecorder _outputs = new();
    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = new();
    private int _current;
    private int _done;
    private int _nativeText;
    private bool _isRunning;
    private bool _timedOut;
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
        return new RunOutcome(status, _done, _cells.Count, _clock.Elapsed, failure);
    }

    private async Task RunWorkerAsync(CancellationToken cancel)
    {
        var request = new WorkerRequest(
            $"\u0001{Guid.NewGuid():N}\u0002", Environment.ProcessId, _folder, _root,
            [.. _cells.Select((cell, i) => new WorkerCell(i + 1, cell.Source))], _settings.OutputLimit, _settings.DisplayLimit);
        using var worker = await WorkerProcess.StartAsync(request);
        await using var interrupt = cancel.Register(worker.Kill);
        await using var watch = new Timer(_ => StopIfLate(worker), null, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
        await worker.ListenAsync(OnEvent, OnNativeText);
        lock (_gate)
        {
            if (_error is null && _done < _cells.Count)
                RecordLoss(worker, cancel.IsCancellationRequested);
        }
    }

    private void OnEvent(WorkerEvent told)
    {
        lock (_gate)
        {
            switch (told.Kind)
            {
                case EventKind.CellStarted:
                    _current = told.Cell;
                    _isRunning = true;
                    _nativeText = 0;
                    _cellStart = _clock.Elapsed;
                    _observer.CellStarted(told.Cell, _cells.Count);
                    break;
                case EventKind.Stream:
                    _outputs.Stream(told.Cell, told.Name!, told.Text!);
                    _observer.Printed(told.Text!);
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
                case EventKind.Error:
                    _isRunning = false;
                    Fail(told.Error!);
                    break;
                case EventKind.CellDone:
                    _isRunning = false;
                    _done = told.Cell;
                    _observer.CellDone(told.Cell, _cells.Count, _clock.Elapsed - _cellStart);
                    break;
            }
        }
    }

    // Text that native code or a child process of a cell wrote to the process's standard output.
    private void OnNativeText(string text)
    {
        lock (_gate)
        {
            var kept = text[..Math.Min(text.Length, Math.Max(0, _settings.OutputLimit - _nativeText))];
            _nativeText += kept.Length;
            if (kept.Length == 0 || _current == 0)
                return;
            _outputs.Stream(_current, "stdout", kept);
            _observer.Printed(kept);
        }
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

    private void RecordLoss(WorkerProcess worker, bool isInterrupted)
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
        Fail(CrashReport.Describe(_current, worker.ExitCode, new PathMask(_folder, _root).Apply(worker.ErrorText)));
    }

    private void Fail(CellError error)
    {
        _error = error;
        _outputs.Error(_current, error);
    }

    private void WriteOutputs()
    {
        foreach (var cell in _document.Cells.Where(cell => cell.IsCode))
        {
            var number = _cells.IndexOf(cell) + 1;
            cell.ExecutionCount = number > 0 && number <= _current ? number : null;
            cell.Outputs = number > 0 ? _outputs.ToJson(number) : [];
        }
    }
}

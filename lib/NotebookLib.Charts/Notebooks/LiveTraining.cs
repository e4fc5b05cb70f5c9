using NotebookLib.Learning;

namespace NotebookLib.Charts;

/// <summary>
/// Shows in the output of a cell how training goes, while it goes: a line with a bar, and under it learning curves that grow with each
/// measurement. Made by <see cref="Notebook.ShowTraining"/>. Outside a notebook the line goes to the console and no curves are drawn.
/// </summary>
public sealed class LiveTraining : IProgress<TrainingProgress>
{
    private readonly IProgress<TrainingProgress> _line;
    private readonly GrowingCurves? _curves;

    internal LiveTraining(bool curves)
    {
        if (KernelProcess.RunsCell)
        {
            _line = new LiveLine();
            _curves = curves ? new GrowingCurves(LiveOutput.InThisCell()) : null;
        }
        else
        {
            _line = new ConsoleProgress();
        }
    }

    /// <summary>Shows a report; the trainer calls it.</summary>
    /// <param name="value">Where the run stands.</param>
    public void Report(TrainingProgress value)
    {
        _line.Report(value);
        _curves?.Report(value);
    }

    /// <summary>The line with its bar in an output of its own.</summary>
    private sealed class LiveLine : IProgress<TrainingProgress>
    {
        private readonly TrainingDisplay _display = new();
        private readonly LiveOutput _output = LiveOutput.InThisCell();

        public LiveLine() => _output.Show(_display);

        public void Report(TrainingProgress value)
        {
            _display.Report(value);
            _output.Show(_display);
        }
    }
}

using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Training;

/// <summary>Keeps every report, and may act on it.</summary>
internal sealed class ProgressList(Action<TrainingProgress>? action = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Reports { get; } = [];

    public void Report(TrainingProgress value)
    {
        Reports.Add(value);
        action?.Invoke(value);
    }
}

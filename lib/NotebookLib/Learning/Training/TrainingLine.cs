using System.Globalization;

namespace NotebookLib.Learning;

/// <summary>Puts a progress report into one line of words.</summary>
internal static class TrainingLine
{
    /// <summary>The line; without times and speeds once the run has ended.</summary>
    public static string Describe(TrainingProgress progress) => string.Join(" · ", Parts(progress));

    private static IEnumerable<string> Parts(TrainingProgress progress)
    {
        yield return progress.ModelName;
        switch (progress.State)
        {
            case TrainingState.Running:
                yield return $"epoch {progress.Epoch} of {progress.EpochCount}";
                yield return $"batch {progress.Batch} of {progress.BatchesPerEpoch}";
                break;
            case TrainingState.Finished:
                yield return progress.EpochCount == 1 ? "1 epoch" : $"{progress.EpochCount} epochs";
                yield return $"{progress.TotalSteps.ToString("#,0", CultureInfo.InvariantCulture)} steps of {progress.BatchSize} images";
                break;
            default:
                yield return $"stopped after {progress.Step} of {progress.TotalSteps} steps";
                break;
        }
        if (progress.Step > 0) yield return Text($"loss {progress.Loss:0.000}");
        if (progress.State == TrainingState.Running)
        {
            if (progress.ImagesPerSecond > 0) yield return Text($"{progress.ImagesPerSecond:#,0} images/s");
            if (progress.TimeLeft is { } left) yield return $"{Describe(left)} left";
        }
        if (progress.LastRecord is { } record)
        {
            yield return Text($"train accuracy {record.TrainAccuracy:P1}");
            yield return Text($"test accuracy {record.TestAccuracy:P1}");
        }
    }

    private static string Describe(TimeSpan time)
    {
        var seconds = (long)Math.Ceiling(time.TotalSeconds);
        return seconds switch
        {
            < 60 => $"{seconds} s",
            < 3600 => $"{seconds / 60} min {seconds % 60} s",
            _ => $"{seconds / 3600} h {seconds / 60 % 60} min",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

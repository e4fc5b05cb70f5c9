namespace NotebookLib.Learning;

/// <summary>Where a training run stands. Reported a few times a second and at the end.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>Whether the run goes on.</summary>
    public TrainingState State { get; init; }

    /// <summary>Training steps done, over all epochs.</summary>
    public int Step { get; init; }

    /// <summary>Training steps of the whole run.</summary>
    public int TotalSteps { get; init; }

    /// <summary>Batches in one epoch.</summary>
    public int BatchesPerEpoch { get; init; }

    /// <summary>Images in a full batch.</summary>
    public int BatchSize { get; init; }

    /// <summary>Running mean of the batch losses, in which the last 50 or so weigh most; 0 before the first step.</summary>
    public double Loss { get; init; }

    /// <summary>Training images a second, measurements on the whole sets not counted; 0 before the first step.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>Estimated time until the end, measurements included; <c>null</c> before the first step.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>Measurements on the whole sets so far, earliest first. The list grows while training goes on.</summary>
    public required IReadOnlyList<TrainingRecord> Records { get; init; }

    /// <summary>Latest measurement on the whole sets; <c>null</c> if there is none yet.</summary>
    public TrainingRecord? LastRecord => Records.Count > 0 ? Records[^1] : null;

    /// <summary>Epochs of the whole run.</summary>
    public int EpochCount => TotalSteps / Math.Max(1, BatchesPerEpoch);

    /// <summary>Number of the current epoch, from 1.</summary>
    public int Epoch => Math.Max(0, Step - 1) / Math.Max(1, BatchesPerEpoch) + 1;

    /// <summary>Batches done in the current epoch.</summary>
    public int Batch => Step - (Epoch - 1) * BatchesPerEpoch;

    /// <summary>Share of the run that is done, 0 to 1.</summary>
    public double Fraction => TotalSteps == 0 ? 0 : (double)Step / TotalSteps;
}

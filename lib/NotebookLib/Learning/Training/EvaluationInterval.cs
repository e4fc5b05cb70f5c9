namespace NotebookLib.Learning;

/// <summary>When a training run stops to measure accuracy and loss on the whole training and test set.</summary>
/// <remarks>
/// Unless it is <see cref="Never"/>, a run also measures before its first step and after its last one, so that a curve has both ends.
/// </remarks>
public readonly record struct EvaluationInterval
{
    private readonly int _batches;
    private readonly bool _everyEpoch;

    private EvaluationInterval(int batches, bool everyEpoch)
    {
        _batches = batches;
        _everyEpoch = everyEpoch;
    }

    /// <summary>No measurement: the fastest training, and an empty history.</summary>
    public static EvaluationInterval Never => default;

    /// <summary>After each pass over the training set.</summary>
    public static EvaluationInterval EveryEpoch => new(0, true);

    /// <summary>After every so many training steps, counted over all epochs.</summary>
    /// <param name="batches">Steps between two measurements, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static EvaluationInterval EveryBatches(int batches) => batches >= 1
        ? new(batches, false)
        : throw new ArgumentOutOfRangeException(
            nameof(batches), batches, $"{batches} batches between two measurements; give 1 or more, or use EvaluationInterval.Never.");

    /// <summary>Steps between two measurements; 0 for none.</summary>
    /// <param name="batchesPerEpoch">Training steps in one epoch.</param>
    internal int Steps(int batchesPerEpoch) => _everyEpoch ? batchesPerEpoch : _batches;
}

namespace NotebookLib.Learning;

/// <summary>Accuracy and mean loss on training and test set after some number of training steps.</summary>
/// <param name="Step">Training steps done, counted over all epochs.</param>
/// <param name="Epoch">The same in passes over the training set, for example 0.25.</param>
/// <param name="TrainAccuracy">Share of training images classified correctly, 0 to 1.</param>
/// <param name="TrainLoss">Mean loss over the training images.</param>
/// <param name="TestAccuracy">Share of test images classified correctly, 0 to 1.</param>
/// <param name="TestLoss">Mean loss over the test images.</param>
public readonly record struct TrainingRecord(
    int Step, double Epoch, double TrainAccuracy, double TrainLoss, double TestAccuracy, double TestLoss);

/// <summary>What a training run recorded, in order of steps. Grows while training goes on; kept when it is cancelled.</summary>
public sealed class TrainingHistory
{
    private readonly List<TrainingRecord> _records = [];

    /// <summary>Makes an empty history.</summary>
    /// <param name="modelName">Name of the model, shown in figures.</param>
    public TrainingHistory(string modelName) => ModelName = modelName ?? throw new ArgumentNullException(nameof(modelName));

    /// <summary>Name of the model.</summary>
    public string ModelName { get; }

    /// <summary>The records, earliest first.</summary>
    public IReadOnlyList<TrainingRecord> Records => _records;

    /// <summary>The latest record.</summary>
    /// <exception cref="InvalidOperationException">Nothing was recorded yet.</exception>
    public TrainingRecord Last => _records.Count > 0
        ? _records[^1]
        : throw new InvalidOperationException("Nothing was recorded yet; train for at least one evaluation interval first.");

    /// <summary>Training steps done, those after the latest record included. <see cref="Trainer.Resume"/> goes on from here.</summary>
    public int Steps { get; internal set; }

    /// <summary>Running mean of the batch losses at that step.</summary>
    internal double RunningLoss { get; set; }

    /// <summary>Whether training was stopped before its last step.</summary>
    public bool WasCancelled { get; internal set; }

    /// <summary>Adds a record.</summary>
    /// <param name="record">A record with a step not below that of the last one.</param>
    /// <exception cref="ArgumentException">The step goes back.</exception>
    public void Add(TrainingRecord record)
    {
        if (_records.Count > 0 && record.Step < _records[^1].Step)
            throw new ArgumentException($"Step {record.Step} comes before the last recorded step {_records[^1].Step}; record in order.", nameof(record));
        _records.Add(record);
        Steps = Math.Max(Steps, record.Step);
    }

    /// <summary>An independent history with the same records.</summary>
    internal TrainingHistory Copy()
    {
        var copy = new TrainingHistory(ModelName) { RunningLoss = RunningLoss, WasCancelled = WasCancelled };
        copy._records.AddRange(_records);
        copy.Steps = Steps;
        return copy;
    }
}

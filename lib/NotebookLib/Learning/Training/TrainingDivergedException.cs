namespace NotebookLib.Learning;

/// <summary>The loss of a batch was infinite or not a number, so further training is pointless.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Names the step, the loss and the learning rate, and says what to do.</param>
    /// <param name="history">What the run had recorded.</param>
    public TrainingDivergedException(string message, TrainingHistory history)
        : base(message) => History = history;

    /// <summary>What the run had recorded before it diverged.</summary>
    public TrainingHistory History { get; }
}

namespace NotebookLib.Charts;

/// <summary>What a learning curve is drawn against.</summary>
public enum TrainingAxis
{
    /// <summary>Training steps, one for each batch.</summary>
    Steps,

    /// <summary>Epochs: passes over the training set.</summary>
    Epochs,
}

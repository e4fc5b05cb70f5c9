namespace NotebookLib.TorchSharp;

/// <summary>What the numbers mean that a network puts out.</summary>
public enum NetworkOutput
{
    /// <summary>
    /// Scores without bounds: one for each class, of which a softmax makes probabilities, or one alone, of which the logistic function makes the
    /// probability of class 1.
    /// </summary>
    Logits,

    /// <summary>Probabilities: one for each class, or that of class 1 alone.</summary>
    Probabilities,
}

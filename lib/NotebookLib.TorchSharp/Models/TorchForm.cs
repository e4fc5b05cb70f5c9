namespace NotebookLib.TorchSharp;

/// <summary>How a network is written. Parameters, their names and the results are the same.</summary>
public enum TorchForm
{
    /// <summary>As one writes it from the formula, and as the original does.</summary>
    Plain,

    /// <summary>The fastest that was found with torch's own operations.</summary>
    Fast,
}

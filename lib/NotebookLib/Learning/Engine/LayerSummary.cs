namespace NotebookLib.Learning;

/// <summary>One line of a network's summary.</summary>
/// <param name="Index">Position of the layer, from 0; the number in its parameters' names.</param>
/// <param name="Layer">The layer, for example <c>Conv2d(1, 6, kernel: 5)</c>.</param>
/// <param name="Output">Shape of its output for one example, for example <c>(6, 24, 24)</c>.</param>
/// <param name="Parameters">Number of its trainable values.</param>
public sealed record LayerSummary(int Index, string Layer, TensorShape Output, int Parameters);

namespace NotebookLib.Data;

/// <summary>Shape of one image: channels, height and width, in that order as in PyTorch.</summary>
/// <param name="Channels">Number of channels; 1 for greyscale.</param>
/// <param name="Height">Number of rows, in pixels.</param>
/// <param name="Width">Number of pixels in a row.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Number of values of one image: channels x height x width.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>The shape as it is written for a tensor, for example <c>(1, 28, 28)</c>.</summary>
    public override string ToString() => $"({Channels}, {Height}, {Width})";
}

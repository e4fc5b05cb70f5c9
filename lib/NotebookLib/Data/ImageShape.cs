namespace NotebookLib.Data;

/// <summary>Shape of one image: channels, height and width, in that order as in PyTorch.</summary>
/// <param name="Channels">Number of channels; 1 for greyscale.</param>
/// <param name="Height">Number of rows, in pixels.</param>
/// <param name="Width">Number of pixels in a row.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Number of values of one image: channels x height x width.</summary>
    /// <exception cref="InvalidOperationException">A length is negative, or there are more values than an array holds.</exception>
    public int Size
    {
        get
        {
            var plane = (long)Height * Width;
            // A plane of 2^62 pixels is far above the limit already, so the product is taken only below it.
            return (Channels | Height | Width) >= 0 && plane <= Array.MaxLength && plane * Channels <= Array.MaxLength
                ? (int)(plane * Channels)
                : throw new InvalidOperationException(
                    $"Images of shape {this} cannot be: lengths are 0 or more, and an image has at most {Array.MaxLength} values.");
        }
    }

    /// <summary>The shape as it is written for a tensor, for example <c>(1, 28, 28)</c>.</summary>
    public override string ToString() => $"({Channels}, {Height}, {Width})";
}

namespace NotebookLib.Data;

/// <summary>Maps an 8-bit pixel linearly to an interval: 0 becomes <see cref="Low"/>, 255 becomes <see cref="High"/>.</summary>
/// <param name="Low">Value of a black pixel (0).</param>
/// <param name="High">Value of a white pixel (255).</param>
public readonly record struct PixelScale(float Low, float High)
{
    /// <summary>[-1, 1], the default of all notebooks: mean 0.5 and standard deviation 0.5 taken off pixels in [0, 1].</summary>
    public static PixelScale Symmetric => new(-1, 1);

    /// <summary>[0, 1].</summary>
    public static PixelScale Unit => new(0, 1);

    /// <summary>The scaled value of one pixel.</summary>
    /// <param name="pixel">0 (black) to 255 (white).</param>
    public float Apply(byte pixel) => Low + (High - Low) * (pixel / 255f);
}

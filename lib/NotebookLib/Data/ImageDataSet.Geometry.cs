namespace NotebookLib.Data;

// Transforms that change the shape of the images.
public sealed partial class ImageDataSet
{
    /// <summary>Longest side of an image in pixels; its square is about the largest array.</summary>
    private const int LargestSide = 46_340;

    /// <summary>Resizes every image, bilinear with antialiasing: when shrinking, each new pixel is a mean over all it covers.</summary>
    /// <param name="height">New number of rows, at least 1.</param>
    /// <param name="width">New number of pixels in a row, at least 1.</param>
    /// <returns>A new set; equal byte for byte to Pillow's <c>resize</c> with the bilinear filter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Height or width is below 1 or above 46,340.</exception>
    /// <exception cref="ArgumentException">All images together would have more pixels than an array holds.</exception>
    public ImageDataSet Resize(int height, int width)
    {
        CheckSide(height, nameof(height));
        CheckSide(width, nameof(width));
        if (height == Shape.Height && width == Shape.Width) return this;
        var shape = Shape with { Height = height, Width = width };
        RequireRoom(Count, shape);
        return With(Name, shape, new BilinearResize(Shape.Height, Shape.Width, height, width).Apply(_pixels));
    }

    /// <summary>Adds a border on all four sides.</summary>
    /// <param name="border">Width of the border in pixels, at least 0.</param>
    /// <param name="value">Value of the new pixels, 0 (black) to 255 (white). Scaled to [-1, 1], 0 becomes -1; no value becomes exactly 0,
    /// 127 and 128 come nearest (-0.004 and 0.004).</param>
    /// <returns>A new set with images of height + 2 border and width + 2 border.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The border is negative or above 46,340.</exception>
    /// <exception cref="ArgumentException">All images together would have more pixels than an array holds.</exception>
    public ImageDataSet Pad(int border, byte value = 0)
    {
        if (border < 0)
            throw new ArgumentOutOfRangeException(nameof(border), border, $"The border is {border} pixels; it must be 0 or more.");
        if (border == 0) return this;
        if (border > LargestSide)
            throw new ArgumentOutOfRangeException(nameof(border), border, $"The border is {border} pixels; it may have at most {LargestSide}.");
        var shape = Shape with { Height = Shape.Height + 2 * border, Width = Shape.Width + 2 * border };
        var pixels = new byte[RequireRoom(Count, shape)];
        if (value != 0) pixels.AsSpan().Fill(value);
        for (var row = 0; row < Count * Shape.Channels * Shape.Height; row++)
        {
            var (plane, y) = Math.DivRem(row, Shape.Height);
            var target = (plane * shape.Height + border + y) * shape.Width + border;
            _pixels.AsSpan(row * Shape.Width, Shape.Width).CopyTo(pixels.AsSpan(target));
        }
        return With(Name, shape, pixels);
    }

    /// <returns>The number of pixels of so many images.</returns>
    private int RequireRoom(int count, ImageShape shape) => (long)count * shape.Size is var pixels && pixels <= Array.MaxLength
        ? (int)pixels
        : throw new ArgumentException(
            $"{count} images of shape {shape} have {pixels} pixels; a data set holds at most {Array.MaxLength}. Take fewer images, or make them smaller.");

    private ImageDataSet With(string name, ImageShape shape, byte[] pixels) => new(name, shape, pixels, _labels, ClassNames);

    private static void CheckSide(int value, string what)
    {
        if (value is < 1 or > LargestSide)
            throw new ArgumentOutOfRangeException(what, value, $"The {what} is {value} pixels; it must be 1 to {LargestSide}.");
    }
}

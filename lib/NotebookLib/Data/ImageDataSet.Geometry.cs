namespace NotebookLib.Data;

// Transforms that change the shape of the images.
public sealed partial class ImageDataSet
{
    /// <summary>Resizes every image, bilinear with antialiasing: when shrinking, each new pixel is a mean over all it covers.</summary>
    /// <param name="height">New number of rows, at least 1.</param>
    /// <param name="width">New number of pixels in a row, at least 1.</param>
    /// <returns>A new set; equal byte for byte to Pillow's <c>resize</c> with the bilinear filter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Height or width is below 1.</exception>
    public ImageDataSet Resize(int height, int width)
    {
        CheckAtLeastOne(height, nameof(height));
        CheckAtLeastOne(width, nameof(width));
        if (height == Shape.Height && width == Shape.Width) return this;
        var shape = Shape with { Height = height, Width = width };
        return With(Name, shape, new BilinearResize(Shape.Height, Shape.Width, height, width).Apply(_pixels));
    }

    /// <summary>Adds a border on all four sides.</summary>
    /// <param name="border">Width of the border in pixels, at least 0.</param>
    /// <param name="value">Value of the new pixels, 0 (black) to 255 (white). Scaled to [-1, 1], 0 becomes -1; no value becomes exactly 0,
    /// 127 and 128 come nearest (-0.004 and 0.004).</param>
    /// <returns>A new set with images of height + 2 border and width + 2 border.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The border is negative.</exception>
    public ImageDataSet Pad(int border, byte value = 0)
    {
        if (border < 0)
            throw new ArgumentOutOfRangeException(nameof(border), border, $"The border is {border} pixels; it must be 0 or more.");
        if (border == 0) return this;
        var shape = Shape with { Height = Shape.Height + 2 * border, Width = Shape.Width + 2 * border };
        var pixels = new byte[(long)Count * shape.Size];
        if (value != 0) pixels.AsSpan().Fill(value);
        for (var row = 0; row < Count * Shape.Channels * Shape.Height; row++)
        {
            var (plane, y) = Math.DivRem(row, Shape.Height);
            var target = (plane * shape.Height + border + y) * shape.Width + border;
            _pixels.AsSpan(row * Shape.Width, Shape.Width).CopyTo(pixels.AsSpan(target));
        }
        return With(Name, shape, pixels);
    }

    private ImageDataSet With(string name, ImageShape shape, byte[] pixels) => new(name, shape, pixels, _labels, ClassNames);

    private static void CheckAtLeastOne(int value, string what)
    {
        if (value < 1) throw new ArgumentOutOfRangeException(what, value, $"The {what} is {value} pixels; it must be 1 or more.");
    }
}

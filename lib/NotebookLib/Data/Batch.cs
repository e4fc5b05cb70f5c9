using NotebookLib.Common;

namespace NotebookLib.Data;

/// <summary>
/// Some images with their labels, scaled to floating point and ready for a model.
/// The arrays belong to whoever made the batch and may be filled anew by the next one.
/// </summary>
public sealed class Batch
{
    /// <summary>Makes an empty batch with room for <paramref name="capacity"/> images.</summary>
    /// <param name="shape">Shape of each image.</param>
    /// <param name="capacity">Largest number of images, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below 1, or the images have more values than an array holds.</exception>
    public Batch(ImageShape shape, int capacity)
    {
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A batch holds at least 1 image; choose a batch size of 1 or more (64 is usual).");
        if ((long)capacity * shape.Size > Array.MaxLength)
            throw new ArgumentOutOfRangeException(
                nameof(capacity), capacity,
                $"{capacity} images of shape {shape} are {(long)capacity * shape.Size} values; a batch holds at most {Array.MaxLength}. Choose a smaller batch.");
        Shape = shape;
        Images = new float[capacity * shape.Size];
        Labels = new int[capacity];
    }

    /// <summary>Shape of each image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Number of images in use, from 0 to the capacity.</summary>
    public int Count { get; set; }

    /// <summary>Pixels, (batch, channels, height, width), row-major; the first <c>Count * Shape.Size</c> values are in use.</summary>
    public float[] Images { get; }

    /// <summary>Class index of each image; the first <c>Count</c> values are in use.</summary>
    public int[] Labels { get; }

    /// <summary>Pixels of one image, (channels, height, width), row-major.</summary>
    /// <param name="index">0 to <c>Count - 1</c>.</param>
    public ReadOnlySpan<float> Image(int index) => Images.AsSpan(index * Shape.Size, Shape.Size);

    /// <summary>Throws unless every pixel in use is a finite number; engines call it, because layers may hide a NaN or an infinity.</summary>
    /// <exception cref="ArgumentException">A pixel is NaN or infinite; the message names it.</exception>
    public void RequireFinite()
    {
        var pixels = Images.AsSpan(0, Count * Shape.Size);
        var index = NonFinite.IndexIn<float>(pixels);
        if (index >= 0)
            throw new ArgumentException(FormattableString.Invariant(
                $"Pixel {index % Shape.Size} of image {index / Shape.Size} is {pixels[index]}; a pixel must be a finite number."));
    }
}

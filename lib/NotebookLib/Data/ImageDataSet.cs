namespace NotebookLib.Data;

/// <summary>Labelled 8-bit images of one shape. Never changes; transforms return new sets.</summary>
public sealed partial class ImageDataSet
{
    private readonly byte[] _pixels;
    private readonly byte[] _labels;

    /// <summary>Makes a data set over the arrays given; they are not copied and must not be changed after.</summary>
    /// <param name="name">Name for figures and messages, for example <c>Fashion-MNIST test set</c>.</param>
    /// <param name="shape">Shape of each image.</param>
    /// <param name="pixels">All images one after the other, (images, channels, height, width), 0 = black.</param>
    /// <param name="labels">Class index of each image.</param>
    /// <param name="classNames">Name of each class; its length is the number of classes.</param>
    /// <exception cref="ArgumentException">Pixels and labels do not fit each other, or a label has no class name.</exception>
    public ImageDataSet(string name, ImageShape shape, byte[] pixels, byte[] labels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (pixels.Length != (long)labels.Length * shape.Size)
            throw new ArgumentException(
                $"{name}: {labels.Length} labels of images {shape} need {(long)labels.Length * shape.Size} pixels; {pixels.Length} were given.", nameof(pixels));
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= classNames.Count)
                throw new ArgumentException(
                    $"{name}: image {i} has label {labels[i]}; allowed are 0 to {classNames.Count - 1} ({string.Join(", ", classNames)}).", nameof(labels));
        }
        Name = name;
        Shape = shape;
        ClassNames = classNames;
        _pixels = pixels;
        _labels = labels;
    }

    /// <summary>Name for figures and messages.</summary>
    public string Name { get; }

    /// <summary>Shape of each image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>Name of each class, by class index.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Class index of each image.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>Pixels of one image, (channels, height, width), row-major; 0 is black, 255 white.</summary>
    /// <param name="index">0 to <c>Count - 1</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<byte> Pixels(int index) => index >= 0 && index < Count
        ? _pixels.AsSpan(index * Shape.Size, Shape.Size)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"{Name} has {Count} images, numbered 0 to {Count - 1}.");

    /// <summary>Name of the class of one image.</summary>
    /// <param name="index">0 to <c>Count - 1</c>.</param>
    public string ClassOf(int index) => ClassNames[_labels[index]];
}

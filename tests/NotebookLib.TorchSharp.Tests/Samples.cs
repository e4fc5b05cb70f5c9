using NotebookLib.Data;

namespace NotebookLib.TorchSharp.Tests;

/// <summary>Images of noise with a bright patch whose place tells the class: enough to learn from, made anew by every test.</summary>
internal static class Samples
{
    public static ImageShape Digits { get; } = new(1, 28, 28);

    public static ImageShape SmallDigits { get; } = new(1, 16, 16);

    /// <summary>A batch of images in [-1, 1].</summary>
    public static Batch Batch(ImageShape shape, int classes, int count, int seed, double wrongLabels = 0)
    {
        var batch = new Batch(shape, count) { Count = count };
        foreach (var batchFromSet in new BatchLoader(DataSet(shape, classes, count, seed, wrongLabels), count))
        {
            batchFromSet.Images.CopyTo(batch.Images, 0);
            batchFromSet.Labels.CopyTo(batch.Labels, 0);
        }
        return batch;
    }

    /// <summary>A data set of such images.</summary>
    /// <param name="wrongLabels">Share of images whose label is any: their loss stays well above the rounding of single precision.</param>
    public static ImageDataSet DataSet(ImageShape shape, int classes, int count, int seed, double wrongLabels = 0)
    {
        var random = new Random(seed);
        var pixels = new byte[count * shape.Size];
        random.NextBytes(pixels);
        var labels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = (byte)random.Next(classes);
            var image = pixels.AsSpan(i * shape.Size, shape.Size);
            foreach (ref var pixel in image) pixel /= 4;
            image.Slice(labels[i] * shape.Size / classes, shape.Size / classes).Fill(230);
            if (random.NextDouble() < wrongLabels) labels[i] = (byte)random.Next(classes);
        }
        return new ImageDataSet("Patches", shape, pixels, labels, [.. Enumerable.Range(0, classes).Select(label => $"class {label}")]);
    }
}

using NotebookLib.Data;

namespace NotebookLib.Tests.Learning.Training;

/// <summary>Small sets of 4x4 images in which each class lights its own row, with noise.</summary>
internal static class TinyData
{
    public static readonly ImageShape Shape = new(1, 4, 4);

    public static ImageDataSet Make(int count, int classes = 4, int seed = 1)
    {
        var random = new Random(seed);
        var pixels = new byte[count * Shape.Size];
        for (var p = 0; p < pixels.Length; p++) pixels[p] = (byte)random.Next(128);
        var labels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = (byte)random.Next(classes);
            for (var x = 0; x < 4; x++) pixels[i * 16 + labels[i] * 4 + x] += 128;
        }
        return new ImageDataSet($"Rows ({count})", Shape, pixels, labels, Enumerable.Range(0, classes).Select(c => $"row {c}").ToArray());
    }
}

using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Charts.Tests;

/// <summary>Small data for figures: long class names.</summary>
internal static class SampleData
{
    public static readonly string[] Clothes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    public static ImageDataSet Images(int count = 30, int size = 28, int channels = 1)
    {
        var shape = new ImageShape(channels, size, size);
        var pixels = new byte[count * shape.Size];
        for (var p = 0; p < pixels.Length; p++) pixels[p] = (byte)(p % size * (p / size % size) * (1 + p / shape.Size));
        return new ImageDataSet("Clothes test set", shape, pixels, [.. Enumerable.Range(0, count).Select(i => (byte)(i * 7 % 10))], Clothes);
    }

    /// <summary>An evaluation that takes every third image for its successor class.</summary>
    public static Evaluation Evaluate(ImageDataSet data)
    {
        var classes = data.ClassNames.Count;
        var labels = data.Labels.ToArray().Select(l => (int)l).ToArray();
        var probabilities = new float[data.Count * classes];
        for (var i = 0; i < data.Count; i++)
        {
            var answer = i % 3 == 2 ? (labels[i] + 1) % classes : labels[i];
            for (var c = 0; c < classes; c++) probabilities[i * classes + c] = c == answer ? 0.82f : 0.18f / (classes - 1);
        }
        return new Evaluation(labels, probabilities, classes, loss: 0.5);
    }

    public static TrainingHistory History(string name = "Simple CNN", int records = 12)
    {
        var history = new TrainingHistory(name);
        for (var i = 0; i < records; i++)
        {
            var rest = Math.Exp(-i / 3.0);
            history.Add(new TrainingRecord(i * 64, i * 64 / 938.0, 0.9 - 0.8 * rest, 0.3 + 2 * rest, 0.88 - 0.78 * rest, 0.34 + 1.96 * rest));
        }
        return history;
    }
}

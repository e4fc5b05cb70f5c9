using System.Text.Json;
using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class ResizeReferenceTests
{
    [Fact]
    public void Resize_FashionMnist_EqualsReferenceByteForByte() => Compare("FashionMNIST", FashionMnist.Load(TestData.Offline));

    [Fact]
    public void Resize_Mnist_EqualsReferenceByteForByte()
    {
        var mnist = Mnist.Load(TestData.Offline);
        Assert.SkipWhen(mnist.IsSample, "MNIST is not on this computer; the cases of Fashion-MNIST always run.");
        Compare("MNIST", mnist);
    }

    private static void Compare(string dataSet, TrainAndTest data)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "resize.json")));
        var compared = 0;
        foreach (var entry in reference.RootElement.GetProperty("cases").EnumerateArray().Where(entry => entry.GetProperty("dataset").GetString() == dataSet))
        {
            var part = entry.GetProperty("split").GetString() == "train" ? data.Train : data.Test;
            var index = entry.GetProperty("index").GetInt32();
            var size = entry.GetProperty("size").GetInt32();
            var image = new ImageDataSet("one image", part.Shape, part.Pixels(index).ToArray(), [0], ["any"]);
            Assert.Equal(entry.GetProperty("pixels").GetBytesFromBase64(), image.Resize(size, size).Pixels(0).ToArray());
            compared++;
        }
        Assert.True(compared >= 4, $"only {compared} cases of {dataSet} in the reference");
    }
}

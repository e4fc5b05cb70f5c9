using System.Security.Cryptography;
using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class BundledDataTests
{
    private static readonly string Data = Path.Combine(RepositoryFolder.Find()!, "data");

    [Theory]
    [InlineData("fashion-mnist")]
    [InlineData("mnist-sample")]
    public void Files_Always_HaveTheChecksumsOfTheReadme(string folder)
    {
        var readme = File.ReadAllText(Path.Combine(Data, "README.md"));
        var files = Directory.GetFiles(Path.Combine(Data, folder), "*.gz");
        Assert.Equal(4, files.Length);
        foreach (var file in files)
            Assert.Contains($"`{Path.GetFileName(file)}` | `{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}`", readme);
    }

    [Fact]
    public void Readme_PublishedChecksums_AreThoseOfTheDownload()
    {
        var readme = File.ReadAllText(Path.Combine(Data, "README.md"));
        foreach (var file in Mnist.Description.Files.Concat(FashionMnist.Description.Files)) Assert.Contains(file.Sha256, readme);
    }

    [Fact]
    public void FashionMnist_Load_GivesSeventyThousandImagesInTenEvenClasses()
    {
        var data = FashionMnist.Load(TestData.Offline);
        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test.Count));
        Assert.Equal(new ImageShape(1, 28, 28), data.Train.Shape);
        Assert.All(ClassCounts(data.Train), count => Assert.Equal(6000, count));
        Assert.All(ClassCounts(data.Test), count => Assert.Equal(1000, count));
        Assert.Equal("Ankle boot", data.Train.ClassOf(0));
        Assert.False(data.IsSample);
    }

    [Fact]
    public void Mnist_LoadSample_GivesFiveThousandDigitsInTenEvenClasses()
    {
        var data = Mnist.LoadSample();
        Assert.Equal(new ImageShape(1, 28, 28), data.Train.Shape);
        Assert.All(ClassCounts(data.Train), count => Assert.Equal(400, count));
        Assert.All(ClassCounts(data.Test), count => Assert.Equal(100, count));
        Assert.True(data.IsSample);
    }

    [Fact]
    public void Mnist_Load_GivesTheZerosAndOnesOfTheOriginal()
    {
        var data = Mnist.Load(TestData.Offline);
        Assert.SkipWhen(data.IsSample, "MNIST is not on this computer.");
        Assert.Equal((12_665, 2_115), (data.Train.OfClasses(0, 1).Count, data.Test.OfClasses("0", "1").Count));
    }

    [Fact]
    public void Load_Repeatedly_GivesTheSamePixels()
    {
        var (one, other) = (Mnist.LoadSample().Test, Mnist.LoadSample().Test);
        for (var i = 0; i < one.Count; i++) Assert.True(one.Pixels(i).SequenceEqual(other.Pixels(i)));
    }

    private static IEnumerable<int> ClassCounts(ImageDataSet set) => Enumerable.Range(0, set.ClassNames.Count).Select(label => set.Labels.Count((byte)label));
}

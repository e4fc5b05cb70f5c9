using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class BatchLoaderTests
{
    [Fact]
    public void Enumerate_WithoutSeed_KeepsTheOrderAndEndsWithASmallerBatch()
    {
        var loader = new BatchLoader(Set(10), 4);
        Assert.Equal((3, 10), (loader.BatchCount, loader.ImageCount));
        Assert.Equal([4, 4, 2], loader.Select(batch => batch.Count));
        Assert.Equal(Enumerable.Range(0, 10), Order(loader));
        Assert.Equal(Enumerable.Range(0, 10), Order(loader));
    }

    [Fact]
    public void Enumerate_WithSeed_VisitsEachImageOnceInANewOrderEachPass()
    {
        var loader = new BatchLoader(Set(50), 8, shuffleSeed: 5);
        var (first, second) = (Order(loader), Order(loader));
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
        Assert.Equal(Enumerable.Range(0, 50), second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Enumerate_SameSeed_GivesTheSamePasses()
    {
        var (one, other) = (new BatchLoader(Set(50), 8, shuffleSeed: 5), new BatchLoader(Set(50), 8, shuffleSeed: 5));
        Assert.Equal(Order(one), Order(other));
        Assert.Equal(Order(one), Order(other));
        Assert.NotEqual(Order(one), Order(new BatchLoader(Set(50), 8, shuffleSeed: 6)));
    }

    [Fact]
    public void Enumerate_Batches_HoldTheScaledPixelsOfTheirImages()
    {
        var set = Set(7);
        foreach (var batch in new BatchLoader(set, 3, shuffleSeed: 1, PixelScale.Unit))
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var pixels = set.Pixels(batch.Labels[i]).ToArray();
                Assert.Equal(pixels.Select(PixelScale.Unit.Apply), batch.Image(i).ToArray());
            }
        }
    }

    [Fact]
    public void Enumerate_BatchLargerThanTheSet_GivesOneBatch() => Assert.Equal([5], new BatchLoader(Set(5), 64).Select(batch => batch.Count));

    [Fact]
    public void Enumerate_AfterTheFirstPass_AllocatesNothing()
    {
        var loader = new BatchLoader(Set(100), 8, shuffleSeed: 2);
        var seen = 0;
        var fewest = Allocations.Fewest(() =>
        {
            seen = 0;
            foreach (var batch in loader) seen += batch.Count;
        });
        Assert.Equal(0, fewest);
        Assert.Equal(100, seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Constructor_BatchSizeBelowOne_SaysWhatToChoose(int batchSize)
    {
        var message = Assert.Throws<ArgumentOutOfRangeException>(() => new BatchLoader(Set(5), batchSize)).Message;
        Assert.Contains("choose a batch size of 1 or more (64 is usual)", message);
        Assert.Contains($"{batchSize}", message);
    }

    [Fact]
    public void Constructor_EmptySet_SaysSo() =>
        Assert.Contains("has no images, so there is nothing to batch", Assert.Throws<ArgumentException>(() => new BatchLoader(Set(5).Take(0), 4)).Message);

    /// <summary>Image i has label i, so that a batch tells which images it holds.</summary>
    private static ImageDataSet Set(int count) => new("set", new ImageShape(1, 3, 7),
        Enumerable.Range(0, count * 21).Select(i => (byte)(i * 31)).ToArray(), Enumerable.Range(0, count).Select(i => (byte)i).ToArray(),
        Enumerable.Range(0, count).Select(i => $"{i}").ToArray());

    private static int[] Order(BatchLoader loader) => loader.SelectMany(batch => batch.Labels.Take(batch.Count).ToArray()).ToArray();
}

using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class ImageDataSetTests
{
    private static readonly string[] Names = ["Trouser", "Dress", "Bag"];

    [Fact]
    public void Constructor_TooFewPixels_SaysHowManyAreNeeded() =>
        Assert.Contains("2 labels of images (1, 2, 2) need 8 pixels; 7 were given", Assert.Throws<ArgumentException>(() => new ImageDataSet("set", new ImageShape(1, 2, 2), new byte[7], [0, 1], Names)).Message);

    [Fact]
    public void Constructor_LabelWithoutName_SaysImageLabelAndClasses() =>
        Assert.Contains("image 1 has label 3; allowed are 0 to 2 (Trouser, Dress, Bag)", Assert.Throws<ArgumentException>(() => new ImageDataSet("set", new ImageShape(1, 1, 1), [1, 2], [0, 3], Names)).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void Pixels_NoSuchImage_SaysHowManyThereAre(int index) =>
        Assert.Contains("set has 9 images, numbered 0 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => Set().Pixels(index)).Message);

    [Fact]
    public void OfClasses_ByIndex_KeepsOrderAndNumbersAnew()
    {
        var chosen = Set().OfClasses(2, 0);
        Assert.Equal(["Bag", "Trouser"], chosen.ClassNames);
        Assert.Equal([1, 0, 1, 0, 1, 0], chosen.Labels.ToArray());
        Assert.Equal([0, 2, 3, 5, 6, 8], Firsts(chosen));
        Assert.Equal("set, classes Bag, Trouser", chosen.Name);
    }

    [Fact]
    public void OfClasses_ByName_EqualsByIndex()
    {
        var chosen = Set().OfClasses("bag", "Trouser");
        Assert.Equal(Firsts(Set().OfClasses(2, 0)), Firsts(chosen));
    }

    [Fact]
    public void OfClasses_UnknownIndex_ListsTheClasses() =>
        Assert.Contains("Unknown class 3; the classes are 0 Trouser, 1 Dress, 2 Bag", Assert.Throws<ArgumentException>(() => Set().OfClasses(0, 3)).Message);

    [Fact]
    public void OfClasses_UnknownName_ListsTheClasses() =>
        Assert.Contains("Unknown class 'Hat'; the classes are 0 Trouser, 1 Dress, 2 Bag", Assert.Throws<ArgumentException>(() => Set().OfClasses("Hat")).Message);

    [Fact]
    public void OfClasses_UnknownDigit_ListsTheDigits() =>
        Assert.Contains("Unknown class '10'; the classes are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9", Assert.Throws<ArgumentException>(() => new ImageDataSet("digits", new ImageShape(1, 1, 1), [0], [0], Mnist.ClassNames).OfClasses("10")).Message);

    [Fact]
    public void OfClasses_Twice_SaysWhich() =>
        Assert.Contains("Class 1 (Dress) was given twice", Assert.Throws<ArgumentException>(() => Set().OfClasses(1, 1)).Message);

    [Fact]
    public void OfClasses_None_ListsTheClasses() =>
        Assert.Contains("No class was given", Assert.Throws<ArgumentException>(() => Set().OfClasses(Array.Empty<int>())).Message);

    [Fact]
    public void Split_ByCount_GivesTwoPartsThatHoldAll()
    {
        var (first, second) = Set().Split(4, seed: 7);
        Assert.Equal((4, 5), (first.Count, second.Count));
        Assert.Equal(Enumerable.Range(0, 9), Firsts(first).Concat(Firsts(second)).Order());
        AssertSameLabels(first);
        AssertSameLabels(second);
    }

    [Fact]
    public void Split_SameSeed_GivesTheSameAndAnotherSeedAnother()
    {
        Assert.Equal(Firsts(Set().Split(4, seed: 7).First), Firsts(Set().Split(4, seed: 7).First));
        Assert.NotEqual(Firsts(Set().Split(4, seed: 7).First), Firsts(Set().Split(4, seed: 8).First));
    }

    [Fact]
    public void Split_ByFraction_EqualsByCount() => Assert.Equal(Firsts(Set().Split(3, seed: 1).First), Firsts(Set().Split(1 / 3.0, seed: 1).First));

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(-2)]
    public void Split_APartWouldBeEmpty_SaysWhatIsAllowed(int count) =>
        Assert.Contains($"would have {count} of 9 images; allowed are 1 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => Set().Split(count, 1)).Message);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Split_FractionOutOfRange_SaysWhatIsAllowed(double fraction) =>
        Assert.Contains("must lie between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => Set().Split(fraction, 1)).Message);

    [Fact]
    public void Take_Some_GivesTheFirst() => Assert.Equal([0, 1, 2], Firsts(Set().Take(3)));

    [Fact]
    public void Sample_Some_GivesDifferentImagesBySeed()
    {
        var sample = Set().Sample(6, seed: 3);
        Assert.Equal(6, Firsts(sample).Distinct().Count());
        Assert.Equal(Firsts(sample), Firsts(Set().Sample(6, seed: 3)));
        AssertSameLabels(sample);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void TakeAndSample_MoreThanThereAre_SayHowManyThereAre(int count)
    {
        Assert.Contains($"{count} images of set were asked for; it has 9", Assert.Throws<ArgumentOutOfRangeException>(() => Set().Take(count)).Message);
        Assert.Contains($"{count} images of set were asked for; it has 9", Assert.Throws<ArgumentOutOfRangeException>(() => Set().Sample(count, 1)).Message);
    }

    [Fact]
    public void Pad_OfEveryChannel_PutsTheValueAround()
    {
        var padded = new ImageDataSet("set", new ImageShape(2, 1, 2), [1, 2, 3, 4], [0], Names).Pad(1, 9);
        Assert.Equal(new ImageShape(2, 3, 4), padded.Shape);
        Assert.Equal([9, 9, 9, 9, 9, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 3, 4, 9, 9, 9, 9, 9], padded.Pixels(0).ToArray());
    }

    [Fact]
    public void Pad_Negative_SaysWhatIsAllowed() =>
        Assert.Contains("The border is -1 pixels; it must be 0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => Set().Pad(-1)).Message);

    [Theory]
    [InlineData(0, 5, "The height is 0 pixels")]
    [InlineData(5, -3, "The width is -3 pixels")]
    public void Resize_ToNothing_SaysWhatIsAllowed(int height, int width, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentOutOfRangeException>(() => Set().Resize(height, width)).Message);

    [Theory]
    [InlineData(46_341, 1, "The height is 46341 pixels")]
    [InlineData(1, int.MaxValue, "The width is 2147483647 pixels")]
    public void Resize_SideBeyondTheLimit_SaysWhatIsAllowed(int height, int width, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentOutOfRangeException>(() => Set().Resize(height, width)).Message);

    [Fact]
    public void ResizeAndPad_MorePixelsThanAnArrayHolds_SayHowMany()
    {
        Assert.Contains("9 images of shape (1, 40000, 40000) have 14400000000 pixels; a data set holds at most 2147483591",
            Assert.Throws<ArgumentException>(() => Set().Resize(40_000, 40_000)).Message);
        Assert.Contains("pixels; a data set holds at most 2147483591", Assert.Throws<ArgumentException>(() => Set().Pad(10_000)).Message);
        Assert.Contains("The border is 2147483647 pixels; it may have at most 46340",
            Assert.Throws<ArgumentOutOfRangeException>(() => Set().Pad(int.MaxValue)).Message);
    }

    [Fact]
    public void Transforms_Always_LeaveTheSetAsItWas()
    {
        var set = Set();
        set.OfClasses(1);
        set.Split(2, 1);
        set.Pad(1, 255);
        set.Resize(4, 4);
        Assert.Equal(Firsts(Set()), Firsts(set));
        Assert.Equal(Set().Labels.ToArray(), set.Labels.ToArray());
    }

    /// <summary>Nine images, image i of class i mod 3, its first pixel i.</summary>
    private static ImageDataSet Set() => new("set", new ImageShape(1, 1, 2),
        Enumerable.Range(0, 9).SelectMany(i => new[] { (byte)i, (byte)(100 + i) }).ToArray(), Enumerable.Range(0, 9).Select(i => (byte)(i % 3)).ToArray(), Names);

    private static int[] Firsts(ImageDataSet set) => Enumerable.Range(0, set.Count).Select(i => (int)set.Pixels(i)[0]).ToArray();

    private static void AssertSameLabels(ImageDataSet set) => Assert.Equal(Firsts(set).Select(first => (byte)(first % 3)), set.Labels.ToArray());
}

using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class PixelScaleTests
{
    [Fact]
    public void Apply_BlackAndWhite_GiveTheEnds()
    {
        Assert.Equal((-1f, 1f), (PixelScale.Symmetric.Apply(0), PixelScale.Symmetric.Apply(255)));
        Assert.Equal((0f, 1f), (PixelScale.Unit.Apply(0), PixelScale.Unit.Apply(255)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(256)]
    [InlineData(784)]
    public void Apply_ManyPixels_EqualsOneByOne(int length)
    {
        var pixels = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        foreach (var scale in new[] { PixelScale.Symmetric, PixelScale.Unit, new PixelScale(-0.42f, 2.8f) })
        {
            var scaled = new float[length];
            scale.Apply(pixels, scaled);
            Assert.Equal(pixels.Select(scale.Apply), scaled);
        }
    }

    [Fact]
    public void Apply_LengthsDiffer_SaysBoth() =>
        Assert.Contains("3 pixels were given, but room for 2", Assert.Throws<ArgumentException>(() => PixelScale.Unit.Apply(new byte[3], new float[2])).Message);

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(0, float.PositiveInfinity)]
    [InlineData(-2e38f, 2e38f)]
    public void Constructor_EndThatIsNoUsableNumber_NamesIt(float low, float high)
    {
        var wrong = Math.Abs(low) <= 1 ? high : low;
        Assert.Contains(
            FormattableString.Invariant($"A pixel would be scaled to {wrong}"),
            Assert.Throws<ArgumentOutOfRangeException>(() => new PixelScale(low, high)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => PixelScale.Unit with { High = float.NaN });
    }
}

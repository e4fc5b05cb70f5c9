using NotebookLib.Charts;

namespace NotebookLib.Charts.Tests;

public sealed class ColourMapTests
{
    [Fact]
    public void Indexer_Ends_AreTheAnchors()
    {
        Assert.True(ColourMap.Blues[0].R > 240);
        Assert.Equal(ColourMap.Blues[0], ColourMap.Blues[-3]);
        Assert.Equal(ColourMap.Blues[1], ColourMap.Blues[7]);
    }

    [Fact]
    public void Indexer_NaN_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ColourMap.Blues[double.NaN]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sequential_Values_GetDarkerInEvenSteps(int map)
    {
        var lightness = (map == 0 ? ColourMap.Blues : ColourMap.Oranges).Sample(33).Select(Lightness).ToArray();
        var steps = lightness.Zip(lightness.Skip(1), (a, b) => a - b).ToArray();
        Assert.All(steps, step => Assert.InRange(step, 0.5, 4));
    }

    [Fact]
    public void Diverging_OppositeValues_AreEquallyLight()
    {
        for (var value = 0.0; value < 0.5; value += 0.05)
            Assert.Equal(Lightness(ColourMap.Diverging[value]), Lightness(ColourMap.Diverging[1 - value]), tolerance: 7.0);
        Assert.True(Lightness(ColourMap.Diverging[0.5]) > 97);
    }

    [Fact]
    public void OfPhase_FullTurn_IsTheSameColour()
    {
        Assert.Equal(ColourMap.OfPhase(0), ColourMap.OfPhase(2 * Math.PI));
        Assert.Equal(ColourMap.OfPhase(Math.PI), ColourMap.OfPhase(-Math.PI));
        Assert.NotEqual(ColourMap.OfPhase(0), ColourMap.OfPhase(Math.PI));
    }

    [Fact]
    public void OverWhite_OnWhite_IsTheSameColour()
    {
        foreach (var colour in ColourMap.Diverging.Sample(40).Concat(ColourMap.Blues.Sample(40)))
        {
            var (solid, opacity) = colour.OverWhite;
            foreach (var (part, expected) in new[] { (solid.R, colour.R), (solid.G, colour.G), (solid.B, colour.B) })
                Assert.InRange(255 * (1 - opacity) + part * opacity, expected - 1, expected + 1);
        }
    }

    [Fact]
    public void TextColour_OnLightAndDark_IsReadable()
    {
        Assert.Equal(Theme.OnDeep, new Rgb(0, 0, 80).TextColour);
        Assert.NotEqual(Theme.OnDeep, new Rgb(255, 250, 240).TextColour);
    }

    // CIE 1976 lightness, 0 to 100, from the relative luminance.
    private static double Lightness(Rgb colour)
    {
        static double Linear(byte v) => v <= 10 ? v / 255.0 / 12.92 : Math.Pow((v / 255.0 + 0.055) / 1.055, 2.4);
        var y = 0.2126 * Linear(colour.R) + 0.7152 * Linear(colour.G) + 0.0722 * Linear(colour.B);
        return 116 * Math.Cbrt(Math.Max(y, 0.008856)) - 16;
    }
}

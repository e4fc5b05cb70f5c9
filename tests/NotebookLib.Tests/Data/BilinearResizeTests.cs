using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class BilinearResizeTests
{
    [Theory]
    [InlineData(28, 28)]
    [InlineData(16, 16)]
    [InlineData(8, 32)]
    [InlineData(33, 7)]
    [InlineData(1, 1)]
    public void Resize_BundledDigits_IsWithinOneGreyLevelOfTheExactTriangleFilter(int height, int width)
    {
        var digits = new DataSetFolder(Mnist.SampleDescription, Path.Combine(RepositoryFolder.Find()!, "data", "mnist-sample")).Load("").Test.Take(50);
        var resized = digits.Resize(height, width);
        for (var i = 0; i < digits.Count; i++)
        {
            var exact = Exact(digits.Pixels(i), 20, 20, height, width);
            for (var p = 0; p < exact.Length; p++) Assert.InRange(resized.Pixels(i)[p], exact[p] - 1.01, exact[p] + 1.01);
        }
    }

    [Fact]
    public void Resize_HalfTheWidth_WeighsByTheTriangle()
    {
        // Two pixels wide on either side of its centre at 1, the triangle gives pixels 0 to 2 the weights 3/4, 3/4 and 1/4, together 7/4.
        var image = new ImageDataSet("row", new ImageShape(1, 1, 4), [70, 140, 210, 0], [0], ["any"]);
        Assert.Equal((70 * 3 + 140 * 3 + 210) / 7, image.Resize(1, 2).Pixels(0)[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    public void Resize_OneGrey_StaysThatGrey(byte grey)
    {
        var pixels = new byte[13 * 9];
        pixels.AsSpan().Fill(grey);
        var image = new ImageDataSet("grey", new ImageShape(1, 13, 9), pixels, [0], ["any"]);
        Assert.Equal(-1, image.Resize(7, 30).Pixels(0).IndexOfAnyExcept(grey));
    }

    [Fact]
    public void Resize_SeveralChannels_ResizesEachByItself()
    {
        var pixels = Enumerable.Range(0, 2 * 25).Select(i => (byte)(i * 5)).ToArray();
        var both = new ImageDataSet("two", new ImageShape(2, 5, 5), pixels, [0], ["any"]).Resize(3, 4);
        var first = new ImageDataSet("one", new ImageShape(1, 5, 5), pixels[..25], [0], ["any"]).Resize(3, 4);
        var second = new ImageDataSet("one", new ImageShape(1, 5, 5), pixels[25..], [0], ["any"]).Resize(3, 4);
        Assert.Equal(new ImageShape(2, 3, 4), both.Shape);
        Assert.Equal([.. first.Pixels(0), .. second.Pixels(0)], both.Pixels(0).ToArray());
    }

    [Fact]
    public void Resize_ManyImages_EqualsOneByOne()
    {
        var digits = FashionMnist.Load(TestData.Offline).Test.Take(600);
        var all = digits.Resize(16, 20);
        foreach (var i in new[] { 0, 255, 256, 599 })
        {
            var one = new ImageDataSet("one", digits.Shape, digits.Pixels(i).ToArray(), [0], ["any"]).Resize(16, 20);
            Assert.Equal(one.Pixels(0).ToArray(), all.Pixels(i).ToArray());
        }
    }

    /// <summary>The triangle filter in double precision and without rounding in between, straight from its definition.</summary>
    private static double[] Exact(ReadOnlySpan<byte> source, int height, int width, int newHeight, int newWidth)
    {
        var result = new double[newHeight * newWidth];
        for (var y = 0; y < newHeight; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                double sum = 0, total = 0;
                for (var v = 0; v < height; v++)
                {
                    for (var u = 0; u < width; u++)
                    {
                        var weight = Triangle(v, y, height, newHeight) * Triangle(u, x, width, newWidth);
                        sum += weight * source[v * width + u];
                        total += weight;
                    }
                }
                result[y * newWidth + x] = sum / total;
            }
        }
        return result;
    }

    private static double Triangle(int pixel, int newPixel, int length, int newLength)
    {
        var scale = (double)length / newLength;
        return Math.Max(0, 1 - Math.Abs(pixel + 0.5 - (newPixel + 0.5) * scale) / Math.Max(scale, 1));
    }
}

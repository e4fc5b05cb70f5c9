using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Tests.Learning.Quantum;

namespace NotebookLib.Tests.Learning.Features;

public class FeatureTests
{
    [Fact]
    public void PrincipalComponents_RandomImages_DiagonaliseTheCovariance()
    {
        var data = RandomImages(400, new ImageShape(1, 5, 6), seed: 1);
        var components = PrincipalComponents.Fit(data, 8, PixelScale.Unit);
        var images = Scaled(data, PixelScale.Unit);

        for (var a = 0; a < components.Count; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                Assert.Equal(a == b ? 1 : 0, Dot(components.Direction(a), components.Direction(b)), 1e-5);
                var covariance = images.Average(image => Along(components, a, image) * Along(components, b, image));
                Assert.Equal(a == b ? components.Variances[a] : 0, covariance, 1e-5);
            }
            if (a > 0) Assert.True(components.Variances[a] <= components.Variances[a - 1]);
        }
        var total = Enumerable.Range(0, 30).Sum(pixel => images.Average(image => Math.Pow(image[pixel] - components.Mean[pixel], 2)));
        Assert.Equal(total, components.TotalVariance, 1e-5);
    }

    [Fact]
    public void PrincipalComponents_AllOfThem_HoldAllVariance()
    {
        var components = PrincipalComponents.Fit(RandomImages(100, new ImageShape(1, 3, 4), seed: 2), 12);
        Assert.Equal(components.TotalVariance, components.Variances.ToArray().Sum(), 1e-9);
    }

    [Fact]
    public void PrincipalComponents_WhitenedLayer_HasMeanZeroAndVarianceOne()
    {
        var data = RandomImages(300, new ImageShape(1, 4, 4), seed: 3);
        var network = new Sequential<double>(PrincipalComponents.Fit(data, 5).ToLayer<double>());
        var images = Scaled(data, PixelScale.Symmetric);
        var input = new Tensor<double>(data.Count, data.Shape);
        for (var i = 0; i < data.Count; i++) images[i].CopyTo(input.Row(i));
        var found = network.Predict(input);
        for (var k = 0; k < 5; k++)
        {
            var values = Enumerable.Range(0, data.Count).Select(i => found[i, k]).ToArray();
            Assert.Equal(0, values.Average(), 1e-5);
            Assert.Equal(1, values.Average(value => value * value), 1e-4);
        }
    }

    [Fact]
    public void PrincipalComponents_MoreThanPixels_Throws() => Assert.Contains(
        "have 1 to 4", Assert.Throws<ArgumentOutOfRangeException>(
            () => PrincipalComponents.Fit(RandomImages(5, new ImageShape(1, 2, 2), 1), 5)).Message);

    [Fact]
    public void QuadraticFeatures_ThreeValues_AreTheValuesAndTheirProducts()
    {
        var input = new Tensor<double>(1, new TensorShape(3));
        double[] values = [2, 3, 5];
        values.CopyTo(input.Values);
        var found = new Sequential<double>(new QuadraticFeatures<double>()).Predict(input);
        Assert.Equal([2, 3, 5, 4, 6, 10, 9, 15, 25], found.Values.ToArray());
    }

    [Fact]
    public void QuadraticFeatures_BehindALinearLayer_GradientEqualsCentralDifference()
    {
        var random = new Random(4);
        var network = new Sequential<double>(seed: 1, new Linear<double>(3, 4), new QuadraticFeatures<double>(), new Linear<double>(14, 2));
        var input = Samples.Normal(random, 11, new TensorShape(3));
        network.Forward(input);
        var outputGradient = Samples.Normal(random, 11, new TensorShape(2));
        network.Backward(outputGradient);
        foreach (var parameter in network.Parameters)
        {
            var expected = FiniteDifference.Gradient(parameter, () => Samples.Dot(outputGradient, network.Predict(input)));
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], parameter.Gradient[i], 1e-6);
        }
    }

    private static double Along(PrincipalComponents components, int index, double[] image)
    {
        var sum = 0.0;
        for (var i = 0; i < image.Length; i++) sum += components.Direction(index)[i] * (image[i] - components.Mean[i]);
        return sum;
    }

    private static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += (double)x[i] * y[i];
        return sum;
    }

    private static double[][] Scaled(ImageDataSet data, PixelScale scale) => [.. Enumerable.Range(0, data.Count)
        .Select(i => data.Pixels(i).ToArray().Select(pixel => (double)scale.Apply(pixel)).ToArray())];

    /// <summary>Images in which pixels depend on each other.</summary>
    private static ImageDataSet RandomImages(int count, ImageShape shape, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[count * shape.Size];
        for (var i = 0; i < count; i++)
        {
            var (brightness, slope) = (random.Next(100), random.Next(-4, 5));
            for (var p = 0; p < shape.Size; p++) pixels[i * shape.Size + p] = (byte)Math.Clamp(brightness + slope * p + random.Next(60), 0, 255);
        }
        return new ImageDataSet("random", shape, pixels, new byte[count], ["all"]);
    }
}

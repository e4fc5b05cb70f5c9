using System.Numerics;
using NotebookLib.Learning;
using NotebookLib.Tests.Learning.Engine;

namespace NotebookLib.Tests.Learning.Layers;

public class Conv2dTests
{
    [Theory]
    [InlineData(1, 32, 3, 28, 28)]
    [InlineData(1, 6, 5, 28, 28)]
    [InlineData(6, 16, 5, 12, 12)]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 3, 2, 5, 4)]
    [InlineData(3, 5, 3, 4, 9)]
    [InlineData(1, 7, 4, 9, 5)]
    [InlineData(4, 9, 6, 7, 6)]
    public void ForwardAndBackward_AnySize_EqualTheDefinition(int inChannels, int outChannels, int kernel, int height, int width)
    {
        CheckAgainstLoops<double>(inChannels, outChannels, kernel, new TensorShape(inChannels, height, width), 1e-12);
        CheckAgainstLoops<float>(inChannels, outChannels, kernel, new TensorShape(inChannels, height, width), 1e-5);
    }

    [Fact]
    public void Forward_ThreeByThreeByHand_IsTheSumOfProducts()
    {
        var layer = new Conv2d<float>(1, 1, kernel: 2);
        new float[] { 1, 2, 3, 4 }.CopyTo(layer.Weight.Values);
        layer.Bias.Values[0] = 0.5f;
        var image = new Tensor<float>(1, new TensorShape(1, 3, 3));
        new float[] { 1, 0, 2, 0, 1, 0, 3, 0, 1 }.CopyTo(image.Values);

        var output = new Sequential<float>(layer).Forward(image);

        Assert.Equal([1 + 4 + 0.5f, 4 + 3 + 0.5f, 2 + 9 + 0.5f, 1 + 4 + 0.5f], output.Values.ToArray());
    }

    [Fact]
    public void OutputShape_WrongChannels_ThrowsWithBothShapes()
    {
        var error = Assert.Throws<ArgumentException>(() => new Conv2d<float>(3, 4, kernel: 5).OutputShape(new TensorShape(1, 28, 28)));
        Assert.Contains("(3, height, width)", error.Message);
        Assert.Contains("(1, 28, 28)", error.Message);
    }

    [Fact]
    public void OutputShape_ImageSmallerThanKernel_Throws() =>
        Assert.Throws<ArgumentException>(() => new Conv2d<float>(1, 4, kernel: 5).OutputShape(new TensorShape(1, 4, 28)));

    [Fact]
    public void Constructor_NoChannels_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d<float>(0, 4, kernel: 5));

    [Fact]
    public void Initialize_Default_IsUniformWithinOneOverRootOfFanIn()
    {
        var layer = new Conv2d<double>(6, 16, kernel: 5);
        layer.Initialize(new Random(3));
        var bound = 1 / Math.Sqrt(6 * 25);
        Assert.All(layer.Weight.Values.ToArray(), value => Assert.InRange(value, -bound, bound));
        Assert.InRange(layer.Weight.Values.ToArray().Max(), 0.99 * bound, bound);
        Assert.InRange(layer.Weight.Values.ToArray().Average(), -0.05 * bound, 0.05 * bound);
        Assert.All(layer.Bias.Values.ToArray(), value => Assert.InRange(value, -bound, bound));
    }

    private static void CheckAgainstLoops<T>(int inChannels, int outChannels, int kernel, TensorShape input, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Count = 10;
        var layer = new Conv2d<T>(inChannels, outChannels, kernel);
        var network = new Sequential<T>(new ShiftLayer<T>(input), layer).Build(input);
        var images = RandomTensor<T>(Count, input, seed: 1);
        var gradient = RandomTensor<T>(Count, network.OutputShape!, seed: 2);
        var output = network.Forward(images);
        network.Backward(gradient);
        var weight = ToDoubles<T>(layer.Weight.Values);
        var (weightGradient, biasGradient, inputGradient) = (new double[weight.Length], new double[outChannels], new double[input.Size]);
        for (var e = 0; e < Count; e++)
        {
            var x = ToDoubles<T>(images.Row(e));
            AssertClose(ConvolutionByLoops.Forward(x, input, weight, ToDoubles<T>(layer.Bias.Values), kernel), output.Row(e), tolerance);
            var (gx, gw, gb) = ConvolutionByLoops.Backward(x, input, weight, ToDoubles<T>(gradient.Row(e)), outChannels, kernel);
            for (var i = 0; i < gx.Length; i++) inputGradient[i] += gx[i];
            for (var i = 0; i < gw.Length; i++) weightGradient[i] += gw[i];
            for (var i = 0; i < gb.Length; i++) biasGradient[i] += gb[i];
        }
        AssertClose(weightGradient, layer.Weight.Gradient, tolerance * 100);
        AssertClose(biasGradient, layer.Bias.Gradient, tolerance * 100);
        AssertClose(inputGradient, network.Parameters[0].Gradient, tolerance * 10);
    }

    private static Tensor<T> RandomTensor<T>(int count, TensorShape shape, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = CentralDifferences.RandomTensor(count, shape, seed);
        var tensor = new Tensor<T>(count, shape);
        for (var i = 0; i < random.Values.Length; i++) tensor.Values[i] = T.CreateChecked(random.Values[i]);
        return tensor;
    }

    private static double[] ToDoubles<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var doubles = new double[values.Length];
        for (var i = 0; i < values.Length; i++) doubles[i] = double.CreateChecked(values[i]);
        return doubles;
    }

    private static void AssertClose<T>(double[] expected, ReadOnlySpan<T> found, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], double.CreateChecked(found[i]), tolerance);
    }
}

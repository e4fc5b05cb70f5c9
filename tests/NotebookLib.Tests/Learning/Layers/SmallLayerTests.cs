using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Layers;

public class SmallLayerTests
{
    [Fact]
    public void MaxPool2d_OddSize_DropsLastRowAndColumn()
    {
        var output = Run(new MaxPool2d<float>(2), new TensorShape(1, 3, 5), [1, 2, 3, 4, 9, 5, 0, -1, 7, 9, 9, 9, 9, 9, 9]);
        Assert.Equal([5, 7], output);
    }

    [Fact]
    public void MaxPool2d_EqualValues_GradientGoesToTheFirst()
    {
        var shift = new Engine.ShiftLayer<double>(new TensorShape(1, 2, 2));
        var network = new Sequential<double>(shift, new MaxPool2d<double>(2));
        network.Forward(new Tensor<double>(1, new TensorShape(1, 2, 2)));
        var gradient = new Tensor<double>(1, new TensorShape(1, 1, 1));
        gradient.Values[0] = 3;
        network.Backward(gradient);
        Assert.Equal([3, 0, 0, 0], shift.Shift.Gradient.ToArray());
    }

    [Fact]
    public void MaxPool2d_NaN_IsPassedOn() =>
        Assert.True(float.IsNaN(Run(new MaxPool2d<float>(2), new TensorShape(1, 2, 2), [1, float.NaN, 3, 2])[0]));

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void MaxPool2d_WindowOutOfRange_Throws(int window) => Assert.Throws<ArgumentOutOfRangeException>(() => new MaxPool2d<float>(window));

    [Fact]
    public void MaxPool2d_ImageSmallerThanWindow_Throws() =>
        Assert.Throws<ArgumentException>(() => new MaxPool2d<float>(3).OutputShape(new TensorShape(1, 2, 8)));

    [Fact]
    public void LeakyReLU_BelowZero_IsScaled() => Assert.Equal([-0.5f, 0, 3], Run(new LeakyReLU<float>(0.25), new TensorShape(3), [-2, 0, 3]));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void LeakyReLU_SlopeBelow0OrNotANumber_Throws(double slope) => Assert.Throws<ArgumentOutOfRangeException>(() => new LeakyReLU<float>(slope));

    [Fact]
    public void Tanh_Values_EqualTheMathLibrary() =>
        AssertClose([Math.Tanh(-3), Math.Tanh(-0.2), 0, Math.Tanh(1e-4), 1], Run(new Tanh<float>(), new TensorShape(5), [-3, -0.2f, 0, 1e-4f, 40]), 3e-7);

    [Fact]
    public void Sigmoid_Values_EqualTheDefinition() => AssertClose(
        [1 / (1 + Math.Exp(3)), 0.5, 1 / (1 + Math.Exp(-1.5)), 0, 1], Run(new Sigmoid<float>(), new TensorShape(5), [-3, 0, 1.5f, -100, 100]), 3e-7);

    [Fact]
    public void Softmax_LargeValues_StaysFinite() => AssertClose([0.5, 0.5, 0], Run(new Softmax<float>(), new TensorShape(3), [1000, 1000, 0]), 1e-7);

    [Fact]
    public void Softmax_Image_Throws() => Assert.Throws<ArgumentException>(() => new Softmax<float>().OutputShape(new TensorShape(1, 2, 2)));

    [Fact]
    public void Flatten_Image_KeepsTheOrder() => Assert.Equal([1, 2, 3, 4], Run(new Flatten<float>(), new TensorShape(1, 2, 2), [1, 2, 3, 4]));

    private static float[] Run(Layer<float> layer, TensorShape shape, float[] values)
    {
        var input = new Tensor<float>(1, shape);
        values.CopyTo(input.Values);
        return new Sequential<float>(layer).Forward(input).Values.ToArray();
    }

    private static void AssertClose(double[] expected, float[] found, double tolerance)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], tolerance);
    }
}

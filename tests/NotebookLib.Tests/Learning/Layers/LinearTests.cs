using NotebookLib.Learning;
using NotebookLib.Tests.Learning.Engine;

namespace NotebookLib.Tests.Learning.Layers;

public class LinearTests
{
    [Theory]
    [InlineData(5408, 10)]
    [InlineData(256, 120)]
    [InlineData(120, 84)]
    [InlineData(1, 1)]
    [InlineData(7, 13)]
    [InlineData(33, 3)]
    public void ForwardAndBackward_AnySize_EqualTheDefinition(int inFeatures, int outFeatures)
    {
        const int Count = 11;
        var single = new Linear<float>(inFeatures, outFeatures);
        var shift = new ShiftLayer<float>(new TensorShape(inFeatures));
        var network = new Sequential<float>(shift, single);
        var x = CentralDifferences.RandomTensor(Count, new TensorShape(inFeatures), seed: 1);
        var g = CentralDifferences.RandomTensor(Count, new TensorShape(outFeatures), seed: 2);

        var output = network.Forward(ToSingle(x));
        network.Backward(ToSingle(g));

        var (inputGradient, biasGradient) = (new double[inFeatures], new double[outFeatures]);
        for (var o = 0; o < outFeatures; o++)
        {
            for (var e = 0; e < Count; e++)
            {
                biasGradient[o] += g[e, o];
                double expected = single.Bias.Values[o];
                for (var i = 0; i < inFeatures; i++) expected += single.Weight.Values[o * inFeatures + i] * x[e, i];
                Assert.Equal(expected, output[e, o], 1e-5);
            }
            for (var i = 0; i < inFeatures; i++)
            {
                var expected = 0.0;
                for (var e = 0; e < Count; e++)
                {
                    expected += g[e, o] * x[e, i];
                    inputGradient[i] += g[e, o] * single.Weight.Values[o * inFeatures + i];
                }
                Assert.Equal(expected, single.Weight.Gradient[o * inFeatures + i], 1e-5);
            }
            Assert.Equal(biasGradient[o], single.Bias.Gradient[o], 1e-5);
        }
        for (var i = 0; i < inFeatures; i++) Assert.Equal(inputGradient[i], shift.Shift.Gradient[i], 2e-5);
    }

    [Fact]
    public void OutputShape_ImageWithoutFlatten_ThrowsWithAdvice()
    {
        var error = Assert.Throws<ArgumentException>(() => new Linear<float>(256, 10).OutputShape(new TensorShape(16, 4, 4)));
        Assert.Contains("Flatten()", error.Message);
    }

    [Fact]
    public void OutputShape_WrongLength_ThrowsWithTheRightLayer()
    {
        var error = Assert.Throws<ArgumentException>(() => new Linear<float>(256, 10).OutputShape(new TensorShape(400)));
        Assert.Contains("Linear(400, 10)", error.Message);
    }

    private static Tensor<float> ToSingle(Tensor<double> source)
    {
        var tensor = new Tensor<float>(source.Count, source.ExampleShape);
        for (var i = 0; i < source.Values.Length; i++) tensor.Values[i] = (float)source.Values[i];
        return tensor;
    }
}

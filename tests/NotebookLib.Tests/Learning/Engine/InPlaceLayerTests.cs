using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

public class InPlaceLayerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void Backward_ReversibleLayersBetweenOthers_EqualsCentralDifferences(int count)
    {
        var network = new Sequential<double>(
            2, new Linear<double>(6, 8), new Tanh<double>(), new RotationLayer<double>(), new RotationLayer<double>(), new Tanh<double>(),
            new RotationLayer<double>(), new Linear<double>(8, 3));
        network.Parameters[2].Values[0] = 0.3;
        network.Parameters[3].Values[0] = -1.1;
        network.Parameters[4].Values[0] = 0.7;
        CentralDifferences.Check(network, new TensorShape(6), count);
    }

    [Fact]
    public void Backward_ReversibleFirstAndLast_EqualsCentralDifferences()
    {
        var network = new Sequential<double>(2, new RotationLayer<double>(), new Linear<double>(4, 6), new RotationLayer<double>());
        network.Parameters[0].Values[0] = 0.3;
        network.Parameters[3].Values[0] = -0.4;
        CentralDifferences.Check(network, new TensorShape(4), count: 5);
    }

    [Fact]
    public void Forward_FirstLayerInPlace_LeavesTheBatchAlone()
    {
        var network = new Sequential<double>(new RotationLayer<double>());
        network.Parameters[0].Values[0] = Math.PI / 2;
        var input = CentralDifferences.RandomTensor(3, new TensorShape(2), seed: 1);
        var before = input.Values.ToArray();
        var output = network.Forward(input);
        Assert.Equal(before, input.Values.ToArray());
        Assert.Equal(before[0], output[0, 1], 1e-15);
        Assert.Equal(-before[1], output[0, 0], 1e-15);
    }

    [Fact]
    public void Build_OddNumberOfValues_ThrowsWithTheLayersPosition()
    {
        var network = new Sequential<double>(new Linear<double>(4, 3), new RotationLayer<double>());
        Assert.Contains("Layer 1", Assert.Throws<ArgumentException>(() => network.Build(new TensorShape(4))).Message);
    }
}

using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Engine;

public class FusedLayersTests
{
    public static TheoryData<string> Names() => [.. Networks.Keys];

    private static readonly Dictionary<string, (ImageShape Image, Func<Layer<double>[]> Make)> Networks = new()
    {
        ["LeNet-5"] = (new(1, 28, 28), () => [.. LeNet5.CreateNetwork<double>(seed: 0).Layers]),
        ["simple CNN"] = (new(1, 28, 28), () => [.. SimpleCnn.CreateNetwork<double>(seed: 0).Layers]),
        ["odd sizes"] = (new(2, 11, 9), () =>
            [new Conv2d<double>(2, 7, 3), new Sigmoid<double>(), new MaxPool2d<double>(2), new Conv2d<double>(7, 4, 2), new MaxPool2d<double>(2), new Flatten<double>()]),
        ["one channel each"] = (new(1, 5, 6), () => [new Conv2d<double>(1, 1, 2), new LeakyReLU<double>(0.3), new MaxPool2d<double>(2), new Flatten<double>(), new Linear<double>(4, 2)]),
        ["rotations and chains"] = (new(1, 4, 4), () =>
            [new AmplitudeEncoding<double>(), .. VariationalCircuit.Layers<double>(4, 3, Entangler.CxChain(), Rotation.Ry, AngleConvention.Full, 1), new Probabilities<double>()]),
        ["nothing to fuse"] = (new(1, 8, 8), () => [new Conv2d<double>(1, 2, 3), new Tanh<double>(), new MaxPool2d<double>(3), new Flatten<double>(), new Linear<double>(8, 2)]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void ForwardAndBackward_Fused_EqualsTheLayersAsWritten(string name)
    {
        var (image, make) = Networks[name];
        var fused = new Sequential<double>(3, make());
        var plain = new Sequential<double>(3, make()) { IsFused = false };
        var batch = CentralDifferences.RandomTensor(11, image, seed: 1);
        var scores = fused.Forward(batch);
        AssertClose(plain.Forward(batch).Values, scores.Values);
        var gradient = CentralDifferences.RandomTensor(11, fused.OutputShape!, seed: 2);
        fused.Backward(gradient);
        plain.Backward(gradient);
        for (var p = 0; p < fused.Parameters.Count; p++) AssertClose(plain.Parameters[p].Gradient, fused.Parameters[p].Gradient);
    }

    [Fact]
    public void From_LeNet5_FusesBothConvolutions()
    {
        var layers = FusedLayers.From(LeNet5.CreateNetwork<float>(seed: 0).Layers);
        Assert.Equal(10, layers.Count);
        Assert.IsType<PooledConvolution<float>>(layers[0]);
        Assert.IsType<Tanh<float>>(layers[1]);
        Assert.IsType<PooledConvolution<float>>(layers[2]);
    }

    [Fact]
    public void From_Qnn_FusesRotationsWithTheirChains()
    {
        var layers = FusedLayers.From(Qnn.CreateNetwork<float>(seed: 0, QnnOptions.Improved).Layers);
        Assert.Equal(4, layers.Count);
        Assert.IsType<FusedRotations<float>>(layers[1]);
        Assert.Equal(3, layers[1].Parameters.Count);
    }

    [Fact]
    public void From_OtherWindowOrActivationThatFalls_StaysAsWritten()
    {
        Assert.Equal(2, FusedLayers.From<float>([new Conv2d<float>(1, 1, 3), new MaxPool2d<float>(3)]).Count);
        Assert.Equal(3, FusedLayers.From<float>([new Conv2d<float>(1, 1, 3), new Softmax<float>(), new MaxPool2d<float>(2)]).Count);
    }

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-11);
    }
}

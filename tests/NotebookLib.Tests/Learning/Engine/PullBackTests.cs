using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;
using NotebookLib.Tests.Learning.Quantum;

namespace NotebookLib.Tests.Learning.Engine;

public class PullBackTests
{
    private static readonly Dictionary<string, (TensorShape Input, Func<Layer<double>[]> Make)> Networks = new()
    {
        ["convolution"] = (new(2, 8, 7), () =>
            [new Conv2d<double>(2, 3, kernel: 3), new Tanh<double>(), new MaxPool2d<double>(2), new Flatten<double>(), new Linear<double>(18, 4)]),
        ["dense"] = (new(11), () => [new Linear<double>(11, 7), new Sigmoid<double>(), new Linear<double>(7, 3), new Softmax<double>()]),
        ["activation first"] = (new(5), () => [new Tanh<double>(), new Linear<double>(5, 2)]),
        ["no parameters"] = (new(1, 4, 4), () => [new Tanh<double>(), new MaxPool2d<double>(2)]),
        ["quantum"] = (new(1, 4, 4), () =>
            [new AmplitudeEncoding<double>(), .. Circuits.Layers(4, 2), new Probabilities<double>(), new Linear<double>(16, 3)]),
        ["state in place"] = (new(8), () => [new NotebookLib.Learning.RotationLayer<double>(3, angleRange: 1), new ZeroProbability<double>(1)]),
        ["complex"] = (new(8), () =>
            [.. Circuits.Layers(3, 2, Entangler.CzRing(), Rotation.General), new PauliExpectation<double>(true, "XYZ", "IIZ")]),
        ["re-uploading"] = (new(3), () => [new DataReuploading<double>(2, depth: 3), new MarginalProbabilities<double>(1)]),
    };

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in Networks.Keys)
        {
            foreach (var count in (int[])[1, 8, 13, 75]) cases.Add(name, count);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void InputGradient_EveryNetwork_EqualsCentralDifferences(string name, int count)
    {
        const double step = 1e-6;
        var (network, input, factors) = Make(name, count);
        var gradient = new double[input.Values.Length];
        network.PullBack(input.Values, count, factors.Values, gradient);
        for (var i = 0; i < gradient.Length; i += 1 + count / 8)
        {
            double Weighted(double change)
            {
                var moved = input.Values.ToArray();
                moved[i] += change;
                var output = new double[factors.Values.Length];
                network.Predict(moved, count, output);
                return output.Zip(factors.Values.ToArray(), (x, y) => x * y).Sum();
            }
            var expected = (Weighted(step) - Weighted(-step)) / (2 * step);
            Assert.Equal(expected, gradient[i], 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ParameterGradients_EveryNetwork_EqualThoseOfForwardAndBackward(string name, int count)
    {
        var (network, input, factors) = Make(name, count);
        var scores = network.Forward(input).Values.ToArray();
        network.Backward(factors);
        var expected = Gradients(network);
        foreach (var threads in (int[])[1, 2, 5])
        {
            network.Threads = threads;
            foreach (var parameter in network.Parameters) parameter.Gradient.Fill(double.NaN);
            var output = new double[scores.Length];
            network.PullBack(input.Values, count, factors.Values, default, output);
            Assert.Equal(scores, output);
            Assert.Equal(expected, Gradients(network));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void InputGradient_AnyNumberOfThreads_HasTheSameBits(string name, int count)
    {
        double[] Run(int threads)
        {
            var (network, input, factors) = Make(name, count);
            network.Threads = threads;
            var gradient = new double[input.Values.Length];
            network.PullBack(input.Values, count, factors.Values, gradient);
            return [.. gradient, .. Gradients(network)];
        }
        var expected = Run(1);
        Assert.Equal(expected, Run(2));
        Assert.Equal(expected, Run(7));
    }

    [Fact]
    public void PullBack_OfTheLossGradient_GivesTheGradientsOfTrain()
    {
        var batch = SequentialTests.RandomBatch(75, new ImageShape(1, 28, 28));
        var (trained, pulled) = (LeNet5.CreateNetwork<float>(seed: 1), LeNet5.CreateNetwork<float>(seed: 1).Build(batch.Shape));
        var loss = new CrossEntropy<float>();
        trained.Train(batch, loss);

        var output = new Tensor<float>(75, pulled.OutputShape!);
        pulled.Predict(batch.Images, 75, output.Values);
        loss.Forward(output, batch.Labels);
        pulled.PullBack(batch.Images, 75, loss.Backward().Values, default);
        for (var p = 0; p < trained.Parameters.Count; p++)
            Assert.Equal(trained.Parameters[p].Gradient.ToArray(), pulled.Parameters[p].Gradient.ToArray());
    }

    [Fact]
    public void PullBack_BetweenForwardAndBackward_LeavesWhatWasKept()
    {
        var (network, input, factors) = Make("quantum", 13);
        network.Forward(input);
        network.Backward(factors);
        var expected = Gradients(network);

        var (other, otherFactors) = (CentralDifferences.RandomTensor(5, input.ExampleShape, seed: 8), new double[15]);
        network.Forward(input);
        network.PullBack(other.Values, 5, otherFactors, new double[other.Values.Length]);
        network.Predict(other.Values, 5, new double[15]);
        network.Backward(factors);
        Assert.Equal(expected, Gradients(network));
    }

    [Fact]
    public void PullBack_WrongMemory_ThrowsAndSaysWhatFits()
    {
        var network = new Sequential<float>(1, new Linear<float>(4, 2));
        var (input, gradient) = (new float[12], new float[6]);
        Assert.Contains("Build", Assert.Throws<InvalidOperationException>(() => network.PullBack(input, 3, gradient, default)).Message);
        network.Build(new TensorShape(4));
        Assert.Contains("0 examples", Assert.Throws<ArgumentOutOfRangeException>(() => network.PullBack(input, 0, gradient, default)).Message);
        Assert.Contains("takes 16", Assert.Throws<ArgumentException>(() => network.PullBack(input, 4, gradient, default)).Message);
        Assert.Contains("takes 6", Assert.Throws<ArgumentException>(() => network.PullBack(input, 3, new float[7], default)).Message);
        Assert.Contains("takes 12", Assert.Throws<ArgumentException>(() => network.PullBack(input, 3, gradient, new float[11])).Message);
        Assert.Contains("takes 6", Assert.Throws<ArgumentException>(() => network.Predict(input, 3, new float[5])).Message);
        Assert.Contains("shares memory", Assert.Throws<ArgumentException>(() => network.PullBack(input, 3, gradient, input)).Message);
        Assert.Contains("shares memory", Assert.Throws<ArgumentException>(() => network.PullBack(input, 3, gradient, default, gradient)).Message);
        Assert.Contains("shares memory", Assert.Throws<ArgumentException>(() => network.Predict(input, 3, input.AsSpan(3, 6))).Message);
    }

    private static (Sequential<double> Network, Tensor<double> Input, Tensor<double> Factors) Make(string name, int count)
    {
        var (shape, make) = Networks[name];
        var network = new Sequential<double>(5, make()).Build(shape);
        return (network, CentralDifferences.RandomTensor(count, shape, seed: 6), CentralDifferences.RandomTensor(count, network.OutputShape!, seed: 7));
    }

    private static double[] Gradients(Sequential<double> network) => [.. network.Parameters.SelectMany(parameter => parameter.Gradient.ToArray())];
}

using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Quantum;

public class QuantumGradientTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 24)];

    /// <summary>Random stacks of random layers with random readouts, angles and batches.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Adjoint_RandomStack_EqualsParameterShiftAndCentralDifference(int seed)
    {
        var random = new Random(seed);
        var network = RandomNetwork(random);
        var input = Samples.Normal(random, random.Next(1, 20), network.InputShape!);
        var outputGradient = Samples.Normal(random, input.Count, network.OutputShape!);
        network.Forward(input);
        network.Backward(outputGradient);

        foreach (var parameter in network.Parameters)
        {
            var adjoint = parameter.Gradient.ToArray();
            AssertEqual(FiniteDifference.Gradient(parameter, () => Samples.Dot(outputGradient, network.Predict(input))), adjoint, parameter.Name);
            if (parameter.LocalName == "angles") AssertEqual(ParameterShift.Gradient(network, input, outputGradient, parameter), adjoint, parameter.Name);
        }
    }

    [Fact]
    public void DataReuploading_RandomInput_EqualsCentralDifference()
    {
        var random = new Random(5);
        var network = new Sequential<double>(
            seed: 3, new Linear<double>(4, 5), new DataReuploading<double>(3, depth: 2), new PauliExpectation<double>(trainable: true, "ZIZ", "IXI"));
        var input = Samples.Normal(random, 11, new TensorShape(4));
        network.Forward(input);
        var outputGradient = Samples.Normal(random, 11, network.OutputShape!);
        network.Backward(outputGradient);
        foreach (var parameter in network.Parameters)
            AssertEqual(FiniteDifference.Gradient(parameter, () => Samples.Dot(outputGradient, network.Predict(input))), parameter.Gradient.ToArray(), parameter.Name);
    }

    /// <summary>A layer before the encoding gets its gradient through the circuit.</summary>
    [Theory]
    [InlineData(Rotation.Ry)]
    [InlineData(Rotation.General)]
    public void Encoding_TrainableLayerBefore_EqualsCentralDifference(Rotation rotation)
    {
        var random = new Random(6);
        var network = new Sequential<double>(
            seed: 2,
            [
                new Conv2d<double>(1, 1, kernel: 2), new AmplitudeEncoding<double>(pad: 1), .. Circuits.Layers(4, 2, rotation: rotation, angleRange: 2),
                new Probabilities<double>(),
            ]);
        var input = Samples.Normal(random, 9, new TensorShape(1, 3, 3));
        network.Forward(input);
        var outputGradient = Samples.Normal(random, 9, network.OutputShape!);
        network.Backward(outputGradient);
        foreach (var parameter in network.Parameters)
            AssertEqual(FiniteDifference.Gradient(parameter, () => Samples.Dot(outputGradient, network.Predict(input))), parameter.Gradient.ToArray(), parameter.Name);
    }

    [Fact]
    public void Train_AnyNumberOfThreads_GivesTheSameBits()
    {
        float[] Gradients(int threads)
        {
            var network = Qnn.CreateNetwork<float>(seed: 1, QnnOptions.Improved);
            network.Threads = threads;
            var scores = network.Forward(Samples.Normal<float>(new Random(1), 70, new TensorShape(1, 28, 28)));
            network.Backward(Samples.Normal<float>(new Random(2), 70, scores.ExampleShape));
            return [.. network.Parameters.SelectMany(parameter => parameter.Gradient.ToArray())];
        }

        Assert.Equal(Gradients(1), Gradients(3));
    }

    [Fact]
    public void ParameterShift_SigmoidBehindTheCircuit_ThrowsWithTheLayer()
    {
        var rotation = new RotationLayer<double>(2);
        var network = new Sequential<double>(rotation, new ZeroProbability<double>(), new Sigmoid<double>());
        var input = Samples.Normal(new Random(1), 2, new TensorShape(4));
        var error = Assert.Throws<ArgumentException>(
            () => ParameterShift.Gradient(network, input, new Tensor<double>(2, new TensorShape(1)), rotation.Angles));
        Assert.Contains("Sigmoid() is not linear in the probabilities", error.Message);
    }

    [Fact]
    public void ParameterShift_WeightsOfALinearLayer_ThrowsWithTheName()
    {
        var linear = new Linear<double>(4, 4);
        var network = new Sequential<double>(linear, new RotationLayer<double>(2), new Probabilities<double>());
        var input = Samples.Normal(new Random(1), 2, new TensorShape(4));
        var error = Assert.Throws<ArgumentException>(
            () => ParameterShift.Gradient(network, input, new Tensor<double>(2, new TensorShape(4)), linear.Weight));
        Assert.Contains("0.weight does not hold the angles", error.Message);
    }

    private static Sequential<double> RandomNetwork(Random random)
    {
        var qubits = random.Next(1, 7);
        var names = Entanglers.Names.Where(name => Entanglers.ByName(name).FewestQubits <= qubits).ToArray();
        Entangler AnyEntangler() => Entanglers.ByName(names[random.Next(names.Length)]);
        // Ry alone now and then, so that states stay real.
        var rotations = random.Next(2) == 0 ? [Rotation.Ry] : Enum.GetValues<Rotation>();
        Rotation AnyRotation() => rotations[random.Next(rotations.Length)];
        AngleConvention AnyConvention() => random.Next(2) == 0 ? AngleConvention.Full : AngleConvention.Half;

        var layers = new List<Layer<double>> { new AmplitudeEncoding<double>() };
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            layers.AddRange(random.Next(3) switch
            {
                0 => Circuits.Layers(qubits, random.Next(1, 4), AnyEntangler(), AnyRotation(), AnyConvention(), angleRange: 3),
                1 => [new EntanglingLayer<double>(qubits, AnyEntangler())],
                _ => [new RotationLayer<double>(qubits, AnyRotation(), AnyConvention(), angleRange: 3)],
            });
        }
        layers.Add(random.Next(4) switch
        {
            0 => new Probabilities<double>(scale: 3),
            1 => new MarginalProbabilities<double>([.. Enumerable.Range(0, qubits).Where(q => q % 2 == 0)]),
            2 => new ZeroProbability<double>(random.Next(-1, qubits)),
            _ => new PauliExpectation<double>(
                trainable: true, [.. Enumerable.Range(0, 2).Select(_ => string.Concat(Enumerable.Range(0, qubits).Select(_ => "IXYZ"[random.Next(4)])))]),
        });
        return new Sequential<double>(random.Next(), [.. layers]).Build(new TensorShape(1 << qubits));
    }

    private static void AssertEqual(double[] expected, double[] found, string name)
    {
        var largest = expected.Select(Math.Abs).Append(1e-3).Max();
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= Tolerance * largest, $"{name}[{i}] is {found[i]}, expected {expected[i]}.");
    }
}

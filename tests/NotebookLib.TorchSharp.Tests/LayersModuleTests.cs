using System.Runtime.InteropServices;
using NotebookLib.Learning;
using NotebookLib.Quantum;
using TorchSharp;
using static NotebookLib.Learning.NetworkBuilder;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp.Tests;

public sealed class LayersModuleTests : TorchTest
{
    private const int Qubits = 4;
    private const int Amplitudes = 1 << Qubits;

    [Theory]
    [InlineData(Rotation.Ry)]
    [InlineData(Rotation.Rx)]
    [InlineData(Rotation.General)]
    public void Backward_InputAndAngles_EqualCentralDifferences(Rotation rotation)
    {
        var module = Circuit(rotation);
        var input = rand(3, Amplitudes).requires_grad_();
        var weights = randn(3, Amplitudes);
        double Value() { using var _ = no_grad(); return (module.forward(input) * weights).sum().item<float>(); }

        (module.forward(input) * weights).sum().backward();

        AssertGradient(input, Value);
        Assert.All(module.parameters(), parameter => AssertGradient(parameter, Value));
    }

    [Fact]
    public void Forward_EqualsTheLayersAlone()
    {
        var layers = Sequential(seed: 3, AmplitudeEncoding(), RyLayer(Qubits, angleRange: 1), CxChain(Qubits), Probabilities());
        var input = rand(5, Amplitudes);
        var expected = new float[5 * Amplitudes];
        layers.Build(new TensorShape(Amplitudes)).Predict(MemoryMarshal.Cast<byte, float>(input.bytes), 5, expected);

        var output = new LayersModule("circuit", new TensorShape(Amplitudes), layers).forward(input);

        Assert.Equal([5, Amplitudes], output.shape);
        Assert.Equal(expected, output.data<float>().ToArray());
    }

    [Fact]
    public void Forward_TwiceInOneGraph_GradientsAdd()
    {
        var module = Circuit();
        var (first, second) = (rand(3, Amplitudes), rand(2, Amplitudes));
        var weights = randn(Amplitudes);
        Tensor GradientOf(params Tensor[] inputs)
        {
            module.zero_grad();
            var sum = zeros(1);
            foreach (var input in inputs) sum += (module.forward(input) * weights).sum();
            sum.backward();
            return module.parameters().First().grad!.clone();
        }

        var sum = GradientOf(first) + GradientOf(second);

        AssertEqual(sum, GradientOf(first, second), 1e-5);
    }

    [Fact]
    public void Forward_OfItsOwnOutput_ChainsGradients()
    {
        var module = Circuit();
        var input = rand(3, Amplitudes).requires_grad_();
        var weights = randn(3, Amplitudes);
        double Value() { using var _ = no_grad(); return (module.forward(module.forward(input)) * weights).sum().item<float>(); }

        (module.forward(module.forward(input)) * weights).sum().backward();

        AssertGradient(input, Value);
        Assert.All(module.parameters(), parameter => AssertGradient(parameter, Value));
    }

    [Fact]
    public void Backward_TwiceWithRetainedGraph_GivesTheSameAgain()
    {
        var module = Circuit();
        var loss = (module.forward(rand(3, Amplitudes)) * randn(Amplitudes)).sum();

        loss.backward(retain_graph: true);
        var once = module.parameters().First().grad!.clone();
        loss.backward();

        AssertEqual(once * 2, module.parameters().First().grad!, 1e-6);
    }

    [Fact]
    public void Backward_AfterAnotherForward_BelongsToItsOwnForward()
    {
        var module = Circuit();
        var weights = randn(Amplitudes);
        var input = rand(3, Amplitudes);
        (module.forward(input) * weights).sum().backward();
        var expected = module.parameters().First().grad!.clone();
        module.zero_grad();

        var loss = (module.forward(input) * weights).sum();
        using (no_grad()) module.forward(rand(7, Amplitudes));
        loss.backward();

        AssertEqual(expected, module.parameters().First().grad!, 0);
    }

    [Fact]
    public void Forward_StridedInputAndGradient_AreReadRight()
    {
        var module = Circuit();
        var columns = rand(Amplitudes, 3);
        var weights = randn(Amplitudes, 3);

        var straight = columns.t().contiguous().requires_grad_();
        (module.forward(straight) * weights.t().contiguous()).sum().backward();
        var expected = module.parameters().First().grad!.clone();
        module.zero_grad();
        columns.requires_grad_();
        (module.forward(columns.t()).t() * weights).sum().backward();

        AssertEqual(expected, module.parameters().First().grad!, 1e-6);
        AssertEqual(straight.grad!, columns.grad!.t(), 1e-6);
    }

    [Fact]
    public void Forward_WithoutGradient_MakesNoGraph()
    {
        using var _ = no_grad();

        Assert.False(Circuit().forward(rand(2, Amplitudes)).requires_grad);
    }

    [Fact]
    public void NetworkWithCircuitInTheMiddle_Learns()
    {
        var network = nn.Sequential(("0", nn.Flatten()), ("1", nn.Linear(64, Amplitudes)), ("2", Circuit()), ("3", nn.Linear(Amplitudes, 4)));
        var shape = new Data.ImageShape(1, 8, 8);
        var classifier = new TorchClassifier("Hybrid", shape, network, nn.CrossEntropyLoss(), optim.Adam(network.parameters(), 0.02));
        var before = network.parameters().Select(parameter => parameter.clone()).ToArray();

        var history = new Trainer(classifier).Train(Samples.DataSet(shape, 4, 600, seed: 1), Samples.DataSet(shape, 4, 200, seed: 2), epochs: 4);

        Assert.True(history.Last.TestAccuracy > 0.9, $"{history.Last}");
        Assert.Contains("2.1.angles", network.named_parameters().Select(parameter => parameter.name));
        Assert.All(network.parameters().Zip(before), pair => Assert.False(Same(pair.First, pair.Second)));
    }

    [Fact]
    public void Parameters_NamesOfChoice_AreTorchs()
    {
        var layers = Sequential(seed: 1, AmplitudeEncoding(), RyLayer(Qubits), Probabilities());

        Assert.Equal(["angles"], new LayersModule("circuit", new TensorShape(Amplitudes), layers, "angles").named_parameters().Select(named => named.name));
        Assert.Contains("2 names", Assert.Throws<ArgumentException>(
            () => new LayersModule("circuit", new TensorShape(Amplitudes), layers, "one", "two")).Message);
    }

    [Theory]
    [InlineData(3, 8)]
    [InlineData(0, Amplitudes)]
    public void Forward_WrongShape_NamesBoth(int count, int length)
    {
        var message = Assert.Throws<ArgumentException>(() => Circuit().forward(rand(count, length))).Message;

        Assert.Contains($"(batch, {Amplitudes})", message);
        Assert.Contains($"({count}, {length})", message);
    }

    [Fact]
    public void Forward_WrongRank_Throws() => Assert.Throws<ArgumentException>(() => Circuit().forward(rand(Amplitudes)));

    [Fact]
    public void Forward_WrongType_SaysWhichIsRight()
    {
        Assert.Contains("Float64", Assert.Throws<ArgumentException>(() => Circuit().forward(rand(2, Amplitudes, ScalarType.Float64))).Message);
        var moved = Circuit();
        moved.to(ScalarType.Float64);
        Assert.Contains("angles", Assert.Throws<ArgumentException>(() => moved.forward(rand(2, Amplitudes))).Message);
    }

    [Fact]
    public void Forward_OtherDevice_SaysWhichIsRight() =>
        Assert.Contains("meta", Assert.Throws<ArgumentException>(() => Circuit().forward(rand(2, Amplitudes, device: new Device(DeviceType.META)))).Message);

    [Fact]
    public void Forward_BlackImage_ThrowsTheLayersOwnError() =>
        Assert.Contains("no direction", Assert.Throws<ArgumentException>(() => Circuit().forward(zeros(2, Amplitudes))).Message);

    [Fact]
    public void Backward_ParameterChangedSinceForward_ThrowsAtTheNextForward()
    {
        var module = Circuit();
        var loss = module.forward(rand(2, Amplitudes)).sum();
        using (no_grad()) module.parameters().First().add_(1);

        loss.backward();

        Assert.True(module.parameters().First().grad!.isnan().all().item<bool>());
        Assert.Throws<InvalidOperationException>(() => module.forward(rand(2, Amplitudes)));
        Assert.Equal([2, Amplitudes], module.forward(rand(2, Amplitudes)).shape);
    }

    [Fact]
    public void Backward_SecondDerivative_IsRefused()
    {
        var module = Circuit();
        var input = rand(2, Amplitudes).requires_grad_();

        autograd.grad([module.forward(input).square().sum()], [input], create_graph: true);

        Assert.Contains("second derivatives", Assert.Throws<InvalidOperationException>(module.ThrowIfBackwardFailed).Message);
    }

    private static LayersModule Circuit(Rotation rotation = Rotation.Ry) => new(
        "circuit", new TensorShape(Amplitudes),
        Sequential(
            seed: 3, AmplitudeEncoding(), new RotationLayer<float>(Qubits, rotation, angleRange: 1), CxChain(Qubits),
            new RotationLayer<float>(Qubits, rotation, angleRange: 1), CxChain(Qubits), Probabilities()));

    /// <summary>Compares a tensor's gradient with differences of a function of it.</summary>
    private static void AssertGradient(Tensor tensor, Func<double> value)
    {
        const float step = 1e-2f;
        var gradient = MemoryMarshal.Cast<byte, float>(tensor.grad!.contiguous().bytes).ToArray();
        for (var i = 0; i < gradient.Length; i++)
        {
            var middle = At(tensor, i);
            At(tensor, i) = middle + step;
            var above = value();
            At(tensor, i) = middle - step;
            var below = value();
            At(tensor, i) = middle;
            Assert.Equal((above - below) / (2 * step), gradient[i], 2e-3);
        }
    }

    private static ref float At(Tensor tensor, int index) => ref MemoryMarshal.Cast<byte, float>(tensor.bytes)[index];

    private static void AssertEqual(Tensor expected, Tensor found, double tolerance) =>
        Assert.True((expected - found).abs().max().item<float>() <= tolerance, $"{expected.str()} and {found.str()}");
}

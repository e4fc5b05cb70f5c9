using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp.Tests;

/// <summary>The same network, start and batches in both engines.</summary>
public sealed class ModelParityTests : TorchTest
{
    private const int Steps = 20;
    private const int BatchSize = 64;

    public static TheoryData<string> Models => [.. Pairs.Keys];

    /// <summary>Own model and torch network with loss and optimiser as the model's.</summary>
    private static Dictionary<string, Func<(Classifier<float> Own, TorchClassifier Torch)>> Pairs { get; } = new()
    {
        ["LeNet-5"] = () => Ten(new LeNet5(seed: 1), TorchModels.LeNet5(), 1e-3, 1e-8),
        ["LeNet-5, fast"] = () => Ten(new LeNet5(seed: 1), TorchModels.LeNet5(form: TorchForm.Fast), 1e-3, 1e-8),
        ["LeNet-5, softmax"] = () => Ten(
            new LeNet5(seed: 1, LeNet5Output.SoftmaxAsInTheOriginal), TorchModels.LeNet5(LeNet5Output.SoftmaxAsInTheOriginal), 1e-3, 1e-8, NetworkOutput.Probabilities),
        ["Simple CNN"] = () => Ten(new SimpleCnn(seed: 1), TorchModels.SimpleCnn(), 1e-3, 1e-8),
        ["Simple CNN, fast"] = () => Ten(new SimpleCnn(seed: 1), TorchModels.SimpleCnn(TorchForm.Fast), 1e-3, 1e-8),
        ["QNN"] = () => Ten(new Qnn(seed: 1), new TorchQnn(), 0.1, 1e-10),
        ["QNN, fast"] = () => Ten(new Qnn(seed: 1), new TorchQnn(form: TorchForm.Fast), 0.1, 1e-10),
        ["QNN, hybrid"] = () => Ten(new Qnn(seed: 1), new HybridQnn(), 0.1, 1e-10),
        ["QNN, improved"] = () => Ten(new Qnn(seed: 1, QnnOptions.Improved), new TorchQnn(QnnOptions.Improved), 0.02, 1e-10),
        ["QNN, improved, hybrid"] = () => Ten(new Qnn(seed: 1, QnnOptions.Improved), new HybridQnn(0, QnnOptions.Improved), 0.02, 1e-10),
        ["QNN 2"] = () => Two(TwoClassQnnOptions.Original, TorchForm.Plain),
        ["QNN 2, fast"] = () => Two(TwoClassQnnOptions.Original, TorchForm.Fast),
        ["QNN 2, improved"] = () => Two(TwoClassQnnOptions.Improved, TorchForm.Plain),
        ["QNN 2, ring"] = () => Two(TwoClassQnnOptions.Original with { Entangler = Entangler.CxRing(), Convention = AngleConvention.Half }, TorchForm.Fast),
        ["QNN 2, CZ"] = () => Two(TwoClassQnnOptions.Original with { Entangler = Entangler.CzRing() }, TorchForm.Plain),
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Train_SameStartAndBatches_SameLosses(string model)
    {
        var (own, torch) = Pairs[model]();
        own.Parameters.CopyTo(torch.Parameters);

        for (var step = 0; step < Steps; step++)
        {
            var batch = Samples.Batch(own.InputShape, own.ClassCount, BatchSize, seed: step, wrongLabels: 0.3);
            var expected = own.Train(batch);
            Assert.Equal(expected, torch.Train(batch), 1e-5 * expected);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Backward_SameStartAndBatch_SameGradients(string model)
    {
        var (own, torch) = Pairs[model]();
        own.Parameters.CopyTo(torch.Parameters);
        var batch = Samples.Batch(own.InputShape, own.ClassCount, BatchSize, seed: 5, wrongLabels: 0.3);

        own.Loss.Forward(own.Network.Forward(batch), batch.Labels);
        own.Network.Backward(own.Loss.Backward());
        torch.LearningRate = double.Epsilon;
        torch.Train(batch);

        var largest = own.Network.Parameters.Max(parameter => Math.Abs(TensorPrimitives.MaxMagnitude<float>(parameter.Gradient)));
        foreach (var parameter in own.Network.Parameters)
        {
            var gradient = torch.Network.named_parameters().Single(named => named.name == parameter.Name).parameter.grad!.contiguous();
            AssertClose(parameter.Gradient, MemoryMarshal.Cast<byte, float>(gradient.bytes), 3e-5 * largest);
        }
    }

    [Fact]
    public void Backward_DoublePrecision_GradientsAgreeToRounding()
    {
        AssertSameGradientsInDouble(LeNet5.CreateNetwork<double>(seed: 1), TorchModels.LeNet5(form: TorchForm.Fast), nn.CrossEntropyLoss(), new CrossEntropy<double>(), Samples.Digits);
        AssertSameGradientsInDouble(SimpleCnn.CreateNetwork<double>(seed: 1), TorchModels.SimpleCnn(), nn.CrossEntropyLoss(), new CrossEntropy<double>(), Samples.Digits);
        AssertSameGradientsInDouble(Qnn.CreateNetwork<double>(seed: 1), new TorchQnn(), nn.CrossEntropyLoss(), new CrossEntropy<double>(), Samples.Digits);
        AssertSameGradientsInDouble(TwoClassQnn.CreateNetwork<double>(seed: 1), new TorchTwoClassQnn(), nn.BCELoss(), new BinaryCrossEntropy<double>(), Samples.SmallDigits);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_SameParameters_SameProbabilitiesAndLoss(string model)
    {
        var (own, torch) = Pairs[model]();
        own.Parameters.CopyTo(torch.Parameters);
        var batch = Samples.Batch(own.InputShape, own.ClassCount, BatchSize, seed: 7);
        var (expected, found) = (new float[BatchSize * own.ClassCount], new float[BatchSize * own.ClassCount]);

        var loss = own.Predict(batch, expected);

        Assert.Equal(loss, torch.Predict(batch, found), 1e-5 * loss);
        AssertClose<float>(expected, found, 1e-5);
    }

    [Fact]
    public void CopyTo_TorchToOwn_IsTheOtherWayRound()
    {
        var (own, torch) = Pairs["QNN"]();
        torch.Train(Samples.Batch(own.InputShape, own.ClassCount, BatchSize, seed: 1));

        torch.Parameters.CopyTo(own.Parameters);

        var batch = Samples.Batch(own.InputShape, own.ClassCount, BatchSize, seed: 2);
        var probabilities = new float[BatchSize * own.ClassCount];
        Assert.Equal(torch.Predict(batch, probabilities), own.Predict(batch, probabilities), 1e-5);
    }

    [Fact]
    public void CopyTo_OtherModel_ListsEveryDifferenceAndCopiesNothing()
    {
        var network = nn.Sequential(("0", nn.Conv2d(1, 6, 5)), ("7", nn.Linear(256, 100)));
        var before = network.parameters().First().clone();

        var message = Assert.Throws<ArgumentException>(() => new LeNet5(seed: 1).Parameters.CopyTo(network)).Message;

        Assert.Contains("7.weight: F32 (120, 256) in the source, F32 (100, 256) in the target", message);
        Assert.Contains("11.bias: F32 (10) in the source, missing in the target", message);
        Assert.DoesNotContain("0.weight", message);
        Assert.True(Same(before, network.parameters().First()));
    }

    [Theory]
    [InlineData(Rotation.Rx)]
    [InlineData(Rotation.General)]
    public void TorchQnn_RotationThatMakesStatesComplex_SaysWhatTakesIt(Rotation rotation)
    {
        Assert.Contains("LayersModule", Assert.Throws<NotSupportedException>(() => new TorchQnn(new QnnOptions { Rotation = rotation })).Message);
        Assert.Contains("LayersModule", Assert.Throws<NotSupportedException>(() => new TorchTwoClassQnn(new TwoClassQnnOptions { Rotation = rotation })).Message);
    }

    private static void AssertClose<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> found, double tolerance)
        where T : INumber<T>
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(double.CreateChecked(T.Abs(expected[i] - found[i])) <= tolerance, $"value {i}: {expected[i]} and {found[i]}; allowed {tolerance}");
    }

    private static void AssertSameGradientsInDouble(
        Sequential<double> own, nn.Module<Tensor, Tensor> network, nn.Module<Tensor, Tensor, Tensor> torchLoss, Loss<double> loss, ImageShape shape)
    {
        network.to(ScalarType.Float64);
        own.Build(shape).Parameters.CopyTo(network);
        var classes = loss.ClassCount(own.OutputShape!);
        var batch = Samples.Batch(shape, classes, BatchSize, seed: 5, wrongLabels: 0.3);

        loss.Forward(own.Forward(batch), batch.Labels);
        own.Backward(loss.Backward());
        var output = network.call(tensor(batch.Images, [BatchSize, shape.Channels, shape.Height, shape.Width], ScalarType.Float64));
        var labels = tensor(batch.Labels, ScalarType.Int64);
        torchLoss.call(output, classes == 2 ? labels.to(ScalarType.Float64).reshape(output.shape) : labels).backward();

        foreach (var parameter in own.Parameters)
        {
            var same = network.named_parameters().Single(named => named.name == parameter.Name).parameter;
            AssertClose(parameter.Gradient, MemoryMarshal.Cast<byte, double>(same.grad!.contiguous().bytes), 1e-12);
        }
    }

    private static (Classifier<float>, TorchClassifier) Ten(
        Classifier<float> own, nn.Module<Tensor, Tensor> network, double rate, double decay, NetworkOutput output = NetworkOutput.Logits) =>
        (own, new TorchClassifier(own.Name, own.InputShape, network, nn.CrossEntropyLoss(), optim.Adam(network.parameters(), rate, weight_decay: decay), output));

    private static (Classifier<float>, TorchClassifier) Two(TwoClassQnnOptions options, TorchForm form)
    {
        var network = new TorchTwoClassQnn(options, form);
        var optimizer = optim.Adam(network.parameters(), options.LearningRate, weight_decay: options.WeightDecay);
        return (new TwoClassQnn(seed: 1, options),
            new TorchClassifier("QNN 2", options.InputShape, network, nn.BCELoss(), optimizer, NetworkOutput.Probabilities));
    }
}

using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.TorchSharp.Tests.Loading;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NotebookLib.TorchSharp.Tests;

public sealed class TorchClassifierTests : TorchTest
{
    private static readonly ImageShape Small = new(1, 8, 8);

    [Fact]
    public void Trainer_AnyNetwork_Learns()
    {
        var classifier = Classifier(SmallNetwork());

        var history = new Trainer(classifier).Train(Samples.DataSet(Small, 4, 600, seed: 1), Samples.DataSet(Small, 4, 200, seed: 2), epochs: 3);

        Assert.Equal("Small", history.ModelName);
        Assert.True(history.Last.TestAccuracy > 0.95, $"{history.Last}");
        Assert.Equal(4, history.Records.Count);
    }

    [Fact]
    public void Evaluate_GivesProbabilitiesThatSumToOne()
    {
        var evaluation = Classifier(SmallNetwork()).Evaluate(Samples.DataSet(Small, 4, 50, seed: 1));

        for (var i = 0; i < evaluation.Count; i++) Assert.Equal(1, evaluation.ProbabilitiesOf(i).ToArray().Sum(), 1e-5f);
    }

    [Fact]
    public void Train_Cancelled_ReturnsWhatWasRecorded()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Cancelling(cancellation, atStep: 3);

        var history = new Trainer(Classifier(SmallNetwork())) { ReportInterval = TimeSpan.Zero }.Train(
            Samples.DataSet(Small, 4, 640, seed: 1), Samples.DataSet(Small, 4, 64, seed: 2), 1, progress, cancellation.Token);

        Assert.True(history.WasCancelled);
        Assert.Single(history.Records);
    }

    [Fact]
    public void ModelFile_WithBatchNormalisation_HoldsItsRunningMeansToo()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "model.safetensors");
        var trained = Classifier(NormalisedNetwork());
        var batch = Samples.Batch(Small, 4, 32, seed: 3);
        for (var step = 0; step < 5; step++) trained.Train(batch);

        ModelFile.Save(path, trained);
        var loaded = Classifier(NormalisedNetwork());
        ModelFile.Load(path, loaded);

        var (expected, found) = (new float[32 * 4], new float[32 * 4]);
        Assert.Equal(trained.Predict(batch, expected), loaded.Predict(batch, found));
        Assert.Equal(expected, found);
        Assert.Contains("1.running_mean", loaded.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void ModelFile_OfOwnEngine_LoadsIntoTorchAndBack()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "qnn.safetensors");
        var own = new Qnn(seed: 3);
        ModelFile.Save(path, own);

        foreach (var network in new nn.Module<Tensor, Tensor>[]
        {
            new TorchQnn(), new HybridQnn(), new LayersModule("QNN", Samples.Digits, Qnn.CreateNetwork<float>(seed: 9)),
        })
        {
            var torchModel = new TorchClassifier("QNN", Samples.Digits, network, nn.CrossEntropyLoss(), optim.SGD(network.parameters(), 0.1));
            ModelFile.Load(path, torchModel);
            var batch = Samples.Batch(Samples.Digits, 10, 16, seed: 4);
            var probabilities = new float[160];
            Assert.Equal(own.Predict(batch, probabilities), torchModel.Predict(batch, probabilities), 1e-5);

            torchModel.Train(batch);
            ModelFile.Save(path, torchModel);
            var again = new Qnn(seed: 5);
            ModelFile.Load(path, again);
            Assert.Equal(torchModel.Predict(batch, probabilities), again.Predict(batch, probabilities), 1e-5);
            ModelFile.Save(path, own);
        }
    }

    [Fact]
    public void LearningRate_SeveralGroups_KeepTheirRatio()
    {
        var network = SmallNetwork();
        SGD.ParamGroup[] groups =
        [
            new(network.parameters().Take(1), new() { LearningRate = 0.1 }), new(network.parameters().Skip(1), new() { LearningRate = 0.01 }),
        ];
        var optimizer = optim.SGD(groups, learningRate: 1);
        var classifier = Classifier(network, optimizer);

        classifier.LearningRate = 0.5;

        Assert.Equal([0.5, 0.05], optimizer.ParamGroups.Select(group => group.LearningRate).ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => classifier.LearningRate = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => classifier.LearningRate = double.NaN);
    }

    [Fact]
    public void Train_LossNotFinite_IsReturnedAndNothingChanges()
    {
        var network = SmallNetwork();
        var classifier = Classifier(network);
        var batch = Samples.Batch(Small, 4, 8, seed: 1);
        using (no_grad()) network.parameters().First().fill_(float.NaN);
        var others = network.parameters().Skip(1).ToArray();
        var before = others.Select(parameter => parameter.clone()).ToArray();

        Assert.True(double.IsNaN(classifier.Train(batch)));

        Assert.All(others.Zip(before), pair => Assert.True(Same(pair.First, pair.Second)));
    }

    [Fact]
    public void TrainAndPredict_PixelThatIsNoNumber_IsNamed()
    {
        var classifier = Classifier(SmallNetwork());
        var batch = Samples.Batch(Small, 4, 8, seed: 1);
        batch.Images[2 * Small.Size + 5] = float.NaN;
        foreach (var act in new Action[] { () => classifier.Train(batch), () => classifier.Predict(batch, new float[batch.Count * 4]) })
            Assert.Contains("Pixel 5 of image 2 is NaN", Assert.Throws<ArgumentException>(act).Message);
    }

    [Fact]
    public void Predict_LeavesTheNetworkAsItWas()
    {
        var network = nn.Sequential(("0", nn.Flatten()), ("1", nn.Dropout(0.5)), ("2", nn.Linear(64, 4)));
        var classifier = Classifier(network);
        var batch = Samples.Batch(Small, 4, 8, seed: 1);
        var (first, second) = (new float[32], new float[32]);

        classifier.Predict(batch, first);
        classifier.Predict(batch, second);

        Assert.Equal(first, second);
        Assert.True(network.training);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void Train_LabelIsNoClass_Throws(int label)
    {
        var batch = Samples.Batch(Small, 4, 8, seed: 1);
        batch.Labels[2] = label;

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Classifier(SmallNetwork()).Train(batch));

        Assert.Contains($"Example 2 has label {label}", exception.Message);
    }

    [Fact]
    public void Train_BatchOfOtherShape_Throws() => Assert.Throws<ArgumentException>(
        () => Classifier(SmallNetwork()).Train(Samples.Batch(Samples.SmallDigits, 4, 8, seed: 1)));

    [Fact]
    public void Constructor_NetworkTakesOtherImages_SaysWhatTorchSaid()
    {
        var network = nn.Sequential(("0", nn.Flatten()), ("1", nn.Linear(99, 4)));

        var message = Assert.Throws<ArgumentException>(() => Classifier(network)).Message;

        Assert.Contains("(1, 8, 8)", message);
        Assert.Contains("99", message);
    }

    [Fact]
    public void Constructor_OutputIsNoRowOfScores_Throws()
    {
        var network = nn.Sequential(("0", nn.Conv2d(1, 3, 3)));

        Assert.Contains("(1, 3, 6, 6)", Assert.Throws<ArgumentException>(() => Classifier(network)).Message);
    }

    [Theory]
    [InlineData(NetworkOutput.Logits)]
    [InlineData(NetworkOutput.Probabilities)]
    public void Trainer_OneOutput_IsTheProbabilityOfClassOne(NetworkOutput output)
    {
        var network = output == NetworkOutput.Logits
            ? nn.Sequential(("0", nn.Flatten()), ("1", nn.Linear(64, 1)))
            : nn.Sequential(("0", nn.Flatten()), ("1", nn.Linear(64, 1)), ("2", nn.Sigmoid()));
        nn.Module<Tensor, Tensor, Tensor> loss = output == NetworkOutput.Logits ? nn.BCEWithLogitsLoss() : nn.BCELoss();
        var classifier = new TorchClassifier("One output", Small, network, loss, optim.Adam(network.parameters(), 0.01), output);

        var history = new Trainer(classifier).Train(Samples.DataSet(Small, 2, 400, seed: 1), Samples.DataSet(Small, 2, 100, seed: 2), epochs: 3);

        Assert.Equal(2, classifier.ClassCount);
        Assert.True(history.Last.TestAccuracy > 0.95, $"{history.Last}");
    }

    private static nn.Module<Tensor, Tensor> SmallNetwork() =>
        nn.Sequential(("0", nn.Flatten()), ("1", nn.Linear(64, 16)), ("2", nn.Tanh()), ("3", nn.Linear(16, 4)));

    private static nn.Module<Tensor, Tensor> NormalisedNetwork() =>
        nn.Sequential(("0", nn.Conv2d(1, 4, 3)), ("1", nn.BatchNorm2d(4)), ("2", nn.Flatten()), ("3", nn.Linear(144, 4)));

    private static TorchClassifier Classifier(nn.Module<Tensor, Tensor> network, optim.Optimizer? optimizer = null) =>
        new("Small", Small, network, nn.CrossEntropyLoss(), optimizer ?? optim.Adam(network.parameters(), 0.01));

    private sealed class Cancelling(CancellationTokenSource cancellation, int atStep) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step >= atStep) cancellation.Cancel();
        }
    }
}

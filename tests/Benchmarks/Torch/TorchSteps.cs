using System.Diagnostics;
using System.Globalization;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.TorchSharp;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Benchmarks.Torch;

/// <summary>
/// One training step (forward, loss, backward, Adam), batch 64, and the prediction of 10,000 images: the own engine, TorchSharp as its users write
/// it, TorchSharp at its best, and torch networks with this library's quantum layers inside, in turns in one process. Prints the fastest and the
/// median of each, and how many times the own engine's time that is.
/// Run: <c>dotnet run -c Release --project tests/Benchmarks -- torch-steps [threads] [rounds]</c>
/// </summary>
internal static class TorchSteps
{
    private const int BatchSize = 64;
    private const int Images = 10_000;

    /// <summary>Images predicted at once: the outputs of a layer for all 10,000 would not fit any cache.</summary>
    private const int AtOnce = 500;

    /// <summary>Too small to learn a batch by heart in a run, after which gradients would fade into numbers that take processors longer.</summary>
    private const double LearningRate = 1e-6;

    /// <summary>Processor time that each contender gets in a round, so that slow and fast ones see the same machine.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);

    public static int Run(string[] arguments)
    {
        var threads = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 10;
        if (TorchRuntime.Problem is { } problem)
        {
            Console.Error.WriteLine(problem);
            return 1;
        }
        set_num_threads(threads);
        Console.WriteLine($"libtorch {__version__}, {threads} thread(s) each, batch {BatchSize}, {rounds} rounds in turns; milliseconds, best and median; × the own engine's best.");
        Console.WriteLine($"{"",-26}{"own engine",18}{"TorchSharp, plain",26}{"TorchSharp, best",26}{"hybrid",26}");

        var (simple, lenet, qnn, two) = (new SimpleCnn(seed: 1), new LeNet5(seed: 1), new NotebookLib.Learning.Qnn(seed: 1), new TwoClassQnn(seed: 1));
        foreach (var network in new[] { simple.Network, lenet.Network, qnn.Network, two.Network }) network.Threads = threads;
        Compare("simple CNN", rounds, Step(simple), UserStep(TorchModels.SimpleCnn(), simple), Step(Torch(TorchModels.SimpleCnn(TorchForm.Fast), simple)));
        Compare("LeNet-5", rounds, Step(lenet), UserStep(TorchModels.LeNet5(), lenet), Step(Torch(TorchModels.LeNet5(form: TorchForm.Fast), lenet)));
        Compare("QNN, 10 qubits, 1 layer", rounds, Step(qnn), UserStep(new TorchQnn(), qnn), Step(Torch(new TorchQnn(form: TorchForm.Fast), qnn)), Step(Torch(Hybrid(threads), qnn)));
        Compare(
            "QNN 2, 8 qubits, 3 layers", rounds, Step(two), UserStep(new TorchTwoClassQnn(), two), Step(Torch(new TorchTwoClassQnn(form: TorchForm.Fast), two)),
            Step(Torch(HybridTwo(threads), two)));
        Compare(
            "10,000 images, simple CNN", Math.Max(1, rounds / 3), Prediction(simple), UserPrediction(TorchModels.SimpleCnn(), simple),
            Prediction(Torch(TorchModels.SimpleCnn(TorchForm.Fast), simple)));
        Compare(
            "10,000 images, LeNet-5", Math.Max(1, rounds / 3), Prediction(lenet), UserPrediction(TorchModels.LeNet5(), lenet),
            Prediction(Torch(TorchModels.LeNet5(form: TorchForm.Fast), lenet)));
        return 0;
    }

    private static HybridQnn Hybrid(int threads) => new() { Threads = threads };

    private static LayersModule HybridTwo(int threads) =>
        new("QNN 2", new ImageShape(1, 16, 16), TwoClassQnn.CreateNetwork<float>(seed: 1)) { Threads = threads };

    private static void Compare(string title, int rounds, params Action[] contenders)
    {
        var times = contenders.Select(_ => new List<double>()).ToArray();
        foreach (var contender in contenders)
        {
            for (var warmUp = Stopwatch.StartNew(); warmUp.Elapsed < Turn;) contender();
        }
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                for (var turn = Stopwatch.StartNew(); turn.Elapsed < Turn;)
                {
                    var start = Stopwatch.GetTimestamp();
                    contenders[i]();
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }
        var own = times[0].Min();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{title,-26}{own,9:0.000}{Median(times[0]),9:0.000}"));
        foreach (var other in times.Skip(1))
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"{other.Min(),9:0.000}{Median(other),9:0.000}{other.Min() / own,7:0.0}×"));
        Console.WriteLine();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Action Step(IClassifier classifier)
    {
        var batch = RandomBatch(classifier, BatchSize);
        classifier.LearningRate = LearningRate;
        return () => classifier.Train(batch);
    }

    private static Action Prediction(IClassifier classifier)
    {
        var batch = RandomBatch(classifier, AtOnce);
        var probabilities = new float[AtOnce * classifier.ClassCount];
        return () =>
        {
            for (var done = 0; done < Images; done += AtOnce) classifier.Predict(batch, probabilities);
        };
    }

    private static TorchClassifier Torch(nn.Module<Tensor, Tensor> network, IClassifier own) =>
        new(own.Name, own.InputShape, network, Loss(own), Adam(network), own.ClassCount == 2 ? NetworkOutput.Probabilities : NetworkOutput.Logits);

    private static optim.Optimizer Adam(nn.Module network) => optim.Adam(network.parameters(), LearningRate, weight_decay: 1e-8);

    private static nn.Module<Tensor, Tensor, Tensor> Loss(IClassifier own) => own.ClassCount == 2 ? nn.BCELoss() : nn.CrossEntropyLoss();

    /// <summary>The loop as one writes it: tensors from arrays, and a dispose scope for each step.</summary>
    private static Action UserStep(nn.Module<Tensor, Tensor> network, IClassifier own)
    {
        var batch = RandomBatch(own, BatchSize);
        var (loss, optimizer, shape) = (Loss(own), Adam(network), Shape(own, BatchSize));
        return () =>
        {
            using var scope = NewDisposeScope();
            var labels = tensor(batch.Labels, ScalarType.Int64);
            optimizer.zero_grad();
            var output = network.call(tensor(batch.Images, shape));
            var mean = loss.call(output, own.ClassCount == 2 ? labels.to(ScalarType.Float32).unsqueeze(1) : labels);
            mean.backward();
            optimizer.step();
            _ = mean.item<float>();
        };
    }

    private static Action UserPrediction(nn.Module<Tensor, Tensor> network, IClassifier own)
    {
        var batch = RandomBatch(own, AtOnce);
        var shape = Shape(own, AtOnce);
        return () =>
        {
            using var unrecorded = no_grad();
            for (var done = 0; done < Images; done += AtOnce)
            {
                using var scope = NewDisposeScope();
                _ = network.call(tensor(batch.Images, shape)).softmax(1).data<float>().ToArray();
            }
        };
    }

    private static long[] Shape(IClassifier own, int count) => [count, own.InputShape.Channels, own.InputShape.Height, own.InputShape.Width];

    private static Batch RandomBatch(IClassifier classifier, int count)
    {
        var random = new Random(1);
        var batch = new Batch(classifier.InputShape, count) { Count = count };
        for (var i = 0; i < batch.Images.Length; i++) batch.Images[i] = 2 * random.NextSingle() - 1;
        for (var i = 0; i < count; i++) batch.Labels[i] = random.Next(classifier.ClassCount);
        return batch;
    }
}

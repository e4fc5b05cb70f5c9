using System.Diagnostics;
using System.Globalization;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace Benchmarks.Learning;

/// <summary>
/// <c>dotnet run --project tests/Benchmarks -c Release -- accuracy [experiment …]</c>: trains the models with three seeds and prints
/// what they reach on the test set, so that every accuracy that the documentation names can be had again.
/// </summary>
internal static class Accuracy
{
    private static readonly int[] Seeds = [1, 2, 3];

    private static readonly Experiment[] Experiments =
    [
        new("simple-fashion", FashionMnist.Load, seed => new SimpleCnn(seed), 5, LearningRateSchedule.Constant),
        new("lenet-fashion", FashionMnist.Load, seed => new LeNet5(seed), 5, LearningRateSchedule.Constant),
        new("lenet-mnist", Mnist.Load, seed => new LeNet5(seed), 5, LearningRateSchedule.Constant),
        new("lenet-mnist-best", Mnist.Load, seed => new LeNet5(seed, learningRate: 2e-3, weightDecay: 1e-4), 15,
            LearningRateSchedule.Cosine().WithWarmUp(200)),
    ];

    private sealed record Experiment(
        string Name, Func<DataSetOptions?, TrainAndTest> Load, Func<int, Classifier<float>> Model, int Epochs, LearningRateSchedule Schedule);

    public static int Run(string[] names)
    {
        var unknown = names.Except(Experiments.Select(experiment => experiment.Name)).ToArray();
        if (unknown.Length > 0)
        {
            var known = Experiments.Select(experiment => experiment.Name);
            Console.Error.WriteLine($"Unknown experiment {string.Join(", ", unknown)}; there are {string.Join(", ", known)}.");
            return 2;
        }
        foreach (var experiment in Experiments)
        {
            if (names.Length == 0 || names.Contains(experiment.Name)) Run(experiment);
        }
        return 0;
    }

    private static void Run(Experiment experiment)
    {
        var data = experiment.Load(null);
        var last = new List<double>();
        var first = new List<double>();
        Print($"{experiment.Name}: {data.Train.Name}, {experiment.Epochs} epochs");
        foreach (var seed in Seeds)
        {
            var watch = Stopwatch.StartNew();
            var model = experiment.Model(seed);
            var history = new Trainer(model) { Seed = seed, Schedule = experiment.Schedule }
                .Train(data.Train, data.Test, experiment.Epochs, new ConsoleProgress());
            first.Add(history.Records[1].TestAccuracy);
            last.Add(history.Last.TestAccuracy);
            Print($"  seed {seed}: after 1 epoch {first[^1]:0.0000}, after {experiment.Epochs} epochs {last[^1]:0.0000}, {watch.Elapsed.TotalSeconds:0.0} s");
        }
        Print($"  mean:   after 1 epoch {first.Average():0.0000}, after {experiment.Epochs} epochs {last.Average():0.0000}");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

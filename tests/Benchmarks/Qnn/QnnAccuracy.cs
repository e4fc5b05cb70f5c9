using System.Diagnostics;
using System.Globalization;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace Benchmarks.Qnn;

/// <summary>
/// <c>dotnet run --project tests/Benchmarks -c Release -- qnn-accuracy [experiment …]</c>: trains the QNNs with five seeds and prints what they reach on the test set, so that
/// every accuracy that the documentation names can be had again. Without names all but those on 60,000 images.
/// </summary>
internal static class QnnAccuracy
{
    private static readonly QnnOptions Deep = QnnOptions.Improved;

    private static readonly Experiment[] Experiments =
    [
        new("two-original", TwoClasses, seed => new TwoClassQnn(seed), 3),
        new("two-improved", TwoClasses, seed => new TwoClassQnn(seed, TwoClassQnnOptions.Improved), 3) { Scale = PixelScale.Unit },
        new("ten-original", SixThousand, seed => new NotebookLib.Learning.Qnn(seed), 5),
        new("ten-improved", SixThousand, seed => new NotebookLib.Learning.Qnn(seed, Deep), 5),
        new("ten-full", Full, seed => new NotebookLib.Learning.Qnn(seed, Deep), 10) { Seeds = [1] },
    ];

    private sealed record Experiment(string Name, Func<int, TrainAndTest> Data, Func<int, Classifier<float>> Model, int Epochs)
    {
        public PixelScale Scale { get; init; } = PixelScale.Symmetric;

        public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

        public int BatchSize { get; init; } = 64;

        public int[] Seeds { get; init; } = [1, 2, 3, 4, 5];
    }

    public static int Run(string[] names)
    {
        var unknown = names.Except(Experiments.Select(experiment => experiment.Name)).ToArray();
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"Unknown experiment {string.Join(", ", unknown)}; there are {string.Join(", ", Experiments.Select(experiment => experiment.Name))}.");
            return 2;
        }
        var chosen = Experiments.Where(experiment => names.Length == 0 ? experiment.Data != Full : names.Contains(experiment.Name));
        foreach (var experiment in chosen) Run(experiment);
        return 0;
    }

    private static void Run(Experiment experiment)
    {
        var last = new List<double>();
        Print($"{experiment.Name}: {experiment.Epochs} epochs, batch {experiment.BatchSize}");
        foreach (var seed in experiment.Seeds)
        {
            var data = experiment.Data(seed);
            var watch = Stopwatch.StartNew();
            var model = experiment.Model(seed);
            var history = new Trainer(model) { Seed = seed, BatchSize = experiment.BatchSize, Scale = experiment.Scale, Schedule = experiment.Schedule }
                .Train(data.Train, data.Test, experiment.Epochs);
            last.Add(history.Last.TestAccuracy);
            Print($"  seed {seed}: test {history.Last.TestAccuracy:0.0000} (loss {history.Last.TestLoss:0.000}), train {history.Last.TrainAccuracy:0.0000}, best {history.Records.Max(record => record.TestAccuracy):0.0000}, {data.Train.Count}/{data.Test.Count} images, {watch.Elapsed.TotalSeconds:0.0} s");
        }
        Print($"  mean {last.Average():0.0000}, lowest {last.Min():0.0000}, highest {last.Max():0.0000}");
    }

    private static TrainAndTest TwoClasses(int seed)
    {
        var data = Mnist.Load();
        return data with { Train = data.Train.OfClasses(0, 1).Resize(16, 16), Test = data.Test.OfClasses(0, 1).Resize(16, 16) };
    }

    private static TrainAndTest SixThousand(int seed)
    {
        var data = Mnist.Load();
        return data with { Train = data.Train.Sample(6000, seed), Test = data.Test.Sample(1000, seed) };
    }

    private static TrainAndTest Full(int seed) => Mnist.Load();

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Diagnostics;
using System.Globalization;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace Benchmarks.Qnn;

/// <summary>
/// <c>dotnet run --project tests/Benchmarks -c Release -- qnn-accuracy [experiment …]</c>: trains the QNNs with five seeds and prints what
/// they reach on the test set, so that
/// every accuracy that the documentation names can be had again. Without names all but those on 60,000 images.
/// </summary>
internal static class QnnAccuracy
{
    private static readonly Experiment[] Experiments =
    [
        new("two-original", TwoClasses, (seed, _) => new TwoClassQnn(seed), 3),
        new("two-improved", TwoClasses, (seed, _) => new TwoClassQnn(seed, TwoClassQnnOptions.Improved), 3) { Scale = PixelScale.Unit },
        new("ten-original", SixThousand, (seed, _) => new NotebookLib.Learning.Qnn(seed), 5),
        new("ten-improved", SixThousand, (seed, _) => new NotebookLib.Learning.Qnn(seed, QnnOptions.Improved), 5)
        {
            Scale = PixelScale.Unit, Schedule = LearningRateSchedule.Cosine(),
        },
        new("ten-linear", SixThousand, (seed, data) => Linear(seed), 5) { Scale = PixelScale.Unit, Schedule = LearningRateSchedule.Cosine() },
        new("ten-quadratic", SixThousand, Quadratic, 5) { Scale = PixelScale.Unit, Schedule = LearningRateSchedule.Cosine() },
        new("full-improved", Full, (seed, _) => new NotebookLib.Learning.Qnn(seed, QnnOptions.Improved), 8)
        {
            Scale = PixelScale.Unit, Schedule = LearningRateSchedule.Cosine(), Seeds = [1, 2, 3],
        },
        new("full-best", Full, (seed, _) => new NotebookLib.Learning.Qnn(seed, QnnOptions.Improved with { WeightDecay = 1e-5 }), 15)
        {
            Scale = PixelScale.Unit, Schedule = LearningRateSchedule.Cosine(), Seeds = [1, 2, 3],
        },
        new("full-quadratic", Full, Quadratic, 8) { Scale = PixelScale.Unit, Schedule = LearningRateSchedule.Cosine(), Seeds = [1, 2, 3] },
    ];

    private sealed record Experiment(string Name, Func<int, TrainAndTest> Data, Func<int, TrainAndTest, Classifier<float>> Model, int Epochs)
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
            Console.Error.WriteLine(
                $"Unknown experiment {string.Join(", ", unknown)}; there are {string.Join(", ", Experiments.Select(experiment => experiment.Name))}.");
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
            var model = experiment.Model(seed, data);
            var trainer = new Trainer(model)
            {
                Seed = seed,
                BatchSize = experiment.BatchSize,
                Scale = experiment.Scale,
                Schedule = experiment.Schedule,
            };
            var history = trainer.Train(data.Train, data.Test, experiment.Epochs);
            last.Add(history.Last.TestAccuracy);
            Print($"  seed {seed}: test {history.Last.TestAccuracy:0.0000}, loss {history.Last.TestLoss:0.000}; train {history.Last.TrainAccuracy:0.0000}");
            Print($"    {data.Train.Count} / {data.Test.Count} images, best {history.Records.Max(record => record.TestAccuracy):0.0000}, {watch.Elapsed.TotalSeconds:0.0} s");
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
        return data with { Train = data.Train.Sample(6000, seed) };
    }

    private static TrainAndTest Full(int seed) => Mnist.Load();

    /// <summary>7,850 trainable values.</summary>
    private static Classifier<float> Linear(int seed) => new(
        "linear", new ImageShape(1, 28, 28), new Sequential<float>(seed, new Flatten<float>(), new Linear<float>(784, 10)),
        new CrossEntropy<float>(), learningRate: 0.002);

    /// <summary>40 principal components and all their products: 8,610 trainable values.</summary>
    private static Classifier<float> Quadratic(int seed, TrainAndTest data)
    {
        var components = PrincipalComponents.Fit(data.Train, 40, PixelScale.Unit).ToLayer<float>();
        var network = new Sequential<float>(seed, components, new QuadraticFeatures<float>(), new Linear<float>(860, 10));
        return new Classifier<float>("quadratic", new ImageShape(1, 28, 28), network, new CrossEntropy<float>(), learningRate: 0.002);
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;
using Plotly.NET;

namespace NotebookLib.Charts.Tests;

/// <summary>One figure of every kind, with easy and with hard content, for the tests that hold for all of them.</summary>
public static class SampleFigures
{
    private static readonly Dictionary<string, Func<Figure>> All = new()
    {
        ["learning curves"] = () => Figures.LearningCurves(SampleData.History()),
        ["learning curves of one record"] = () => Figures.LearningCurves(SampleData.History(records: 1), TrainingAxis.Epochs),
        ["learning curves of many records"] = () => Figures.LearningCurves(SampleData.History(records: 300)),
        ["learning curves compared"] = () => Figures.LearningCurves(
            [SampleData.History("LeNet-5"), SampleData.History("LeNet-5, softmax twice as in the original"), SampleData.History("Simple CNN")], TrainingAxis.Epochs),
        ["learning curves with a gap"] = () => Figures.LearningCurves(WithGap()),
        ["image"] = () => Figures.Image(SampleData.Images(), 3),
        ["image in colour"] = () => Figures.Image(SampleData.Images(channels: 3), 3),
        ["image of floats"] = () => Figures.Image(new float[] { -1, 0, 0.5f, 1 }, new ImageShape(1, 2, 2), PixelScale.Symmetric, "Four pixels"),
        ["image grid"] = () => Figures.ImageGrid(SampleData.Images()),
        ["image grid to guess"] = () => Figures.ImageGrid(SampleData.Images(), 8, hideClasses: true),
        ["image grid of one"] = () => Figures.ImageGrid(SampleData.Images(), [4]),
        ["image grid in colour"] = () => Figures.ImageGrid(SampleData.Images(channels: 3), 6),
        ["image grid of 200"] = () => Figures.ImageGrid(SampleData.Images(count: 200), 200),
        ["prediction grid"] = () => Figures.PredictionGrid(SampleData.Images(), SampleData.Evaluate(SampleData.Images())),
        ["prediction grid without mistakes"] = () => Figures.PredictionGrid(SampleData.Images(), SampleData.Evaluate(SampleData.Images()), [0, 1, 3, 4]),
        ["class probabilities"] = () => Figures.ClassProbabilities([0.25f, 0.75f], ["zero", "one"]),
        ["class probabilities, certain"] = () => Figures.ClassProbabilities([0, 1], ["zero", "one"], trueClass: 1),
        ["class probabilities, right"] = () => Figures.ClassProbabilities(SampleData.Images(), SampleData.Evaluate(SampleData.Images()), 0),
        ["class probabilities, wrong"] = () => Figures.ClassProbabilities(SampleData.Images(), SampleData.Evaluate(SampleData.Images()), 2),
        ["confusion matrix"] = () => Figures.ConfusionMatrix(SampleData.Evaluate(SampleData.Images()), SampleData.Images()),
        ["confusion matrix of two"] = () => Figures.ConfusionMatrix(new Evaluation([0, 1, 1], [1, 0, 1, 0, 0, 1], 2, 0.1), ["zero", "one"]),
        ["confusion matrix of twenty"] = () => Figures.ConfusionMatrix(Many(20), [.. Enumerable.Range(0, 20).Select(i => $"class number {i}")]),
        ["kernels"] = () => Figures.Kernels(Waves(32 * 9), 32, 1, 3, 3),
        ["kernels of two layers"] = () => Figures.Kernels(Waves(16 * 6 * 25), 16, 6, 5, 5, "Kernels of the second layer"),
        ["feature maps"] = () => Figures.FeatureMaps(Waves(6 * 24 * 24), new ImageShape(6, 24, 24)),
        ["feature maps without negative values"] = () => Figures.FeatureMaps([0, 0, 0, 3.5f], new ImageShape(1, 2, 2)),
        ["lines"] = () => Figures.Lines("Growth", "Qubits", "Operations", [Doubling("doubling"), Doubling("the same as a theory") with { IsDashed = true }], yScale: AxisScale.Logarithmic),
        ["lines with bands, errors and a gap"] = () => Figures.Lines("Accuracy", "Epochs", "Test accuracy (%)",
        [
            new Series("with a band", [1, 2, 3, 4], [50, 60, double.NaN, 70]) { Low = [40, 55, 60, 69], High = [55, 65, 70, 71] },
            new Series("with error bars", [1, 2, 3, 4], [20, 30, 35, 36]) { Error = [5, 4, 3, 0] },
            new Series("points only", [1.5], [33]) { IsJoined = false },
        ], subtitle: "Mean of five seeds"),
        ["lines, both axes logarithmic"] = () => Figures.Lines("Power law", "Images", "Error (%)", [new Series("error", [100, 1000, 60_000], [30, 12, 3])], AxisScale.Logarithmic, AxisScale.Logarithmic),
        ["bars"] = () => Figures.Bars("Images of each class", "Class", "Images", SampleData.Clothes, [new BarSeries("images", [.. Enumerable.Range(0, 10).Select(i => 5900.0 + i)])]),
        ["bars in groups"] = () => Figures.Bars("Accuracy", "Model", "Accuracy (%), mean \u00B1 standard deviation", ["LeNet-5, softmax twice as in the original", "Simple CNN", "QNN"],
            [new BarSeries("MNIST", [97.1, 98.4, 90.1], [0.4, 0.1, 0.5]), new BarSeries("Fashion-MNIST", [82.3, -90.3, double.NaN], [0.9, 0.2, 0])]),
        ["bars with turned names"] = () => Figures.Bars("Many", "Parameter", "Value", [.. Enumerable.Range(0, 24).Select(i => $"parameter{i}")], [new BarSeries("value", Enumerable.Range(0, 24).Select(i => i * 1000.0).ToArray())]),
        ["amplitudes of one qubit"] = () => Figures.Amplitudes(new StateVector(1).H(0).S(0)),
        ["amplitudes of four qubits"] = () => Figures.Amplitudes(new StateVector(4).H(0).H(1).H(2).H(3).T(0).S(1).Rz(0.3, 2)),
        ["amplitudes of ten qubits"] = () => Figures.Amplitudes(new StateVector(10).RyLayer(Enumerable.Range(0, 10).Select(q => 0.1 * q))),
        ["probabilities"] = () => Figures.Probabilities(new StateVector(2).H(0).Ry(1, 1)),
        ["probabilities, exact and sampled"] = () => Figures.Probabilities(Ghz().Run(), Ghz().Sample(1000)),
        ["probabilities of seven qubits"] = () => Figures.Probabilities(new StateVector(7).RyLayer(Enumerable.Range(0, 7).Select(q => 0.3))),
        ["Bloch sphere"] = () => Figures.BlochSphere(new BlochVector(0.6, 0, -0.8)),
        ["Bloch spheres of three qubits"] = () => Figures.BlochSpheres(Ghz().Run()),
        ["Bloch spheres of four qubits"] = () => Figures.BlochSpheres(new StateVector(4).RyLayer([0.3, 1.5, 0.2, 0.9]).CX(1, 2)),
        ["Bloch spheres in two rows"] = () => Figures.BlochSpheres([.. Enumerable.Range(0, 7).Select(i => new BlochVector(0, Math.Sin(i), Math.Cos(i)))], [.. Enumerable.Range(0, 7).Select(i => $"after step {i}")]),
        ["density matrix of one qubit"] = () => Figures.DensityMatrix(new StateVector(1).H(0).S(0)),
        ["density matrix of three qubits"] = () => Figures.DensityMatrix(new StateVector(3).H(0).CX(0, 1).T(1).Ry(0.7, 2).CX(1, 2)),
        ["density matrix of five qubits"] = () => Figures.DensityMatrix(new StateVector(5).RyLayer([0.3, 0.5, 0.2, 0.9, 0.1]).CxChain()),
        ["state images, real"] = () => Figures.StateImages(new Circuit(10).H(0).RyLayer(Enumerable.Range(0, 10).Select(q => 0.1 * q)).CxChain().Steps()),
        ["state images, complex"] = () => Figures.StateImages(new Circuit(5).H(0).S(0).Rx(Math.PI / 3, 1).CPhase(Math.PI / 4, 0, 4).Steps()),
        ["stepper"] = () => Figures.Stepper(Ghz()),
        ["stepper of one gate"] = () => Figures.Stepper(new Circuit(1).H(0)),
        ["stepper with measurements"] = () => Figures.Stepper(new Circuit(3, 2).Ry(1, 0).H(1).CX(1, 2).Barrier().CX(0, 1).H(0).Measure(0, 0).Measure(1, 1).When(1, true, c => c.X(2)).When(0, true, c => c.Z(2))),
        ["stepper of five qubits"] = () => Figures.Stepper(new Circuit(5).H(0).CxChain().RyLayer([0.3, 0.5, 0.2, 0.9, 0.1]).CCX(0, 1, 4)),
        ["data flow of LeNet-5"] = () => Figures.DataFlow(new LeNet5()),
        ["data flow of the QNN"] = () => Figures.DataFlow(new Qnn()),
        ["data flow of the two-class QNN"] = () => Figures.DataFlow(new TwoClassQnn()),
        ["light cone"] = () => Figures.LightCone(new TwoClassQnn().ToCircuit("a").Measure(7, 0), LightCone.OfQubit(8, 3, Entangler.CxChain())),
        ["light cone of three angles each"] = () => Figures.LightCone(
            new TwoClassQnn(options: TwoClassQnnOptions.Original with { Rotation = Rotation.General, Depth = 1 }).ToCircuit(), LightCone.OfQubit(8, 1, Entangler.CxChain(), 3, Rotation.General)),
        ["sliding window"] = () => Figures.SlidingWindow(Cross(), new ImageShape(1, 28, 28), [-1, 0, 1, -2, 0, 2, -1, 0, 1], 6, 4),
        ["sliding window, small"] = () => Figures.SlidingWindow([1, 2, 3, 4, 5, 6], new ImageShape(1, 2, 3), [1, 1, 1, 1], 0, 1),
        ["loss landscape"] = () => Figures.LossLandscape("Loss over two angles", "angle a (radians)", "angle b (radians)", "loss", Range(41), Range(31), Valley(hole: false),
            [(-2, 1.4), (-1, 1.1), (0.1, 0.4), (0.5, 0.2)]),
        ["loss landscape with a hole"] = () => Figures.LossLandscape("Loss over two angles", "angle a (radians)", "angle b (radians)", "loss", Range(41), Range(31), Valley(hole: true)),
        ["names of all kinds"] = () => Figures.Bars("Title\u0001 with \uD800 control\ncharacters", "x\tname", "y \u202Ename", ["line\nbreak", "\u6F22\u5B57\u540D", "\uD83D\uDE00 emoji", new string('w', 90), ""],
            [new BarSeries("\u0000s\uFFFE", [1, 2, 3, 4, 5], [0.5, double.NaN, double.PositiveInfinity, 0, 1])]),
        ["a hundred classes"] = () => Figures.ClassProbabilities([.. Enumerable.Repeat(0.01f, 100)], [.. Enumerable.Range(0, 100).Select(i => $"a class with a rather long name, number {i}")], 7),
        ["confusion matrix of a hundred"] = () => Figures.ConfusionMatrix(Many(100), [.. Enumerable.Range(0, 100).Select(i => $"class {i}")]),
        ["class name of 120 letters"] = () => Figures.ClassProbabilities([0.5f, 0.5f], [new string('W', 120), "b"], 0),
        ["bars of a thousand"] = () => Figures.Bars("Thousand", "Category", "Value", [.. Enumerable.Range(0, 1000).Select(i => $"category {i}")], [new BarSeries("value", [.. Enumerable.Range(0, 1000).Select(i => (double)i)])]),
        ["lines of huge numbers"] = () => Figures.Lines("Huge", "x", "y", [new Series("s", [0, 1, 2], [1e300, 1.5e308, -1e308])]),
        ["lines to 1e30"] = () => Figures.Lines("Loss", "step", "loss", [new Series("s", [1, 2, 3], [0, 5e29, 1e30])]),
        ["lines of tiny numbers"] = () => Figures.Lines("Tiny", "x", "y", [new Series("s", [0, 1, 2], [1e-12, 2e-12, 5e-12])]),
        ["lines of a constant"] = () => Figures.Lines("Constant", "x", "y", [new Series("s", [0, 1, 2], [5e-324, 5e-324, 5e-324])]),
        ["lines of a million points"] = () => Figures.Lines("Noise", "x", "y", [new Series("s", [.. Enumerable.Range(0, 1_000_000).Select(i => (double)i)], [.. Enumerable.Range(0, 1_000_000).Select(i => Math.Sin(i * 0.37))])]),
        ["text that looks like markup"] = () => Figures.ClassProbabilities([0.5f, 0.5f], ["</script><b>", "a & b \"c\""], 0, "x < y & z > </script>"),
    };

    private static readonly ConcurrentDictionary<string, Figure> Made = new();

    public static IEnumerable<string> Keys => All.Keys;

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>A figure made anew.</summary>
    public static Figure MakeNew(string name) => All[name]();

    /// <summary>A figure, made once: figures never change.</summary>
    public static Figure Make(string name) => Made.GetOrAdd(name, MakeNew);

    /// <summary>The chart of a figure as plotly.js gets it.</summary>
    public static JObject Json(Figure figure) => JObject.Parse(GenericChart.toJson(figure.Chart));

    private static Circuit Ghz() => new Circuit(3).H(0).CX(0, 1).CX(1, 2);

    private static float[] Waves(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin(i * 0.7f))];

    private static float[] Cross() => [.. Enumerable.Range(0, 28 * 28).Select(i => i % 28 is > 11 and < 16 || i / 28 is > 8 and < 13 ? 1f : -1f)];

    private static double[] Range(int count) => [.. Enumerable.Range(0, count).Select(i => -3 + 6.0 * i / (count - 1))];

    private static double[,] Valley(bool hole)
    {
        var (x, y) = (Range(41), Range(31));
        var values = new double[31, 41];
        for (var row = 0; row < 31; row++)
            for (var column = 0; column < 41; column++)
                values[row, column] = hole && row < 4 && column < 9 ? double.NaN : 1.2 - Math.Cos(x[column] - 0.5) * Math.Cos(y[row] / 2);
        return values;
    }

    private static Series Doubling(string name) => new(name, [.. Enumerable.Range(2, 14).Select(n => (double)n)], [.. Enumerable.Range(2, 14).Select(n => Math.Pow(2, n))]);

    private static TrainingHistory WithGap()
    {
        var history = SampleData.History();
        history.Add(new TrainingRecord(800, 0.9, double.NaN, double.PositiveInfinity, double.NaN, 0.4));
        history.Add(new TrainingRecord(900, 0.96, 0.9, 0.31, 0.88, 0.35));
        return history;
    }

    private static Evaluation Many(int classes)
    {
        var probabilities = new float[classes * classes];
        for (var i = 0; i < classes; i++) probabilities[i * classes + (i + i % 2) % classes] = 1;
        return new Evaluation([.. Enumerable.Range(0, classes)], probabilities, classes, 0.2);
    }
}

using NotebookLib.Charts;
using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Charts;

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
        ["confusion matrix of twenty"] = () => Figures.ConfusionMatrix(Twenty(), [.. Enumerable.Range(0, 20).Select(i => $"class number {i}")]),
        ["text that looks like markup"] = () => Figures.ClassProbabilities([0.5f, 0.5f], ["</script><b>", "a & b \"c\""], 0, "x < y & z > </script>"),
    };

    public static IEnumerable<string> Keys => All.Keys;

    public static TheoryData<string> Names => [.. All.Keys];

    public static Figure Make(string name) => All[name]();

    private static TrainingHistory WithGap()
    {
        var history = SampleData.History();
        history.Add(new TrainingRecord(800, 0.9, double.NaN, double.PositiveInfinity, double.NaN, 0.4));
        history.Add(new TrainingRecord(900, 0.96, 0.9, 0.31, 0.88, 0.35));
        return history;
    }

    private static Evaluation Twenty()
    {
        var probabilities = new float[20 * 20];
        for (var i = 0; i < 20; i++) probabilities[i * 20 + (i + i % 2) % 20] = 1;
        return new Evaluation([.. Enumerable.Range(0, 20)], probabilities, 20, 0.2);
    }
}

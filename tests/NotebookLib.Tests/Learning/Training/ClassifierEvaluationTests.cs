using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Training;

public sealed class ClassifierEvaluationTests
{
    [Fact]
    public void Evaluate_MoreImagesThanOneBatch_CoversAllInOrder()
    {
        var data = TinyData.Make(1300);
        var classifier = new TinyClassifier(TinyData.Shape, 4);
        new Trainer(classifier) { EvaluateEvery = EvaluationInterval.Never }.Train(data, data);
        var evaluation = classifier.Evaluate(data);
        Assert.Equal(data.Labels.ToArray().Select(label => (int)label), evaluation.Labels);
        Assert.Equal(1300, evaluation.Count);
        var loss = Enumerable.Range(0, 1300).Average(i => -Math.Log(evaluation.ProbabilitiesOf(i)[evaluation.Labels[i]]));
        Assert.Equal(loss, evaluation.Loss, 1e-5);
    }

    [Fact]
    public void Evaluate_EmptySet_Throws() => Assert.Throws<ArgumentException>(
        () => new TinyClassifier(TinyData.Shape, 4).Evaluate(TinyData.Make(0)));

    [Fact]
    public void Evaluate_AnotherNumberOfClasses_Throws() => Assert.Throws<ArgumentException>(
        () => new TinyClassifier(TinyData.Shape, 3).Evaluate(TinyData.Make(5)));

    [Fact]
    public void Evaluate_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(
        () => new TinyClassifier(TinyData.Shape, 4).Evaluate(TinyData.Make(5), cancellationToken: new CancellationToken(true)));
}

using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Losses;

public class LossTests
{
    [Fact]
    public void CrossEntropy_EqualScores_IsLogOfClassCount()
    {
        var loss = new CrossEntropy<double>();
        Assert.Equal(Math.Log(10), loss.Forward(new Tensor<double>(3, new TensorShape(10)), [0, 5, 9]), 1e-14);
        Assert.Equal((0.1 - 1) / 3, loss.Backward()[1, 5], 1e-15);
        Assert.Equal(0.1 / 3, loss.Backward()[1, 4], 1e-15);
    }

    [Fact]
    public void CrossEntropy_HugeScores_StaysFinite()
    {
        var scores = Scores(1, 3, [1e4, -1e4, 0]);
        Assert.Equal(1e4, new CrossEntropy<double>().Forward(scores, [2]), 1e-9);
    }

    [Theory]
    [InlineData(0.8, 1)]
    [InlineData(0.8, 0)]
    [InlineData(1e-3, 1)]
    public void BinaryCrossEntropy_AnyProbability_EqualsTheDefinitionAndItsDerivative(double p, int label)
    {
        var loss = new BinaryCrossEntropy<double>();
        double Expected(double q) => label == 1 ? -Math.Log(q) : -Math.Log(1 - q);
        Assert.Equal(Expected(p), loss.Forward(Scores(1, 1, [p]), [label]), 1e-12);
        Assert.Equal((Expected(p + 1e-7) - Expected(p - 1e-7)) / 2e-7, loss.Backward()[0, 0], 1e-3);
    }

    [Fact]
    public void BinaryCrossEntropy_CertainAndWrong_Is100AsInPyTorch() =>
        Assert.Equal(100, new BinaryCrossEntropy<double>().Forward(Scores(1, 1, [0]), [1]));

    [Theory]
    [InlineData(-0.03, "-0.03")]
    [InlineData(1.5, "1.5")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void BinaryCrossEntropy_NoProbability_NamesItAndTheMissingLayer(double output, string text)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryCrossEntropy<double>().Forward(Scores(1, 1, [output]), [1]));
        Assert.Contains($"The output is {text}; ", error.Message);
        Assert.Contains("End the network with a Sigmoid", error.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void Forward_LabelOutOfRange_ThrowsWithExampleAndRange(int label)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new CrossEntropy<float>().Forward(new Tensor<float>(2, new TensorShape(10)), [3, label]));
        Assert.Contains("Example 1", error.Message);
        Assert.Contains("0 to 9", error.Message);
    }

    [Fact]
    public void Forward_TooFewLabels_Throws() => Assert.Throws<ArgumentException>(
        () => new CrossEntropy<float>().Forward(new Tensor<float>(2, new TensorShape(10)), [3]));

    [Fact]
    public void Forward_NoExamples_Throws() => Assert.Throws<ArgumentException>(
        () => new CrossEntropy<float>().Forward(new Tensor<float>(0, new TensorShape(10)), []));

    [Fact]
    public void Forward_NaN_ThrowsWithAdvice()
    {
        var error = Assert.Throws<NonFiniteLossException>(() => new CrossEntropy<double>().Forward(Scores(1, 2, [double.NaN, 0]), [1]));
        Assert.Contains("learning rate", error.Message);
    }

    [Fact]
    public void Backward_WithoutForward_Throws() => Assert.Throws<InvalidOperationException>(() => new CrossEntropy<float>().Backward());

    [Fact]
    public void ClassCount_WrongOutputs_Throws()
    {
        Assert.Throws<ArgumentException>(() => new CrossEntropy<float>().ClassCount(new TensorShape(1)));
        Assert.Throws<ArgumentException>(() => new BinaryCrossEntropy<float>().ClassCount(new TensorShape(2)));
    }

    private static Tensor<double> Scores(int count, int width, double[] values)
    {
        var scores = new Tensor<double>(count, new TensorShape(width));
        values.CopyTo(scores.Values);
        return scores;
    }
}

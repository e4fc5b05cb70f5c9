using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Training;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 0.8535533905932737)]
    [InlineData(50, 0.5)]
    [InlineData(100, 0)]
    public void Cosine_FollowsHalfAWave(int step, double factor) =>
        Assert.Equal(factor, LearningRateSchedule.Cosine().FactorAt(step, 10, 100), 1e-12);

    [Fact]
    public void Cosine_FinalFactor_IsTheLimit() => Assert.Equal(0.1, LearningRateSchedule.Cosine(0.1).FactorAt(100, 10, 100), 1e-12);

    [Fact]
    public void Linear_Halfway_IsTheMiddle() => Assert.Equal(0.6, LearningRateSchedule.Linear(0.2).FactorAt(50, 10, 100), 1e-12);

    [Theory]
    [InlineData(19, 1)]
    [InlineData(20, 0.5)]
    [InlineData(40, 0.25)]
    public void StepDecay_DropsAfterEveryTwoEpochs(int step, double factor) =>
        Assert.Equal(factor, LearningRateSchedule.StepDecay(0.5, everyEpochs: 2).FactorAt(step, 10, 100), 1e-12);

    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(54, 0.5)]
    public void WithWarmUp_GrowsThenFollowsTheScheduleOverTheRest(int step, double factor) =>
        Assert.Equal(factor, LearningRateSchedule.Cosine().WithWarmUp(4).FactorAt(step, 10, 104), 1e-12);

    [Fact]
    public void WithWarmUp_LongerThanTheRun_NeverDividesByZero() =>
        Assert.Equal(0.5, LearningRateSchedule.Linear().WithWarmUp(10).FactorAt(4, 5, 5), 1e-12);

    [Fact]
    public void Constant_IsOne() => Assert.Equal(1, LearningRateSchedule.Constant.FactorAt(99, 10, 100));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Factory_FactorOutsideZeroToOne_Throws(double factor)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(factor));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Linear(factor));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.StepDecay(factor));
    }

    [Fact]
    public void Factory_LengthBelowOne_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.StepDecay(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.StepDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.WithWarmUp(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvaluationInterval.EveryBatches(0));
    }
}

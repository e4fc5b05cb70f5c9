using NotebookLib.Teaching;

namespace NotebookLib.Tests.Teaching;

/// <summary>Questions whose answer is one number.</summary>
public sealed class NumberQuestionTests
{
    [Fact]
    public void Check_NoAnswer_SaysWhatToFillInAndComputesNothing()
    {
        var verdict = Ask.Probability(() => throw new InvalidOperationException("not to be computed")).Check(null);

        Assert.Null(verdict.IsRight);
        Assert.Contains("a probability from 0 to 1 in place of null", verdict.Text);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.2534)]
    [InlineData(0.245)]
    public void Probability_WithinTwoPlaces_IsRight(double answer) => Assert.True(Ask.Probability(() => 0.25).Check(answer).IsRight);

    [Theory]
    [InlineData(0.36, 0.6, "amplitude")]
    [InlineData(0.36, -0.6, "amplitude")]
    [InlineData(0.36, 36, "per cent")]
    [InlineData(0.36, 0.1296, "squared once too often")]
    [InlineData(0.36, 0.64, "does not happen")]
    [InlineData(0.36, 1.2, "between 0 and 1")]
    [InlineData(0.36, 0.38, "more decimal places")]
    [InlineData(0.36, 0.9, "by hand")]
    [InlineData(0.36, double.NaN, "finite")]
    [InlineData(0, 0.06, "by hand")]
    public void Probability_KnownMistake_HasItsReason(double right, double answer, string reason) =>
        AssertWrong(Ask.Probability(() => right).Check(answer), reason);

    [Theory]
    [InlineData(0.6, 0.8, "probability of +1")]
    [InlineData(0.6, 0.2, "probability of -1")]
    [InlineData(0.6, -0.6, "sign")]
    [InlineData(0.6, 1.6, "between -1 and 1")]
    [InlineData(0, 0.5, "probability of +1")]
    public void Expectation_KnownMistake_HasItsReason(double right, double answer, string reason) =>
        AssertWrong(Ask.Expectation(() => right).Check(answer), reason);

    [Theory]
    [InlineData(60, "degrees")]
    [InlineData(Math.PI / 6, "factor of two")]
    [InlineData(2 * Math.PI / 3, "factor of two")]
    [InlineData(-Math.PI / 3, "sign")]
    [InlineData(Math.PI / 3 + Math.Tau, "full turns")]
    [InlineData(Math.PI / 3 - 2 * Math.Tau, "full turns")]
    public void Angle_KnownMistake_HasItsReason(double answer, string reason) =>
        AssertWrong(Ask.Angle(() => Math.PI / 3).Check(answer), reason);

    [Theory]
    [InlineData(7, "off by one")]
    [InlineData(9, "off by one")]
    [InlineData(16, "power of two")]
    [InlineData(2, "power of two")]
    [InlineData(8.5, "whole number")]
    [InlineData(-8, "whole number")]
    [InlineData(5, "by hand")]
    public void Count_KnownMistake_HasItsReason(double answer, string reason) => AssertWrong(Ask.Count(() => 8).Check(answer), reason);

    [Fact]
    public void Count_WholeNumber_IsRight() => Assert.True(Ask.Count(() => 8).Check(8).IsRight);

    [Fact]
    public void Mistake_OfTheQuestion_SpeaksBeforeThoseOfItsKind() =>
        AssertWrong(Ask.Probability(() => 0.36).Mistake(() => 0.6, "Bob's half is missing.").Check(0.6), "Bob's half");

    [Fact]
    public void Hint_OtherWrongAnswer_IsSaid() => AssertWrong(Ask.Number(() => 3).Hint("count the gates.").Check(17), "count the gates");

    [Fact]
    public void Check_RightAnswerThatIsAlsoAMistake_IsRight() =>
        Assert.True(Ask.Number(() => 3).Mistake(() => 3, "never said").Check(3).IsRight);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    public void Number_ToleranceNotAllowed_Throws(double tolerance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ask.Number(() => 1, tolerance));

    /// <summary>Whatever is answered, the text of a wrong verdict does not hold the right answer.</summary>
    [Fact]
    public void Check_AnyWrongAnswer_DoesNotSayTheRightOne()
    {
        var random = new Random(3);
        for (var k = 0; k < 1000; k++)
        {
            var right = Math.Round(0.1 + 0.8 * random.NextDouble(), 3);
            Question<double?>[] questions =
                [Ask.Number(() => right), Ask.Probability(() => right), Ask.Expectation(() => right), Ask.Angle(() => right)];
            foreach (var question in questions)
            {
                var answer = Math.Round(4 * random.NextDouble() - 2, 1);
                var verdict = question.Check(answer);
                if (verdict.IsRight == false) Assert.DoesNotContain($"{right}", verdict.Text.Replace($"{answer}", ""));
            }
        }
    }

    internal static void AssertWrong(Verdict verdict, string reason)
    {
        Assert.False(verdict.IsRight);
        Assert.StartsWith("Not yet: ", verdict.Text);
        Assert.Contains(reason, verdict.Text);
    }
}

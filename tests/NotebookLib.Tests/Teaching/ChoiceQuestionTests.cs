using NotebookLib.Teaching;
using static NotebookLib.Tests.Teaching.NumberQuestionTests;

namespace NotebookLib.Tests.Teaching;

/// <summary>Questions whose answer is a word or the letter of a statement.</summary>
public sealed class ChoiceQuestionTests
{
    private static ChoiceQuestion Sum() => Ask.Choice()
        .Option("two and two are three", () => 2 + 2 == 3, "one is missing.")
        .Option("two and two are four", () => 2 + 2 == 4, "counted on the fingers.");

    [Fact]
    public void Choice_NoAnswer_ListsTheStatements()
    {
        var verdict = Sum().Check("");

        Assert.Null(verdict.IsRight);
        Assert.StartsWith("  a) two and two are three\n  b) two and two are four\n", verdict.Text);
        Assert.Contains("a, b", verdict.Text);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("B")]
    [InlineData(" b) ")]
    public void Choice_StatementThatHolds_IsRightAndSaysWhy(string answer)
    {
        var verdict = Sum().Check(answer);

        Assert.True(verdict.IsRight);
        Assert.Equal("Right: counted on the fingers.", verdict.Text);
    }

    [Theory]
    [InlineData("a", "one is missing")]
    [InlineData("c", "not one of the letters a, b")]
    public void Choice_Other_SaysWhyNot(string answer, string reason) => AssertWrong(Sum().Check(answer), reason);

    [Fact]
    public void Choice_TwoStatementsHold_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Sum().Option("five is odd", () => true, "it is.").Check(""));

    [Fact]
    public void Choice_NoStatementHolds_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Ask.Choice().Option("1", () => false, "a").Option("2", () => false, "b").Check("a"));

    [Theory]
    [InlineData("Z", true)]
    [InlineData(" z ", true)]
    [InlineData("X", false)]
    public void Text_ComparedWithoutBlanksAndCapitals(string answer, bool isRight) =>
        Assert.Equal(isRight, Ask.Text(() => "Z").Check(answer).IsRight);
}

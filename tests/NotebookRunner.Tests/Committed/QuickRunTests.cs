using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Committed;

/// <summary>Every committed notebook runs, calls the answers of its solutions right, and claims no number that it does not show.</summary>
public sealed class QuickRunTests(QuickRuns runs) : IClassFixture<QuickRuns>
{
    public static TheoryData<string> Names() => [.. CommittedNotebooks.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Notebook_Run_PassesAndHasAPage(string name)
    {
        var run = await runs.OfAsync(name);

        Assert.True(run.Result.ExitCode == 0, run.Result.Output + run.Result.Error);
        Assert.True(File.Exists(run.PagePath));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Predictions_AnswersOfTheSolutions_AreRight(string name)
    {
        var run = await runs.OfAsync(name);
        var executed = ExecutedNotebook.Read(run.CopyPath);

        Assert.Equal(run.Answered, run.Predictions.Select(prediction => prediction.Question));
        Assert.All(run.Predictions, prediction =>
        {
            var verdict = ExecutedNotebook.Text(executed.Outputs(prediction.CheckedIn)[^1]);
            var isRight = verdict.StartsWith("Right", StringComparison.Ordinal);
            var isAnswer = verdict.StartsWith("Not yet", StringComparison.Ordinal) && !verdict.Contains("is not one of the letters", StringComparison.Ordinal);
            Assert.True(isRight || (prediction.IsMeasured && isAnswer), $"{prediction.Question}: {verdict}");
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Prose_Numbers_OccurInTheOutputsOfTheQuickRun(string name)
    {
        var run = await runs.OfAsync(name);

        Assert.Empty(ProseNumbers.WithoutOutput(
            JsonNode.Parse(File.ReadAllText(CommittedNotebooks.PathOf(name)))!, JsonNode.Parse(File.ReadAllText(run.CopyPath))!));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using KernelTests.Tool;

namespace KernelTests;

/// <summary>A training cell that the reader stops, and the cells after it.</summary>
public sealed class StopButtonTests
{
    private const string Setup = """
        #r "../artifacts/notebooklib/NotebookLib.dll"
        #r "../artifacts/notebooklib/NotebookLib.Charts.dll"
        using NotebookLib.Charts;
        using NotebookLib.Data;
        using NotebookLib.Learning;
        Notebook.Setup();
        var data = FashionMnist.Load();
        var (train, test) = (data.Train.Sample(6000, seed: 1), data.Test.Sample(1000, seed: 2));
        Trainer Make(IClassifier model) => new(model) { EvaluateEvery = EvaluationInterval.EveryBatches(16) };
        """;

    [Fact]
    public async Task Cancel_WhileTraining_KeepsWhatWasRecordedAndTheNextCellGoesOn()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        Assert.Null((await tool.RunAsync(Setup)).Error);
        var whole = await tool.RunAsync("""
            var whole = Make(new SimpleCnn(seed: 1)).Train(train, test, epochs: 5);
            foreach (var record in whole.Records) Console.WriteLine(record);
            """);

        var stopped = false;
        var stop = await tool.RunAsync(
            """
            var trainer = Make(new SimpleCnn(seed: 1));
            var live = Notebook.ShowTraining();
            var history = trainer.Train(train, test, epochs: 5, live, Notebook.StopButton);
            """,
            output =>
            {
                if (stopped || !output.Text.Contains("epoch 2 of 5", StringComparison.Ordinal)) return;
                stopped = true;
                tool.Cancel();
            });
        Assert.Equal("Command cancelled.", stop.Error);

        var kept = await tool.RunAsync("""Console.WriteLine($"{history.WasCancelled} {history.Steps} {history.Records.Count}");""");
        Assert.Null(kept.Error);
        var match = Regex.Match(kept.Printed, @"^True (\d+) (\d+)\r?\n$");
        Assert.True(match.Success, kept.Printed);
        Assert.InRange(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), 94, 300);
        Assert.InRange(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), 6, 20);

        var resumed = await tool.RunAsync("""
            history = trainer.Resume(history, train, test, epochs: 5, live, Notebook.StopButton);
            foreach (var record in history.Records) Console.WriteLine(record);
            """);
        Assert.Equal(whole.Printed, resumed.Printed);
        Assert.Contains("5 epochs", stop.Outputs[0].Text);                       // the display of the stopped cell moves on
        Assert.StartsWith("Learning curves. Simple CNN after 470 steps", stop.Outputs[1].Text);
    }

    [Fact]
    public async Task Cancel_AtAnyMomentOfTraining_EndsTheCell()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        Assert.Null((await tool.RunAsync(Setup)).Error);
        Assert.Null((await tool.RunAsync("(train, test) = (train.Sample(1000, seed: 1), test.Sample(100, seed: 2));")).Error);
        for (var update = 1; update <= 12; update++)
        {
            var seen = 0;
            var stop = await tool.RunAsync(
                """
                var history = Make(new SimpleCnn(seed: 1)).Train(train, test, epochs: 100, Notebook.ShowTraining(), Notebook.StopButton);
                """,
                _ =>
                {
                    if (++seen == update) tool.Cancel();
                },
                limit: TimeSpan.FromMinutes(1));
            Assert.Equal("Command cancelled.", stop.Error);
        }
    }

    [Fact]
    public async Task Cancel_ACellThatWaits_LeavesTheKernelUsable()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        var waiting = await tool.RunAsync(
            """Console.WriteLine("waiting"); await Task.Delay(-1, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);""",
            _ => tool.Cancel());
        Assert.NotNull(waiting.Error);
        Assert.Equal("42", (await tool.RunAsync("Console.Write(6 * 7);")).Printed);
    }
}

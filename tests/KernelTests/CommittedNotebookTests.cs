using KernelTests.Notebooks;
using KernelTests.Tool;

namespace KernelTests;

/// <summary>Every committed notebook in the real tool, in its quick form, on a computer that writes 0,5.</summary>
public sealed class CommittedNotebookTests
{
    public static TheoryData<string> Names => [.. CommittedNotebook.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task QuickForm_GermanCulture_ShowsWhatIsCommitted(string name)
    {
        var notebook = CommittedNotebook.Open(name);
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        await tool.RunAsync("""System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");""");
        Assert.Equal("0,5", (await tool.RunAsync("Console.Write(0.5);")).Printed);

        var runs = new List<(CommittedCell Cell, CellRun Run)>();
        foreach (var cell in notebook.Cells)
        {
            var run = await tool.RunAsync(CommittedNotebook.QuickSource(cell));
            runs.Add((cell, run));
            Assert.True(run.Error is null, $"{name}, cell {cell.Id}: {run.Error}");
        }
        Dump.Write(name, runs);

        Func<IReadOnlyList<CellOutput>, string> describe = notebook.HasQuickForm ? OutputText.WithoutNumbers : OutputText.Exact;
        var different = runs.Select(run => (run.Cell.Id, Committed: describe(run.Cell.Outputs), Shown: describe(run.Run.Outputs)))
            .Where(cell => cell.Committed != cell.Shown)
            .Select(cell => $"cell {cell.Id}, committed:\n{cell.Committed}\n\ncell {cell.Id}, shown by the tool:\n{cell.Shown}");
        if (different.Any()) Assert.Fail(string.Join("\n\n", different));
        foreach (var (cell, run) in runs.Where(run => run.Cell.Source.Contains("Notebook.ShowTraining", StringComparison.Ordinal)))
            Assert.True(Moves(run), $"{name}, cell {cell.Id}: the training display did not move.");
    }

    /// <summary>Whether the line of a training run went from its start over steps between to its end.</summary>
    private static bool Moves(CellRun run) => run.Outputs.Any(output =>
        output.States is [var first, .., var last]
        && first["text/plain"] == "Training has not started."
        && output.States.Count(state => state["text/plain"].Contains(" · batch ", StringComparison.Ordinal)) >= 3
        && last["text/plain"].Contains(" steps of ", StringComparison.Ordinal));
}

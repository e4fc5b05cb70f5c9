using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Committed;

/// <summary>No sentence claims a number that the outputs beside it do not have.</summary>
public sealed class ProseTests
{
    public static TheoryData<string> Names() => [.. CommittedNotebooks.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Prose_Numbers_OccurInTheCommittedOutputs(string name)
    {
        var notebook = Read(CommittedNotebooks.PathOf(name));

        Assert.Empty(ProseNumbers.WithoutOutput(notebook, notebook));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Prose_Numbers_OccurInTheOutputsOfTheLastRun(string name)
    {
        var path = Path.Combine(CommittedNotebooks.Root, "artifacts", "notebooks", name);
        if (!File.Exists(path)) Assert.Skip("the notebooks were not run: dotnet run --project lib/NotebookRunner -c Release");
        var (notebook, executed) = (Read(CommittedNotebooks.PathOf(name)), Read(path));
        if (!Sources(notebook).SequenceEqual(Sources(executed))) Assert.Skip("the notebook has changed since it was run");

        Assert.Empty(ProseNumbers.WithoutOutput(notebook, executed));
    }

    [Theory]
    [InlineData("It reaches 88.4 % now.", "accuracy 88.4 %", true)]
    [InlineData("It reaches 88.4 % now.", "accuracy 88.41 %", false)]
    [InlineData("It reaches 88 %.", "88", true)]
    [InlineData("It reaches 88 %.", "88.0", false)]
    [InlineData("A loss of 2.303.", "", false)]
    [InlineData("A loss of $2.303$, as `2.303`.", "", true)]
    [InlineData("**In the original** it is 87.4 %.\n\n| a | b |\n|---|---|\n| 1.5 | 2.5 |", "", true)]
    [InlineData("It is one run.\n\n| a | b |\n|---|---|\n| 1.5 | 2.5 |", "1.5", false)]
    [InlineData("Three seeds, 64 images.", "", true)]
    public void WithoutOutput_Prose_FindsWhatIsNotShown(string prose, string shown, bool isFine)
    {
        var notebook = JsonNode.Parse(TestNotebook.OfCode("1").Markdown("text", prose).ToJson())!;
        notebook["cells"]![0]!["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = shown });

        Assert.Equal(isFine, ProseNumbers.WithoutOutput(notebook, notebook).Count == 0);
    }

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(path))!;

    private static IEnumerable<string> Sources(JsonNode notebook) =>
        notebook["cells"]!.AsArray().Select(cell => MultilineText.Join(cell!["source"]));
}

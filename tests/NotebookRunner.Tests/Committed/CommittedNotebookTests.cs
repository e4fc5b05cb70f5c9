using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Committed;

/// <summary>Every committed notebook keeps the rules of the repository.</summary>
public sealed partial class CommittedNotebookTests
{
    private const int LargestFile = 1_500_000;

    public static TheoryData<string> Names() => [.. CommittedNotebooks.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Notebook_File_IsOfNbformat45WithTheKernelsMetadata(string name)
    {
        var bytes = File.ReadAllBytes(CommittedNotebooks.PathOf(name));
        var root = NotebookJson.Parse(bytes)!;

        Assert.InRange(bytes.Length, 1, LargestFile);
        Assert.Equal(4, root["nbformat"]!.GetValue<int>());
        Assert.Equal(5, root["nbformat_minor"]!.GetValue<int>());
        var kernel = root["metadata"]!["kernelspec"]!;
        Assert.Equal([".NET (C#)", "C#", ".net-csharp"], new[] { "display_name", "language", "name" }.Select(key => kernel[key]!.GetValue<string>()));
        Assert.Equal(System.Text.Encoding.UTF8.GetString(bytes), NotebookJson.Write(root));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Notebook_Cells_HaveIdsAndTheirKindsMetadata(string name)
    {
        var cells = Cells(name);
        var ids = cells.Select(cell => cell["id"]!.GetValue<string>()).ToList();

        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9-_]{1,64}$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var cell in cells.Where(IsCode))
        {
            Assert.Equal("csharp", cell["metadata"]!["dotnet_interactive"]!["language"]!.GetValue<string>());
            Assert.Equal("csharp", cell["metadata"]!["polyglot_notebook"]!["kernelName"]!.GetValue<string>());
        }
        foreach (var cell in cells.Where(cell => !IsCode(cell)))
        {
            Assert.Equal("markdown", cell["cell_type"]!.GetValue<string>());
            Assert.Empty(cell["metadata"]!.AsObject());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Notebook_Outputs_AreThereAndOfACleanRun(string name)
    {
        var code = Cells(name).Where(IsCode).ToList();

        Assert.Equal(Enumerable.Range(1, code.Count), code.Select(cell => cell["execution_count"]!.GetValue<int>()));
        Assert.Contains(code, cell => cell["outputs"]!.AsArray().Count > 0);
        foreach (var output in code.SelectMany(cell => cell["outputs"]!.AsArray()))
        {
            Assert.NotEqual("error", output!["output_type"]!.GetValue<string>());
            var text = Base64().Replace(output.ToJsonString(), "");
            Assert.False(MachinePath().IsMatch(text), $"{name} shows a path of one machine: {MachinePath().Match(text).Value}");
            Assert.DoesNotContain(CommittedNotebooks.Root, text);
            if (Environment.MachineName.Length >= 8)
                Assert.DoesNotContain(Environment.MachineName, text);
            foreach (Match image in Image().Matches(MultilineText.Join(output["data"]?["text/html"])))
                Assert.True(AlternativeText().IsMatch(image.Value), $"a picture in {name} has no alt text: {image.Value[..Math.Min(200, image.Length)]}");
        }
    }

    private static List<JsonNode> Cells(string name) =>
        [.. NotebookJson.Parse(File.ReadAllBytes(CommittedNotebooks.PathOf(name)))!["cells"]!.AsArray().Select(cell => cell!)];

    private static bool IsCode(JsonNode cell) => cell["cell_type"]!.GetValue<string>() == "code";

    [GeneratedRegex(@"/(home|root|Users|tmp|var|work|mnt)/[\w.-]+|\b[A-Z]:\\\\[\w.-]+")]
    private static partial Regex MachinePath();

    [GeneratedRegex("[A-Za-z0-9+/=]{200,}")]
    private static partial Regex Base64();

    [GeneratedRegex(@"<img\b[^>]*>")]
    private static partial Regex Image();

    [GeneratedRegex(@"\salt=(""[^""]+""|'[^']+')")]
    private static partial Regex AlternativeText();
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Committed;

/// <summary>
/// The notebooks of solutions: their exercises run, and their answers to the predictions are called right by the cells that ask.
/// </summary>
public sealed partial class SolutionsTests
{
    private const string Suffix = "_solutions.ipynb";

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFiles(SolutionsFolder, "*" + Suffix).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string SolutionsFolder => Path.Combine(CommittedNotebooks.Root, "notebooks", "solutions");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Solutions_Run_Passes(string name)
    {
        using var folder = new TestFolder();

        var result = await Runner.RunAsync(folder, [Path.Combine(SolutionsFolder, name), "--output", folder["out"], "--timeout", "300"]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Predictions_AnswersOfTheTable_AreRight(string name)
    {
        using var folder = new TestFolder();
        var notebook = name.Replace(Suffix, ".ipynb", StringComparison.Ordinal);
        var answers = Answers(name);
        var root = Read(CommittedNotebooks.PathOf(notebook));
        var asking = root["cells"]!.AsArray().Select(cell => cell!).Where(IsQuestion).ToList();
        Assert.Equal(asking.Select(Question), answers.Keys);
        var names = asking.ToDictionary(Question, cell => Blank().Match(Source(cell)).Groups["name"].Value);
        foreach (var cell in asking)
            SetSource(cell, Blank().Replace(Source(cell), _ => $"{names[Question(cell)]} = {answers[Question(cell)].Text};", 1));
        foreach (var cell in root["cells"]!.AsArray())
            SetSource(cell!, Source(cell!).Replace("\"../artifacts/", $"\"{CommittedNotebooks.Root}/artifacts/", StringComparison.Ordinal));
        folder.Write(notebook, root.ToJsonString());

        var result = await Runner.RunAsync(
            folder, [notebook, "--output", "out", "--html", "false", "--timeout", "300", "--parameter", "quick=true"]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var executed = ExecutedNotebook.Read(folder["out", notebook]);
        var cells = root["cells"]!.AsArray().Select(cell => cell!).ToList();
        foreach (var cell in asking)
        {
            // Some questions are checked where they are asked, others after the run that answers them.
            var check = cells.Skip(cells.IndexOf(cell)).First(later => Source(later).Contains($".Check({names[Question(cell)]})", StringComparison.Ordinal));
            var verdict = ExecutedNotebook.Text(executed.Outputs(Id(check))[^1]);
            var isRight = verdict.StartsWith("Right", StringComparison.Ordinal);
            var isAnswer = verdict.StartsWith("Not yet", StringComparison.Ordinal) && !verdict.Contains("is not one of the letters", StringComparison.Ordinal);
            Assert.True(isRight || (answers[Question(cell)].IsMeasured && isAnswer), $"{Question(cell)}: {verdict}");
        }
    }

    /// <summary>
    /// Question and answer of each row of the table in the cell <c>predictions</c>. An answer that is measured holds for the full data;
    /// on others it must be an answer, right or not.
    /// </summary>
    private static OrderedDictionary<string, (string Text, bool IsMeasured)> Answers(string name)
    {
        var table = Source(Read(Path.Combine(SolutionsFolder, name))["cells"]!.AsArray().Single(cell => Id(cell!) == "predictions")!);
        return new(Row().Matches(table).Select(row =>
            KeyValuePair.Create(row.Groups["question"].Value, (row.Groups["answer"].Value, row.Groups["measured"].Success))));
    }

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(path))!;

    private static bool IsQuestion(JsonNode cell) =>
        cell["metadata"]!["tags"] is JsonArray tags && tags.Any(tag => tag!.GetValue<string>() == "predict");

    private static string Id(JsonNode cell) => cell["id"]!.GetValue<string>();

    private static string Question(JsonNode cell) => Id(cell).Replace("-answer", "", StringComparison.Ordinal);

    private static string Source(JsonNode cell) => string.Concat(cell["source"]!.AsArray().Select(line => line!.GetValue<string>()));

    private static void SetSource(JsonNode cell, string source) => cell["source"] = new JsonArray(source);

    [GeneratedRegex(@"(?<name>\w+) = (null|"""");")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\| (?<question>[\w-]+) \| `(?<answer>[^`]+)`(?<measured>, measured)? \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

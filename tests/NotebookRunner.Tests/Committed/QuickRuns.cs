using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Committed;

/// <summary>
/// The committed notebooks in their quick form, each run once for all tests, with the answers of the table of solutions in the cells that ask.
/// </summary>
public sealed partial class QuickRuns : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, QuickRun> _runs = [];

    /// <summary>Runs a notebook, or returns its run.</summary>
    internal async Task<QuickRun> OfAsync(string name) => _runs.TryGetValue(name, out var run) ? run : _runs[name] = await RunAsync(name);

    public void Dispose() => _folder.Dispose();

    private async Task<QuickRun> RunAsync(string name)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(CommittedNotebooks.PathOf(name)))!;
        var answers = Answers(name);
        var predictions = new List<Prediction>();
        var cells = notebook["cells"]!.AsArray().Select(cell => cell!).ToList();
        foreach (var cell in cells.Where(cell => Source(cell).Contains("#r \"../artifacts/", StringComparison.Ordinal)))
            cell["source"] = Source(cell).Replace("\"../artifacts/", $"\"{CommittedNotebooks.Root}/artifacts/", StringComparison.Ordinal);
        foreach (var cell in cells.Where(IsQuestion))
        {
            var question = Id(cell).Replace("-answer", "", StringComparison.Ordinal);
            var (answer, isMeasured) = answers.GetValueOrDefault(question, ("null", false));
            var variable = Blank().Match(Source(cell)).Groups["name"].Value;
            // Some questions are checked where they are asked, others after the run that answers them.
            var check = cells.Skip(cells.IndexOf(cell)).First(later => Source(later).Contains($".Check({variable})", StringComparison.Ordinal));
            predictions.Add(new(question, Id(check), isMeasured));
            cell["source"] = Blank().Replace(Source(cell), _ => $"{variable} = {answer};", 1);
        }

        // In a folder of its own, since the notebooks save their models beside it.
        var path = _folder.Write(Path.Combine(name, "notebooks", name), notebook.ToJsonString());
        var output = _folder[name, "out"];
        string[] quick = ParameterCells.Names(NotebookDocument.Parse(File.ReadAllBytes(path))).Contains("quick") ? ["--parameter", "quick=true"] : [];
        var result = await Runner.RunAsync(_folder, [path, "--output", output, "--timeout", "300", .. quick]);
        return new(result, output, name, [.. answers.Keys], predictions);
    }

    /// <summary>Question and answer of each row of the table in the cell <c>predictions</c> of the solutions.</summary>
    private static OrderedDictionary<string, (string Text, bool IsMeasured)> Answers(string name)
    {
        var solutions = JsonNode.Parse(File.ReadAllText(CommittedNotebooks.SolutionsOf(name)))!;
        var table = Source(solutions["cells"]!.AsArray().Single(cell => Id(cell!) == "predictions")!);
        return new(Row().Matches(table).Select(row =>
            KeyValuePair.Create(row.Groups["question"].Value, (row.Groups["answer"].Value, row.Groups["measured"].Success))));
    }

    private static bool IsQuestion(JsonNode cell) =>
        cell["metadata"]!["tags"] is JsonArray tags && tags.Any(tag => tag!.GetValue<string>() == "predict");

    private static string Id(JsonNode cell) => cell["id"]!.GetValue<string>();

    private static string Source(JsonNode cell) => MultilineText.Join(cell["source"]);

    [GeneratedRegex(@"(?<name>\w+) = (null|"""");")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\| (?<question>[\w-]+) \| `(?<answer>[^`]+)`(?<measured>, measured)? \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

/// <summary>One run: what the runner said, and where the executed copy and the page are.</summary>
/// <param name="Answered">Questions of the table of solutions.</param>
/// <param name="Predictions">Questions of the notebook.</param>
internal sealed record QuickRun(
    RunnerResult Result, string Output, string Name, IReadOnlyList<string> Answered, IReadOnlyList<Prediction> Predictions)
{
    /// <summary>The executed copy.</summary>
    public string CopyPath => Path.Combine(Output, Name);

    /// <summary>The page.</summary>
    public string PagePath => Path.ChangeExtension(CopyPath, ".html");
}

/// <summary>A question, the cell that checks the answer, and whether the answer is one for the full data only.</summary>
internal sealed record Prediction(string Question, string CheckedIn, bool IsMeasured);

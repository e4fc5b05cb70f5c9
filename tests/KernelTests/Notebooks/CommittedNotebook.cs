using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KernelTests.Tool;

namespace KernelTests.Notebooks;

/// <summary>A code cell of a committed notebook.</summary>
internal sealed record CommittedCell(string Id, string Source, bool HoldsParameters, IReadOnlyList<CellOutput> Outputs);

/// <summary>A committed notebook: its code cells with the outputs that a reader sees without running anything.</summary>
internal sealed class CommittedNotebook
{
    public CommittedNotebook(string path)
    {
        var document = JsonNode.Parse(File.ReadAllText(path))!;
        Name = Path.GetFileNameWithoutExtension(path);
        Cells = [.. document["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code").Select(cell => Read(cell!))];
    }

    public string Name { get; }

    public IReadOnlyList<CommittedCell> Cells { get; }

    /// <summary>Whether the notebook has a switch for a run on fewer images.</summary>
    public bool HasQuickForm => Cells.Any(cell => cell.HoldsParameters && Regex.IsMatch(cell.Source, @"\bquick\b"));

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Place.Notebooks, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static CommittedNotebook Open(string name) => new(Path.Combine(Place.Notebooks, name + ".ipynb"));

    /// <summary>The source of a cell with the switch for the quick form on.</summary>
    public static string QuickSource(CommittedCell cell) =>
        cell.HoldsParameters ? Regex.Replace(cell.Source, @"(\bquick\s*=\s*)false", "$1true") : cell.Source;

    private static CommittedCell Read(JsonNode cell) => new(
        (string)cell["id"]!,
        Text(cell["source"]!),
        cell["metadata"]!["tags"] is JsonArray tags && tags.Any(tag => (string?)tag == "parameters"),
        [.. cell["outputs"]!.AsArray().Select(output => ReadOutput(output!))]);

    private static CellOutput ReadOutput(JsonNode output)
    {
        var kind = (string)output["output_type"]! switch
        {
            "stream" => OutputKind.Stream,
            "display_data" => OutputKind.Display,
            "execute_result" => OutputKind.Result,
            _ => OutputKind.Error,
        };
        var read = new CellOutput(kind);
        read.Show(output["data"] is JsonObject data
            ? data.ToDictionary(pair => pair.Key, pair => Text(pair.Value!))
            : new Dictionary<string, string> { ["text/plain"] = Text((output["text"] ?? output["evalue"])!) });
        return read;
    }

    private static string Text(JsonNode text) => text is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)text!;
}

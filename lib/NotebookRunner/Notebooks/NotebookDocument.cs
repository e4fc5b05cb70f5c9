using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookRunner.Notebooks;

/// <summary>A notebook file in memory; unknown parts stay as they are.</summary>
internal sealed class NotebookDocument
{
    private const string KernelName = ".net-csharp";

    private readonly JsonObject _root;

    private NotebookDocument(JsonObject root, IReadOnlyList<NotebookCell> cells)
    {
        _root = root;
        Cells = cells;
    }

    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The code cells that have code, in the order they run.</summary>
    public IEnumerable<NotebookCell> RunnableCells => Cells.Where(cell => cell.IsCode && !cell.IsSkipped && !string.IsNullOrWhiteSpace(cell.Source));

    /// <summary>First heading of the notebook, or null.</summary>
    public string? Title => Cells
        .Where(cell => cell.Kind == "markdown")
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    /// <exception cref="NotebookException">The bytes are no C# notebook of nbformat 4.</exception>
    public static NotebookDocument Parse(ReadOnlySpan<byte> utf8)
    {
        JsonNode? root;
        try
        {
            root = NotebookJson.Parse(utf8);
        }
        catch (JsonException problem) when (problem.Message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            throw new NotebookException($"its JSON is nested deeper than {NotebookJson.MaxDepth} levels; no notebook needs that");
        }
        catch (JsonException problem)
        {
            throw new NotebookException($"it is not valid JSON: {problem.Message}");
        }
        try
        {
            return Check(root as JsonObject ?? throw new NotebookException("it is JSON, but no notebook: a notebook is an object with \"cells\""));
        }
        catch (InvalidOperationException problem)
        {
            throw new NotebookException($"it is no notebook of nbformat 4: {problem.Message}");
        }
    }

    /// <summary>The file's text, as Jupyter lays it out.</summary>
    public string ToJson() => NotebookJson.Write(_root);

    private static NotebookDocument Check(JsonObject root)
    {
        if (root["nbformat"] is not JsonValue format || !format.TryGetValue<int>(out var version))
            throw new NotebookException("it has no \"nbformat\"; this runner reads nbformat 4");
        if (version != 4)
            throw new NotebookException($"it is of nbformat {version}; this runner reads nbformat 4 (jupyter nbconvert --to notebook --nbformat 4 converts)");
        if (root["cells"] is not JsonArray array || array.Count == 0)
            throw new NotebookException("it has no cells");
        if (array.FirstOrDefault(cell => cell is not JsonObject) is { } other)
            throw new NotebookException($"a cell is {other.GetValueKind()} where an object is needed");
        CheckKernel(root["metadata"]?["kernelspec"] as JsonObject);
        var cells = array.Select(cell => new NotebookCell((JsonObject)cell!)).ToList();
        return new NotebookDocument(root, cells);
    }

    private static void CheckKernel(JsonObject? kernel)
    {
        const string Wanted = "\"kernelspec\": {\"display_name\": \".NET (C#)\", \"language\": \"C#\", \"name\": \".net-csharp\"}";
        if (kernel is null)
            throw new NotebookException($"its metadata has no kernelspec, so its language is unknown; a C# notebook has {Wanted}");
        var name = kernel["name"]?.ToString() ?? "";
        var language = kernel["language"]?.ToString() ?? "";
        if (name != KernelName && !string.Equals(language, "C#", StringComparison.OrdinalIgnoreCase))
            throw new NotebookException($"its kernel is '{name}' (language '{language}'); this runner runs C# notebooks, kernel '{KernelName}'");
    }
}

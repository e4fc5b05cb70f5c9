using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookRunner.Notebooks;

/// <summary>What a file must be for its cells to be read and run; every refusal says what is there and what would be right.</summary>
internal static class NotebookChecks
{
    private const string KernelName = ".net-csharp";
    private const string KernelSpec = "\"kernelspec\": {\"display_name\": \".NET (C#)\", \"language\": \"C#\", \"name\": \".net-csharp\"}";

    /// <summary>Reads every text: JSON can spell half of a pair of surrogates, which is no text.</summary>
    /// <exception cref="InvalidOperationException">A text cannot be read.</exception>
    public static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                    ReadTexts(value);
                break;
            case JsonArray items:
                foreach (var item in items)
                    ReadTexts(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }

    /// <exception cref="NotebookException">It is no C# notebook of nbformat 4.</exception>
    public static IReadOnlyList<NotebookCell> Cells(JsonObject root)
    {
        CheckFormat(root["nbformat"]);
        if (root["cells"] is not JsonArray { Count: > 0 } array)
            throw new NotebookException("it has no cells");
        var cells = array.Select((cell, i) => Cell(cell, i + 1)).ToList();
        CheckLanguage(root["metadata"] as JsonObject, cells);
        return cells;
    }

    private static void CheckFormat(JsonNode? format)
    {
        if (format is null)
            throw new NotebookException("it has no \"nbformat\"; this runner reads nbformat 4");
        if (format is not JsonValue value || !value.TryGetValue<int>(out var version))
            throw new NotebookException($"its nbformat is {Describe(format)}; it must be the number 4");
        if (version != 4)
            throw new NotebookException($"it is of nbformat {version}; this runner reads nbformat 4 (jupyter nbconvert --to notebook --nbformat 4 converts)");
    }

    private static NotebookCell Cell(JsonNode? node, int number)
    {
        if (node is not JsonObject cell)
            throw new NotebookException($"cell {number} is {Describe(node)} where an object is needed");
        var kind = cell["cell_type"];
        if (kind is null)
            throw new NotebookException($"cell {number} has no cell_type; it must be code, markdown or raw");
        if (kind is not JsonValue text || !text.TryGetValue<string>(out var name) || name is not ("code" or "markdown" or "raw"))
            throw new NotebookException($"the cell_type of cell {number} is {Describe(kind)}; it must be code, markdown or raw");
        var source = cell["source"];
        if (source is not null && !IsText(source) && (source is not JsonArray lines || lines.Any(line => !IsText(line))))
            throw new NotebookException($"the source of cell {number} is {Describe(source)}, not text or an array of texts");
        return new NotebookCell(cell);
    }

    private static void CheckLanguage(JsonObject? metadata, IReadOnlyList<NotebookCell> cells)
    {
        var unmarked = cells.Where(cell => cell.IsCode && !cell.HasLanguage && !string.IsNullOrWhiteSpace(cell.Source)).ToList();
        var hasCode = cells.Any(cell => cell.IsCode);
        if (hasCode && unmarked.Count == 0)
            return; // each cell says what it is
        var standard = ((metadata?["polyglot_notebook"] as JsonObject)?["kernelInfo"] as JsonObject)?["defaultKernelName"];
        if (standard is not null && IsText(standard))
        {
            if (IsCSharp(standard.GetValue<string>()))
                return;
            throw new NotebookException(
                $"its cells are in '{standard}' by metadata.polyglot_notebook.kernelInfo.defaultKernelName; this runner runs C# notebooks, 'csharp'");
        }
        if (metadata?["kernelspec"] is JsonObject kernel)
        {
            var name = kernel["name"]?.ToString() ?? "";
            var language = kernel["language"]?.ToString() ?? "";
            if (name != KernelName && !IsCSharp(language))
                throw new NotebookException($"its kernel is '{name}' (language '{language}'); this runner runs C# notebooks, kernel '{KernelName}'");
            return;
        }
        var info = (metadata?["language_info"] as JsonObject)?["name"]?.ToString() ?? "";
        if (!IsCSharp(info))
            throw new NotebookException($"its metadata has no kernelspec, so its language is unknown; a C# notebook has {KernelSpec}");
    }

    private static bool IsCSharp(string language) => language.ToLowerInvariant() is "c#" or "csharp" or "cs";

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    private static string Describe(JsonNode? node)
    {
        if (node is null)
            return "null";
        var text = node.ToJsonString();
        return $"{(text.Length <= 60 ? text : text[..60] + " …")} ({node.GetValueKind() switch
        {
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            _ => "a truth value",
        }})";
    }
}

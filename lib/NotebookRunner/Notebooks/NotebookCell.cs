using System.Text.Json.Nodes;

namespace NotebookRunner.Notebooks;

/// <summary>One cell, a view of its JSON object.</summary>
internal sealed class NotebookCell(JsonObject node)
{
    /// <summary>code, markdown or raw.</summary>
    public string Kind => Text(node["cell_type"]) ?? "";

    public bool IsCode => Kind == "code";

    public string? Id => Text(node["id"]);

    /// <summary>The source text. Setting it changes the notebook; nothing else does.</summary>
    public string Source
    {
        get => MultilineText.Join(node["source"]);
        set => node["source"] = MultilineText.Split(value);
    }

    public IEnumerable<string> Tags =>
        node["metadata"]?["tags"] is JsonArray tags ? tags.Select(Text).OfType<string>() : [];

    /// <summary>The language a front end has given this cell, or null when it is the notebook's.</summary>
    public string? Language =>
        Text(node["metadata"]?["polyglot_notebook"]?["kernelName"]) ?? Text(node["metadata"]?["dotnet_interactive"]?["language"]);

    public int? ExecutionCount
    {
        get => node["execution_count"] is JsonValue value && value.TryGetValue<int>(out var count) ? count : null;
        set => node["execution_count"] = value;
    }

    public JsonArray Outputs
    {
        get => node["outputs"] as JsonArray ?? [];
        set => node["outputs"] = value;
    }

    private static string? Text(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;
}

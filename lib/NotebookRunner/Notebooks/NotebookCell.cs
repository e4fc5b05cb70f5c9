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
        (node["metadata"] as JsonObject)?["tags"] is JsonArray tags ? tags.Select(Text).OfType<string>() : [];

    /// <summary>The kernel that a front end has given this cell, in lower case; csharp when it is the notebook's.</summary>
    public string Language =>
        (Text(Metadata("polyglot_notebook", "kernelName")) ?? Text(Metadata("dotnet_interactive", "language")))?.ToLowerInvariant() switch
        {
            null or "" or "c#" or "cs" or "csharp" => "csharp",
            var other => other,
        };

    /// <summary>True when the cell itself says its language.</summary>
    public bool HasLanguage =>
        Text(Metadata("polyglot_notebook", "kernelName")) is not null || Text(Metadata("dotnet_interactive", "language")) is not null;

    /// <summary>A picture pasted into a text cell: MIME type and base64, or null.</summary>
    public (string MimeType, string Base64)? Attachment(string name)
    {
        if (((node["attachments"] as JsonObject)?[name] as JsonObject)?.FirstOrDefault() is not { Key: { } mimeType, Value: { } data })
            return null;
        return (mimeType, MultilineText.Join(data));
    }

    /// <summary>Of a raw cell: the format it is meant for, or null for every format.</summary>
    public string? RawFormat => Text((node["metadata"] as JsonObject)?["raw_mimetype"]) ?? Text((node["metadata"] as JsonObject)?["format"]);

    /// <summary>Tagged to be left alone, as nbclient does.</summary>
    public bool IsSkipped => Tags.Contains("skip-execution");

    /// <summary>Tagged as one that shows an error: the run goes on after it.</summary>
    public bool MayFail => Tags.Contains("raises-exception");

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

    private JsonNode? Metadata(string section, string key) => ((node["metadata"] as JsonObject)?[section] as JsonObject)?[key];

    private static string? Text(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;
}

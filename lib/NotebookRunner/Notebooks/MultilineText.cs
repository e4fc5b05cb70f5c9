using System.Text.Json.Nodes;

namespace NotebookRunner.Notebooks;

/// <summary>nbformat keeps a text as one string or as an array of lines that keep their line ends.</summary>
internal static class MultilineText
{
    /// <summary>The text; what is no text in it is left out.</summary>
    public static string Join(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => line is JsonValue value && value.TryGetValue<string>(out var text) ? text : "")),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };

    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }
        return lines;
    }
}

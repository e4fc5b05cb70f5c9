using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookRunner.Notebooks;

/// <summary>Reads and writes notebook files. What was not changed keeps its spelling: numbers, escapes and the order of keys.</summary>
/// <remarks>The layout is Jupyter's: one space of indentation, non-ASCII as it is, a newline at the end.</remarks>
internal static class NotebookJson
{
    /// <summary>Deepest nesting read or written.</summary>
    public const int MaxDepth = 256;

    /// <exception cref="JsonException">Not JSON, nested deeper than <see cref="MaxDepth"/>, or a key is there twice.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        return JsonNode.Parse(utf8, null, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
    }

    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                text.Append("[]");
                break;
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members)
                {
                    BeginItem(text, depth + 1);
                    WriteString(text, name);
                    text.Append(": ");
                    Write(text, value, depth + 1);
                }
                EndItems(text, depth, '}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    BeginItem(text, depth + 1);
                    Write(text, item, depth + 1);
                }
                EndItems(text, depth, ']');
                break;
            case JsonValue value when value.TryGetValue<JsonElement>(out var element):
                text.Append(element.GetRawText());
                break;
            case JsonValue value when value.TryGetValue<string>(out var words):
                WriteString(text, words);
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void BeginItem(StringBuilder text, int depth)
    {
        if (text[^1] is not ('{' or '['))
            text.Append(',');
        text.Append('\n').Append(' ', depth);
    }

    private static void EndItems(StringBuilder text, int depth, char end) => text.Append('\n').Append(' ', depth).Append(end);

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookRunner.Notebooks;

/// <summary>Reads and writes notebook files. What was not changed keeps its spelling: numbers, escapes and the order of keys.</summary>
internal sealed class NotebookJson
{
    /// <summary>Deepest nesting read or written.</summary>
    public const int MaxDepth = 256;

    private readonly StringBuilder _text = new();
    private readonly JsonLayout _layout;

    private NotebookJson(JsonLayout layout) => _layout = layout;

    /// <exception cref="JsonException">Not JSON, nested deeper than <see cref="MaxDepth"/>, or a key is there twice.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        return JsonNode.Parse(utf8, null, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
    }

    /// <summary>The text of a file of the given layout; non-ASCII stands as it is.</summary>
    public static string Write(JsonNode node, JsonLayout? layout = null)
    {
        var writer = new NotebookJson(layout ?? JsonLayout.Jupyter);
        if (writer._layout.HasMark)
            writer._text.Append('\uFEFF');
        writer.Write(node, 0);
        return writer._text.Append(writer._layout.EndsLine ? writer._layout.LineEnd : "").ToString();
    }

    private void Write(JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                _text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                _text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                _text.Append("[]");
                break;
            case JsonObject members:
                _text.Append('{');
                foreach (var (name, value) in members)
                {
                    BeginItem(depth + 1);
                    WriteString(name);
                    _text.Append(": ");
                    Write(value, depth + 1);
                }
                EndItems(depth, '}');
                break;
            case JsonArray items:
                _text.Append('[');
                foreach (var item in items)
                {
                    BeginItem(depth + 1);
                    Write(item, depth + 1);
                }
                EndItems(depth, ']');
                break;
            case JsonValue value when value.TryGetValue<JsonElement>(out var element):
                _text.Append(element.GetRawText());
                break;
            case JsonValue value when value.TryGetValue<string>(out var words):
                WriteString(words);
                break;
            default:
                _text.Append(node.ToJsonString());
                break;
        }
    }

    private void BeginItem(int depth)
    {
        if (_text[^1] is not ('{' or '['))
            _text.Append(',');
        BeginLine(depth);
    }

    private void EndItems(int depth, char end)
    {
        BeginLine(depth);
        _text.Append(end);
    }

    private void BeginLine(int depth)
    {
        _text.Append(_layout.LineEnd);
        for (var i = 0; i < depth; i++)
            _text.Append(_layout.Indent);
    }

    private void WriteString(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => _text.Append(c),
            };
        }
        _text.Append('"');
    }
}

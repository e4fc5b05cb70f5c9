using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Robustness;

/// <summary>Makes damaged notebooks from a good one: bytes, JSON and texts are changed as editors, merges, transfers and enemies change them.</summary>
internal sealed class NotebookMutator(int seed)
{
    private static readonly string[] Texts =
    [
        new('>', 200), new('[', 400), new('(', 3000), "var b = .Foo;", "![a](%00)", "[a](a%00.ipynb)", "$\\boldsymbol{😀}$ $😀_😀$", "$$\\frac{", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "AAAA\" onload=\"alert(1)", string.Concat(Enumerable.Repeat("12\r", 2000)), "\u001b[31mred\u001b[", "\0\u0001\ufffe", "```\n", "#!time\n#!nothing",
        "| a |\n|---|\n| $|x|$ |", "<div>", string.Concat(Enumerable.Repeat("<b>", 500)), "<svg><style><img src=x onerror=alert(1)>", "attachment:", "# ", "\"\"\"", "{x", "$\"{\"", "👩‍👩‍👧‍👦\u200d",
    ];

    private static readonly string[] Fragments =
    [
        "null", "true", "5", "-1e999", "\"\"", "[]", "{}", "[null]", "[[\"a\"]]", "{\"a\": null}", "\"\\ud800\"", "1e5", "[1, 2]", "\"code\"", "\"raw\"", "\"markdown\"", "{\"image/png\": 1}",
        "{\"output_type\": \"display_data\", \"data\": 3}", "{\"output_type\": \"stream\", \"text\": {}}", "{\"output_type\": [\"stream\"]}", "\"skip-execution\"",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var root = JsonNode.Parse(Good())!;
        for (var changes = _random.Next(1, 4); changes > 0; changes--)
            ChangeNode(root);
        var bytes = Encoding.UTF8.GetBytes(NotebookJson.Write(root));
        return _random.Next(4) == 0 ? ChangeBytes(bytes) : bytes;
    }

    private static string Good()
    {
        var notebook = JsonNode.Parse(new TestNotebook()
            .Markdown("title", "# Title $x^2$\n\nWords, [a link](other.ipynb), ![a picture](attachment:p.png).\n\n**Next:** [other](other.ipynb)")
            .Code("code", "#!time\nvar x = $\"a {1:F2}\"; // comment\nx", "skip-execution")
            .Markdown("table", "| a | b |\n|---|---|\n| $1$ | `2` |\n\n$$\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$$").ToJson())!;
        notebook["cells"]![0]!["attachments"] = JsonNode.Parse("""{"p.png": {"image/png": "AAAA"}}""");
        notebook["cells"]![1]!["outputs"] = JsonNode.Parse("""
            [{"output_type": "stream", "name": "stdout", "text": ["a\rb\n", "c"]},
             {"output_type": "display_data", "data": {"text/html": ["<b>b</b>"], "text/plain": "b"}, "metadata": {}},
             {"output_type": "display_data", "data": {"image/png": "AAAA", "text/plain": "dot"}, "metadata": {}},
             {"output_type": "execute_result", "execution_count": 1, "data": {"application/json": {"a": [1]}}, "metadata": {}},
             {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["E: v", "at"]}]
            """);
        notebook["cells"]!.AsArray().Add(JsonNode.Parse("""{"cell_type": "raw", "id": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": "<i>raw</i>"}"""));
        return notebook.ToJsonString();
    }

    private void ChangeNode(JsonNode root)
    {
        var nodes = new List<JsonNode>();
        Gather(root, nodes);
        var node = nodes[_random.Next(nodes.Count)];
        switch (_random.Next(5))
        {
            case 0 when node.Parent is JsonObject owner:
                owner.Remove(node.GetPropertyName());
                break;
            case 1 when node.Parent is JsonArray list:
                list.Insert(_random.Next(list.Count + 1), node.DeepClone());
                break;
            case 2 when node.Parent is JsonObject owner:
                var value = node.DeepClone();
                owner.Remove(node.GetPropertyName());
                owner[Texts[_random.Next(Texts.Length)]] = value;
                break;
            case 3 when node.Parent is not null:
                node.ReplaceWith(JsonNode.Parse(Fragments[_random.Next(Fragments.Length)]));
                break;
            default:
                ChangeText(nodes);
                break;
        }
    }

    private void ChangeText(List<JsonNode> nodes)
    {
        var texts = nodes.OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String && value.Parent is not null).ToList();
        if (texts.Count == 0)
            return;
        var node = texts[_random.Next(texts.Count)];
        string text;
        try
        {
            text = node.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return; // half of a pair of surrogates, from an earlier change
        }
        var at = _random.Next(text.Length + 1);
        node.ReplaceWith(JsonValue.Create(text[..at] + Texts[_random.Next(Texts.Length)] + text[at..]));
    }

    private byte[] ChangeBytes(byte[] bytes)
    {
        var at = _random.Next(bytes.Length);
        var length = Math.Min(_random.Next(40), bytes.Length - at);
        switch (_random.Next(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                return bytes;
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3:
                return bytes[..at];
            default:
                var noise = new byte[length];
                _random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
        }
    }

    private static void Gather(JsonNode? node, List<JsonNode> nodes)
    {
        if (node is null)
            return;
        nodes.Add(node);
        foreach (var child in node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] })
            Gather(child, nodes);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookRunner.Tests.Support;

/// <summary>Builds tiny notebooks.</summary>
internal sealed class TestNotebook
{
    private readonly JsonArray _cells = [];

    public JsonObject Metadata { get; } = new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
    };

    public static TestNotebook OfCode(params string[] cells)
    {
        var notebook = new TestNotebook();
        for (var i = 0; i < cells.Length; i++)
            notebook.Code($"cell-{i + 1}", cells[i]);
        return notebook;
    }

    public TestNotebook CodeIn(string language, string id, string source)
    {
        Code(id, source);
        _cells[^1]!["metadata"]!["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        return this;
    }

    public TestNotebook Code(string id, string source, params string[] tags)
    {
        var metadata = new JsonObject();
        if (tags.Length > 0)
            metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)JsonValue.Create(tag))]);
        _cells.Add(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        });
        return this;
    }

    public TestNotebook Markdown(string id, string source)
    {
        _cells.Add(new JsonObject { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source });
        return this;
    }

    public string ToJson() => new JsonObject
    {
        ["cells"] = _cells.DeepClone(),
        ["metadata"] = Metadata.DeepClone(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}

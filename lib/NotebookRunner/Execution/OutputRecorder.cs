using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;
using NotebookRunner.Protocol;

namespace NotebookRunner.Execution;

/// <summary>Gathers a notebook's outputs from events, merged and updated as Jupyter does, and puts them into the cells.</summary>
internal sealed class OutputRecorder
{
    private readonly Dictionary<int, List<Output>> _outputs = [];
    private readonly Dictionary<string, Output> _displays = [];

    /// <summary>Takes <paramref name="cut"/> characters off the end of the stream and appends <paramref name="text"/>.</summary>
    /// <returns>The last line that was changed, from its start.</returns>
    public string Stream(int cell, string name, int cut, string text)
    {
        var outputs = Of(cell);
        if (outputs.LastOrDefault() is not { Kind: "stream" } last || last.Name != name)
            outputs.Add(last = new Output("stream") { Name = name });
        var kept = Math.Max(0, last.Text.Length - cut);
        last.Text.Length = kept;
        last.Text.Append(text);
        if (cut == 0)
            return text;
        while (kept > 0 && last.Text[kept - 1] != '\n')
            kept--;
        return last.Text.ToString(kept, last.Text.Length - kept);
    }

    public void Display(int cell, string? displayId, Dictionary<string, string> data)
    {
        var output = new Output("display_data") { Data = data };
        Of(cell).Add(output);
        if (displayId is not null)
            _displays[displayId] = output;
    }

    public void Update(string displayId, Dictionary<string, string> data)
    {
        if (_displays.TryGetValue(displayId, out var output))
            output.Data = data;
    }

    public void Result(int cell, Dictionary<string, string> data) => Of(cell).Add(new Output("execute_result") { Data = data });

    public void Error(int cell, CellError error) => Of(cell).Add(new Output("error") { Error = error });

    /// <summary>The outputs of a cell as nbformat has them.</summary>
    public JsonArray ToJson(int cell) => new([.. Of(cell).Select(output => (JsonNode)ToJson(output, cell))]);

    private List<Output> Of(int cell)
    {
        if (!_outputs.TryGetValue(cell, out var outputs))
            _outputs[cell] = outputs = [];
        return outputs;
    }

    private static JsonObject ToJson(Output output, int cell) => output.Kind switch
    {
        "stream" => new JsonObject
        {
            ["name"] = output.Name,
            ["output_type"] = output.Kind,
            ["text"] = MultilineText.Split(output.Text.ToString()),
        },
        "error" => new JsonObject
        {
            ["ename"] = output.Error!.Name,
            ["evalue"] = output.Error.Message,
            ["output_type"] = output.Kind,
            ["traceback"] = new JsonArray([.. output.Error.Trace.Select(line => (JsonNode)JsonValue.Create(line))]),
        },
        "execute_result" => new JsonObject
        {
            ["data"] = Data(output.Data!),
            ["execution_count"] = cell,
            ["metadata"] = new JsonObject(),
            ["output_type"] = output.Kind,
        },
        _ => new JsonObject
        {
            ["data"] = Data(output.Data!),
            ["metadata"] = new JsonObject(),
            ["output_type"] = output.Kind,
        },
    };

    private static JsonObject Data(Dictionary<string, string> data)
    {
        var json = new JsonObject();
        foreach (var (mimeType, text) in data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json[mimeType] = Value(mimeType, text);
        return json;
    }

    private static JsonNode? Value(string mimeType, string text)
    {
        if (mimeType.EndsWith("json", StringComparison.Ordinal))
        {
            try
            {
                return JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = NotebookJson.MaxDepth / 2 });
            }
            catch (JsonException)
            {
                return text;
            }
        }
        var isText = mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml" or "application/javascript";
        return isText ? MultilineText.Split(text) : text;
    }

    private sealed class Output(string kind)
    {
        public string Kind { get; } = kind;

        public string? Name { get; init; }

        public StringBuilder Text { get; init; } = new();

        public Dictionary<string, string>? Data { get; set; }

        public CellError? Error { get; init; }
    }
}

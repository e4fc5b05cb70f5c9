using System.Text.Json;

namespace KernelTests.Tool;

/// <summary>What one run of a cell showed, gathered from the kernel's events as a front end gathers it.</summary>
/// <param name="displays">All displays of the session by their ids; a later cell may change one of an earlier cell.</param>
internal sealed class CellRun(Dictionary<string, CellOutput> displays)
{
    private readonly List<CellOutput> _outputs = [];

    public IReadOnlyList<CellOutput> Outputs => _outputs;

    /// <summary>Why the cell failed; <c>null</c> when it succeeded.</summary>
    public string? Error { get; private set; }

    /// <summary>All that the cell printed to the standard output.</summary>
    public string Printed => string.Concat(_outputs.Where(output => output.Kind == OutputKind.Stream).Select(output => output.Text));

    /// <summary>The value of the last expression.</summary>
    public CellOutput Result => _outputs.Single(output => output.Kind == OutputKind.Result);

    /// <summary>Takes an event.</summary>
    /// <returns>The output that changed; <c>null</c> for an event that shows nothing.</returns>
    public CellOutput? Take(JsonElement e)
    {
        var content = e.GetProperty("event");
        switch (e.GetProperty("eventType").GetString())
        {
            case "StandardOutputValueProduced" or "StandardErrorValueProduced":
                return Print(Values(content)["text/plain"]);
            case "DisplayedValueProduced":
                return displays[content.GetProperty("valueId").GetString()!] = Add(OutputKind.Display, Values(content));
            case "DisplayedValueUpdated":
                var display = displays[content.GetProperty("valueId").GetString()!];
                display.Show(Values(content));
                return display;
            case "ReturnValueProduced":
                return Add(OutputKind.Result, Values(content));
            case "ErrorProduced":
                return Add(OutputKind.Error, Text(content.GetProperty("message").GetString()!));
            default:
                return null;
        }
    }

    /// <summary>Whether an event ends the command with a token; notes the error of a failure.</summary>
    public bool IsEndOf(string token, JsonElement e)
    {
        var type = e.GetProperty("eventType").GetString();
        if (type is not ("CommandSucceeded" or "CommandFailed") || e.GetProperty("command").GetProperty("token").GetString() != token) return false;
        if (type == "CommandFailed") Error = e.GetProperty("event").GetProperty("message").GetString();
        return true;
    }

    private CellOutput Print(string text)
    {
        if (_outputs is [.., { Kind: OutputKind.Stream } stream])
        {
            stream.Append(text);
            return stream;
        }
        return Add(OutputKind.Stream, Text(text));
    }

    private CellOutput Add(OutputKind kind, IReadOnlyDictionary<string, string> state)
    {
        var output = new CellOutput(kind);
        output.Show(state);
        _outputs.Add(output);
        return output;
    }

    private static Dictionary<string, string> Text(string text) => new() { ["text/plain"] = text };

    private static Dictionary<string, string> Values(JsonElement content) =>
        content.GetProperty("formattedValues").EnumerateArray()
            .ToDictionary(value => value.GetProperty("mimeType").GetString()!, value => value.GetProperty("value").GetString()!);
}

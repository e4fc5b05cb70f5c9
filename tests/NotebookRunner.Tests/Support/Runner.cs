using System.Text.Json.Nodes;
using NotebookRunner.Cli;

namespace NotebookRunner.Tests.Support;

/// <summary>Runs the command line in this process; the notebooks themselves run in worker processes as always.</summary>
internal static class Runner
{
    public static async Task<RunnerResult> RunAsync(TestFolder folder, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(args, TextWriter.Synchronized(output), error, folder.FullPath);
        return new RunnerResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Writes a notebook, runs it, and reads the executed copy.</summary>
    public static async Task<(RunnerResult Result, ExecutedNotebook Notebook)> RunAsync(TestFolder folder, TestNotebook notebook, params string[] args)
    {
        folder.Write("test.ipynb", notebook.ToJson());
        var result = await RunAsync(folder, ["test.ipynb", "--output", "out", "--html", "false", .. args]);
        return (result, ExecutedNotebook.Read(folder["out", "test.ipynb"]));
    }
}

/// <summary>What the command line returned and printed.</summary>
internal sealed record RunnerResult(int ExitCode, string Output, string Error);

/// <summary>An executed notebook, for assertions.</summary>
internal sealed class ExecutedNotebook(JsonNode root)
{
    public static ExecutedNotebook Read(string path) => new(JsonNode.Parse(File.ReadAllText(path))!);

    public JsonNode Cell(string id) => root["cells"]!.AsArray().Single(cell => cell!["id"]!.GetValue<string>() == id)!;

    public IReadOnlyList<JsonNode> Outputs(string id) => [.. Cell(id)["outputs"]!.AsArray().Select(output => output!)];

    public JsonNode Output(string id) => Assert.Single(Outputs(id));

    /// <summary>Text of a stream output, or of one representation of another.</summary>
    public static string Text(JsonNode output, string mimeType = "text/plain")
    {
        var text = output["text"] ?? output["data"]?[mimeType] ?? throw new InvalidOperationException($"no {mimeType} in {output.ToJsonString()}");
        return text is JsonArray lines ? string.Concat(lines.Select(line => line!.GetValue<string>())) : text.GetValue<string>();
    }

    public static string Trace(JsonNode error) => string.Join('\n', error["traceback"]!.AsArray().Select(line => line!.GetValue<string>()));
}

using System.Text;
using System.Text.Json;
using NotebookRunner.Protocol;
using NotebookRunner.Worker;

namespace NotebookRunner.Tests.Support;

/// <summary>Runs cells by the worker's own code, without a process: fast, for what needs no console and no crash.</summary>
internal static class InProcess
{
    /// <summary>All events of the run, in order.</summary>
    public static async Task<IReadOnlyList<WorkerEvent>> RunAsync(string folder, params string[] cells)
    {
        using var stream = new MemoryStream();
        var request = new WorkerRequest("", Environment.ProcessId, folder, folder, [.. cells.Select((cell, i) => new WorkerCell(i + 1, cell))], 1000, 1000);
        await new CellRunner(request, new EventChannel(stream, "")).RunAllAsync();
        return [.. Encoding.UTF8.GetString(stream.ToArray())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<WorkerEvent>(line, WorkerEvent.Json)!)];
    }

    /// <summary>The error that ends the run.</summary>
    public static async Task<CellError> FailAsync(string folder, params string[] cells) =>
        (await RunAsync(folder, cells))[^1].Error ?? throw new InvalidOperationException("the last event is no error");
}

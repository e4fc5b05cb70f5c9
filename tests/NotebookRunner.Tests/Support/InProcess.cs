using NotebookRunner.Protocol;
using NotebookRunner.Worker;

namespace NotebookRunner.Tests.Support;

/// <summary>Runs cells by the worker's own code, without a process: fast, for what needs no console and no crash.</summary>
internal static class InProcess
{
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>All events of the run, in order.</summary>
    public static async Task<IReadOnlyList<WorkerEvent>> RunAsync(string folder, params string[] cells)
    {
        // The kernel resolves paths against the process's working folder, of which there is one.
        await Turn.WaitAsync();
        var before = Directory.GetCurrentDirectory();
        try
        {
            Directory.SetCurrentDirectory(folder);
            using var stream = new MemoryStream();
            var request = new WorkerRequest(folder, folder, "", [.. cells.Select((cell, i) => new WorkerCell(i + 1, cell))], new OutputLimits(1000, 1000));
            using (var runner = new CellRunner(request, new EventChannel(stream)))
                await runner.RunAllAsync();
            stream.Position = 0;
            var events = new List<WorkerEvent>();
            while (await Message.ReadAsync<WorkerEvent>(stream) is { } told)
                events.Add(told);
            return events;
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
            Turn.Release();
        }
    }

    /// <summary>The error that ends the run.</summary>
    public static async Task<CellError> FailAsync(string folder, params string[] cells) =>
        (await RunAsync(folder, cells))[^1].Error ?? throw new InvalidOperationException("the last event is no error");
}

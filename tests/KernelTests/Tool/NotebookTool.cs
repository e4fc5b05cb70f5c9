using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace KernelTests.Tool;

/// <summary>
/// The pinned notebook tool as a process of its own, driven over standard input and output as VS Code drives it: one JSON object a line,
/// commands in, events out.
/// </summary>
internal sealed class NotebookTool : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();
    private readonly StringBuilder _errors = new();
    private readonly Dictionary<string, CellOutput> _displays = [];
    private int _commands;

    private NotebookTool(Process process) => _process = process;

    /// <summary>Starts the tool and waits until its kernel is ready.</summary>
    /// <param name="folder">Working folder: that of the notebook.</param>
    /// <param name="environment">Variables of the process beside those of the tests.</param>
    public static async Task<NotebookTool> StartAsync(string folder, params (string Name, string Value)[] environment)
    {
        // The manifest that pins the tool is found from the working folder upwards.
        var start = new ProcessStartInfo("dotnet", ["tool", "run", "dotnet-interactive", "--", "stdio", "--working-dir", folder])
        {
            WorkingDirectory = Place.Repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var tool = new NotebookTool(Process.Start(start)!);
        tool.Listen();
        await tool.WaitForAsync(e => e.GetProperty("eventType").GetString() == "KernelReady", TimeSpan.FromMinutes(1));
        return tool;
    }

    /// <summary>Runs the code of a cell to its end.</summary>
    /// <param name="code">C#.</param>
    /// <param name="onShown">Called with each new state of an output, as it arrives.</param>
    /// <param name="limit">Longest time for the cell; five minutes by default.</param>
    public async Task<CellRun> RunAsync(string code, Action<CellOutput>? onShown = null, TimeSpan? limit = null)
    {
        var run = new CellRun(_displays);
        var token = Send("SubmitCode", new JsonObject { ["code"] = code, ["targetKernelName"] = "csharp" });
        await WaitForAsync(
            e =>
            {
                if (run.Take(e) is { } shown) onShown?.Invoke(shown);
                return run.IsEndOf(token, e);
            },
            limit ?? TimeSpan.FromMinutes(5));
        return run;
    }

    /// <summary>Presses the stop button.</summary>
    public void Cancel() => Send("Cancel", new JsonObject { ["targetKernelName"] = "csharp" });

    private string Send(string type, JsonObject command)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"command-{Interlocked.Increment(ref _commands)}");
        var line = new JsonObject { ["token"] = token, ["commandType"] = type, ["command"] = command, ["routingSlip"] = new JsonArray() }.ToJsonString();
        lock (_process)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        return token;
    }

    private void Listen()
    {
        _process.ErrorDataReceived += (_, e) => { lock (_errors) _errors.AppendLine(e.Data); };
        _process.BeginErrorReadLine();
        _ = Task.Run(async () =>
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (!line.TrimStart('\uFEFF').StartsWith('{')) continue;
                using var document = JsonDocument.Parse(line.TrimStart('\uFEFF'));
                if (document.RootElement.TryGetProperty("eventType", out _)) _events.Writer.TryWrite(document.RootElement.Clone());
            }
            _events.Writer.Complete();
        });
    }

    private async Task WaitForAsync(Func<JsonElement, bool> isLast, TimeSpan limit)
    {
        using var source = new CancellationTokenSource(limit);
        try
        {
            await foreach (var e in _events.Reader.ReadAllAsync(source.Token))
                if (isLast(e)) return;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The tool had not ended after {limit.TotalSeconds:0} s.\n{_errors}");
        }
        throw new InvalidOperationException($"The tool ended before its answer was complete.\n{_errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Send("Quit", []);
            using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _process.WaitForExitAsync(source.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

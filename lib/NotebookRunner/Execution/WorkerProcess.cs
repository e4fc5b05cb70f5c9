using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NotebookRunner.Protocol;
using NotebookRunner.Worker;

namespace NotebookRunner.Execution;

/// <summary>The child process that runs one notebook, seen from the parent: started, listened to, killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int ErrorTail = 16_384;
    private readonly Process _process;
    private readonly StringBuilder _errorText = new();
    private readonly MarkedLineReader _lines;

    private WorkerProcess(Process process, string marker)
    {
        _process = process;
        _lines = new MarkedLineReader(process.StandardOutput.BaseStream, marker);
    }

    /// <summary>What the runtime or native code wrote to standard error: the reason of a crash. Only its beginning is kept.</summary>
    public string ErrorText
    {
        get
        {
            lock (_errorText)
                return _errorText.ToString();
        }
    }

    public static async Task<WorkerProcess> StartAsync(WorkerRequest request)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            UseShellExecute = false,
        };
        SetCommand(start);
        start.Environment["DOTNET_NOLOGO"] = "1";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"cannot start {start.FileName}");
        var worker = new WorkerProcess(process, request.Marker);
        _ = worker.DrainErrorsAsync();
        await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, request, WorkerEvent.Json);
        process.StandardInput.Close();
        return worker;
    }

    /// <summary>Hands every event to <paramref name="onEvent"/> and every other text printed to <paramref name="onText"/>, until the process ends.</summary>
    public async Task ListenAsync(Action<WorkerEvent> onEvent, Action<string> onText)
    {
        var listening = _lines.ReadAsync(line => onEvent(JsonSerializer.Deserialize<WorkerEvent>(line, WorkerEvent.Json)!), onText);
        await Task.WhenAny(listening, _process.WaitForExitAsync());
        // A grandchild may hold the pipe open for ever; what the worker itself wrote is there at once.
        if (await Task.WhenAny(listening, Task.Delay(TimeSpan.FromSeconds(2))) == listening)
            await listening;
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Exit code, or null while the process still runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    // The program beside this assembly; where only the assembly is there, the dotnet command runs it.
    private static void SetCommand(ProcessStartInfo start)
    {
        var assembly = typeof(WorkerProcess).Assembly.Location;
        var program = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        if (File.Exists(program))
        {
            start.FileName = program;
        }
        else
        {
            start.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            start.ArgumentList.Add(assembly);
        }
        start.ArgumentList.Add(WorkerProgram.Argument);
    }

    private async Task DrainErrorsAsync()
    {
        var buffer = new char[4096];
        int count;
        while ((count = await _process.StandardError.ReadAsync(buffer)) > 0)
        {
            lock (_errorText)
                _errorText.Append(buffer, 0, Math.Min(count, ErrorTail - _errorText.Length));
        }
    }
}

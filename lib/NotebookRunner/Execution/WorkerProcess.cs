using System.Diagnostics;
using System.IO.Pipes;
using NotebookRunner.Protocol;
using NotebookRunner.Worker;

namespace NotebookRunner.Execution;

/// <summary>The child process that runs one notebook, seen from the parent: started, listened to, killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(3);
    private readonly NamedPipeServerStream _pipe;
    private readonly Process _process;

    private WorkerProcess(NamedPipeServerStream pipe, Process process, string mark)
    {
        _pipe = pipe;
        _process = process;
        Output = new NativeText(process.StandardOutput.BaseStream, mark);
        Error = new NativeText(process.StandardError.BaseStream, mark);
    }

    /// <summary>What was written to the process's own standard output.</summary>
    public NativeText Output { get; }

    /// <summary>What was written to its standard error; last of all the runtime's words on a crash.</summary>
    public NativeText Error { get; }

    /// <summary>Exit code, or null while the process still runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public static WorkerProcess Start(string mark)
    {
        // A pipe of its own for events: standard output belongs to the cells, their native code and their children.
        var name = $"notebook-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            var start = new ProcessStartInfo
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            SetCommand(start, name);
            start.Environment["DOTNET_NOLOGO"] = "1";
            var process = Process.Start(start) ?? throw new InvalidOperationException($"cannot start {start.FileName}");
            process.StandardInput.Close();
            return new WorkerProcess(pipe, process, mark);
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    /// <summary>Sends the cells and hands every event to <paramref name="onEvent"/>, until the process ends.</summary>
    public async Task RunAsync(WorkerRequest request, Func<WorkerEvent, Task> onEvent)
    {
        using var ended = new CancellationTokenSource();
        var exit = EndAsync(ended);
        try
        {
            await _pipe.WaitForConnectionAsync(ended.Token);
            await _pipe.WriteAsync(Message.Encode(request), ended.Token);
            while (await Message.ReadAsync<WorkerEvent>(_pipe) is { } told)
                await onEvent(told);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            // It has ended before its time; the exit code and its last words say why.
        }
        // It may hang in a handler, or a child of it may hold its streams open; what it had to tell has been told.
        await exit.WaitAsync(ExitTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Kill();
        await exit;
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself, or a child of it cannot be ended.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _pipe.Dispose();
    }

    private async Task EndAsync(CancellationTokenSource ended)
    {
        await _process.WaitForExitAsync();
        await ended.CancelAsync();
    }

    // The program beside this assembly; where only the assembly is there, the dotnet command runs it.
    private static void SetCommand(ProcessStartInfo start, string pipeName)
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
        start.ArgumentList.Add(pipeName);
    }
}

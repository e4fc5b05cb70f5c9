using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>
/// Entry point of the child process that runs one notebook. A process of its own is what makes an endless loop stoppable, a crash
/// survivable, and the working folder, statics and loaded assemblies of one notebook invisible to the next.
/// </summary>
internal static class WorkerProgram
{
    /// <summary>The hidden first argument that makes this executable a worker; the second is the name of the parent's pipe.</summary>
    public const string Argument = "--worker-process";

    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string pipeName)
    {
        // In a terminal these reach both processes; the parent decides when the worker ends.
        PosixSignal[] left = [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];
        var signals = left.Select(signal => PosixSignalRegistration.Create(signal, context => context.Cancel = true)).ToArray();
        await using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(ConnectTime, CancellationToken.None);
        var request = await Message.ReadAsync<WorkerRequest>(pipe) ?? throw new InvalidOperationException("the parent has sent no cells");
        EndWithParent(pipe);
        Directory.SetCurrentDirectory(request.Folder);
        var channel = new EventChannel(pipe);
        CellRunner? running = null;
        var output = new CellWriter("stdout", () => running?.Running);
        var error = new CellWriter("stderr", () => running?.Running);
        using var runner = new CellRunner(request, channel)
        {
            BeforeCell = () => SetConsole(output, error),
            AfterCell = () => Mark(request.Mark),
        };
        running = runner;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnExit(runner, channel);
        await runner.RunAllAsync();
        // Threads that cells left behind must not keep the process alive.
        Environment.Exit(0);
        GC.KeepAlive(signals);
    }

    private static void SetConsole(TextWriter output, TextWriter error)
    {
        Console.SetOut(output);
        Console.SetError(error);
        Console.SetIn(new NoInput());
    }

    // Says what native code and child processes have written so far; both streams, because either may have text of this cell.
    private static void Mark(string mark)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(mark);
        for (var descriptor = 1; descriptor <= 2; descriptor++)
        {
            try
            {
                using var stream = OpenStandard(descriptor);
                stream.Write(bytes);
                stream.Flush();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // A cell has closed it.
            }
        }
    }

    // Not Console.OpenStandardOutput: its writes wait for the lock of Console.Out, which a thread of a cell may hold.
    private static Stream OpenStandard(int descriptor)
    {
        if (OperatingSystem.IsWindows())
            return descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
        return new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
    }

    // Handlers of cells run after this one, and may never end.
    private static void OnExit(CellRunner runner, EventChannel channel)
    {
        new Thread(() =>
        {
            Thread.Sleep(ExitTime);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "exit watch" }.Start();
        try
        {
            runner.Running?.Close();
            channel.Send(new WorkerEvent(EventKind.Exiting, runner.RunningNumber) { Count = Environment.ExitCode });
        }
        catch (IOException)
        {
            // The parent is gone.
        }
    }

    // The parent sends nothing more: the end of the pipe is the end of the parent, however it ended.
    private static void EndWithParent(Stream pipe)
    {
        new Thread(() =>
        {
            try
            {
                _ = pipe.ReadByte();
            }
            catch (Exception problem) when (problem is IOException or ObjectDisposedException)
            {
                // Also the end.
            }
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "parent watch" }.Start();
    }
}

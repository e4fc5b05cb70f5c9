using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>
/// Entry point of the child process that runs one notebook. A process of its own is what makes an endless loop stoppable, a crash
/// survivable, and the working folder, statics and loaded assemblies of one notebook invisible to the next.
/// </summary>
internal static class WorkerProgram
{
    /// <summary>The hidden first argument that makes this executable a worker.</summary>
    public const string Argument = "--worker-process";

    public static async Task RunAsync()
    {
        var request = JsonSerializer.Deserialize<WorkerRequest>(Console.OpenStandardInput())
            ?? throw new InvalidOperationException("a worker is started by the runner, with its cells on standard input");
        // In a terminal Ctrl-C reaches both processes; the parent decides when the worker ends.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        EndWithParent(request.ParentId);
        Directory.SetCurrentDirectory(request.Folder);
        var runner = new CellRunner(request, new EventChannel(Console.OpenStandardOutput(), request.Marker));
        Console.SetOut(new CellWriter("stdout", () => runner.Running));
        Console.SetError(new CellWriter("stderr", () => runner.Running));
        Console.SetIn(new NoInput());
        await runner.RunAllAsync();
        // Threads that cells left behind must not keep the process alive.
        Environment.Exit(0);
    }

    private static void EndWithParent(int parentId)
    {
        var watch = new Thread(() =>
        {
            try
            {
                using var parent = Process.GetProcessById(parentId);
                parent.WaitForExit();
            }
            catch (ArgumentException)
            {
                // Already gone.
            }
            Environment.Exit(1);
        })
        { IsBackground = true, Name = "parent watch" };
        watch.Start();
    }
}

using System.Diagnostics;
using KernelTests.Notebooks;
using KernelTests.Tool;

namespace KernelTests;

/// <summary>The way through Jupyter, where its nbconvert is installed.</summary>
public sealed class JupyterTests
{
    private const string Notebook = "Quantum_circuit_simulator";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task NbconvertExecute_ShowsWhatIsCommitted()
    {
        if (!OnPath("jupyter-nbconvert")) Assert.Skip("Jupyter's nbconvert is not installed.");
        var folder = Directory.CreateTempSubdirectory("notebooklib-jupyter-").FullName;
        try
        {
            WriteKernelSpecification(Path.Combine(folder, "kernels", ".net-csharp"));
            await ConvertAsync(folder);

            var (committed, executed) = (CommittedNotebook.Open(Notebook), new CommittedNotebook(Path.Combine(folder, $"{Notebook}.ipynb")));
            // Into the first cell the kernel writes the script by which Jupyter's page would reach it.
            Assert.Equal(committed.Cells.Skip(1).Select(Shown), executed.Cells.Skip(1).Select(Shown));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Shown(CommittedCell cell) => $"{cell.Id}:\n{OutputText.Exact(cell.Outputs)}";

    private static async Task ConvertAsync(string folder)
    {
        var start = new ProcessStartInfo(
            "jupyter-nbconvert", ["--to", "notebook", "--execute", $"{Notebook}.ipynb", "--output-dir", folder, "--ExecutePreprocessor.kernel_name=.net-csharp"])
        {
            WorkingDirectory = Place.Notebooks,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = folder;
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"nbconvert had not ended after {Limit.TotalMinutes} minutes:\n{await errors}");
        }
        Assert.True(process.ExitCode == 0, await errors);
    }

    /// <summary>As the tool's own installer writes it, but for the tool that this repository pins, which is not on the PATH.</summary>
    private static void WriteKernelSpecification(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), """
            {
              "argv": ["dotnet", "tool", "run", "dotnet-interactive", "--", "jupyter", "--default-kernel", "csharp", "{connection_file}"],
              "display_name": ".NET (C#)",
              "language": "C#"
            }
            """);
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}

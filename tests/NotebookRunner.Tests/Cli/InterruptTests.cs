using System.Diagnostics;
using NotebookRunner.Tests.Support;
using static NotebookRunner.Tests.Support.ExecutedNotebook;

namespace NotebookRunner.Tests.Cli;

public sealed class InterruptTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CtrlC_StopsTheCellAndWritesWhatWasDone()
    {
        if (OperatingSystem.IsWindows())
            return; // There is no way to send Ctrl-C to one process there.
        _folder.Write("test.ipynb", TestNotebook.OfCode("\"done\"", "Console.WriteLine(\"going\");\nwhile (true) { }").ToJson());
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = _folder.FullPath };
        foreach (var argument in new[] { typeof(NotebookRunner.Cli.CommandLine).Assembly.Location, "test.ipynb", "--output", "out", "--timeout", "100" })
            start.ArgumentList.Add(argument);
        using var runner = Process.Start(start)!;
        while (await runner.StandardOutput.ReadLineAsync() is { } line && !line.Contains("cell 1/2", StringComparison.Ordinal))
        {
        }
        using (var kill = Process.Start("kill", ["-INT", runner.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        var rest = await runner.StandardOutput.ReadToEndAsync();
        await runner.WaitForExitAsync();

        Assert.Equal(130, runner.ExitCode);
        Assert.Contains("Cell 2 was stopped by Ctrl-C.", rest);
        var executed = ExecutedNotebook.Read(_folder["out", "test.ipynb"]);
        Assert.Equal("done", Text(executed.Output("cell-1")));
        Assert.Equal("Interrupted", executed.Outputs("cell-2")[^1]["ename"]!.GetValue<string>());
        Assert.True(File.Exists(_folder["out", "index.html"]));
    }
}

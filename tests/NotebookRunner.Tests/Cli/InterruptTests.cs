using System.Diagnostics;
using NotebookRunner.Tests.Support;
using static NotebookRunner.Tests.Support.ExecutedNotebook;

namespace NotebookRunner.Tests.Cli;

public sealed class InterruptTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task Signal_StopsTheCellAndWritesWhatWasDone(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no way to send Ctrl-C to one process there");
        _folder.Write("test.ipynb", TestNotebook.OfCode("\"done\"", "Console.WriteLine(\"going\");\nwhile (true) { }").ToJson());
        using var runner = Start();
        while (await runner.StandardOutput.ReadLineAsync() is { } line && !line.Contains("cell 1/2", StringComparison.Ordinal))
        {
        }
        await SendAsync(signal, runner);
        var rest = await runner.StandardOutput.ReadToEndAsync();
        await runner.WaitForExitAsync();

        Assert.Equal(130, runner.ExitCode);
        Assert.Contains("Cell 2 was stopped by Ctrl-C.", rest);
        var executed = ExecutedNotebook.Read(_folder["out", "test.ipynb"]);
        Assert.Equal("done", Text(executed.Output("cell-1")));
        Assert.Equal("Interrupted", executed.Outputs("cell-2")[^1]["ename"]!.GetValue<string>());
        Assert.True(File.Exists(_folder["out", "index.html"]));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(150)]
    [InlineData(400)]
    [InlineData(800)]
    public async Task CtrlC_Early_EndsInOrder(int milliseconds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no way to send Ctrl-C to one process there");
        _folder.Write("test.ipynb", TestNotebook.OfCode("while (true) { }").ToJson());
        using var runner = Start();
        while (await runner.StandardOutput.ReadLineAsync() is { } line && !line.Contains("[1/1]", StringComparison.Ordinal))
        {
        }
        await Task.Delay(milliseconds);
        await SendAsync("INT", runner);
        await runner.StandardOutput.ReadToEndAsync();
        await runner.WaitForExitAsync();

        Assert.Equal(130, runner.ExitCode);
        Assert.Equal("Interrupted", ExecutedNotebook.Read(_folder["out", "test.ipynb"]).Output("cell-1")["ename"]!.GetValue<string>());
    }

    [Fact]
    public async Task RunnerKilled_EndsItsWorker()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        _folder.Write("test.ipynb", TestNotebook.OfCode("Console.WriteLine($\"worker {Environment.ProcessId}.\");\nwhile (true) { }").ToJson());
        using var runner = Start();
        string? worker = null;
        while (worker is null && await runner.StandardOutput.ReadLineAsync() is { } line)
            worker = line.Contains("worker ", StringComparison.Ordinal) ? line.Split("worker ")[1].TrimEnd('.') : null;
        runner.Kill(entireProcessTree: false);
        for (var i = 0; i < 100 && Directory.Exists($"/proc/{worker}"); i++)
            await Task.Delay(100);
        Assert.False(Directory.Exists($"/proc/{worker}"));
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = _folder.FullPath };
        foreach (var argument in new[] { typeof(NotebookRunner.Cli.CommandLine).Assembly.Location, "test.ipynb", "--output", "out", "--timeout", "100" })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task SendAsync(string signal, Process process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}

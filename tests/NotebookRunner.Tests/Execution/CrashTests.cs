using NotebookRunner.Tests.Support;
using static NotebookRunner.Tests.Support.ExecutedNotebook;

namespace NotebookRunner.Tests.Execution;

/// <summary>Cells that end the worker process: the parent says why and keeps what was done.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Environment.Exit(3);", "it left with exit code 3, as Environment.Exit(3) does")]
    [InlineData("int Deeper(int n) => Deeper(n + 1) + 1;\nDeeper(0)", "stack overflow: a method calls itself without end, or too deeply")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);\nEnvironment.Exit(3);", "it left with exit code 3")]
    [InlineData("Environment.FailFast(\"odd state\");", "it was aborted")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();\nSystem.Threading.Thread.Sleep(9000);", "it was killed")]
    [InlineData("var t = new System.Threading.Thread(() => throw new FormatException(\"odd\"));\nt.Start();\nt.Join();", "System.FormatException: odd (thrown on a thread of its own")]
    public async Task Cell_EndsTheProcess_IsReportedWithTheReason(string code, string reason)
    {
        var (result, executed) = await Runner.RunAsync(_folder, TestNotebook.OfCode("\"kept\"", "Console.WriteLine(\"last words\");\n" + code, "1"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("failed in cell 2 (id cell-2)", result.Output);
        Assert.Contains("Cell 2 ended the notebook's process: ", result.Output);
        Assert.Contains(reason, result.Output);
        Assert.Equal("kept", Text(executed.Output("cell-1")));
        Assert.Equal("last words\n", Text(executed.Outputs("cell-2")[0]));
        Assert.Equal("ProcessEnded", executed.Outputs("cell-2")[1]["ename"]!.GetValue<string>());
        Assert.DoesNotContain(_folder.FullPath, Trace(executed.Outputs("cell-2")[1]));
        Assert.Empty(executed.Outputs("cell-3"));
    }

    [Fact]
    public async Task Cell_RunsOutOfMemory_IsReportedWithCellAndLine()
    {
        Environment.SetEnvironmentVariable("DOTNET_GCHeapHardLimit", "0x10000000"); // 256 MB for the worker
        try
        {
            var (result, executed) = await Runner.RunAsync(
                _folder, TestNotebook.OfCode("\"kept\"", "var all = new List<byte[]>();\nwhile (true)\n    all.Add(new byte[10_000_000]);"), "--timeout", "120");
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("failed in cell 2 (id cell-2), line 3", result.Output);
            Assert.Contains("OutOfMemoryException", result.Output);
            Assert.Equal("kept", Text(executed.Output("cell-1")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_GCHeapHardLimit", null);
        }
    }

    [Fact]
    public async Task ProcessExitHandler_ThatNeverEnds_DoesNotHoldTheRun()
    {
        var (result, _) = await Runner.RunAsync(_folder, TestNotebook.OfCode("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);"));
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task StackOverflow_NamesTheLine()
    {
        var (result, _) = await Runner.RunAsync(_folder, TestNotebook.OfCode("// deep\nint Deeper(int n)\n{\n    return Deeper(n + 1) + 1;\n}\nDeeper(0)"));
        Assert.Contains("failed in cell 1 (id cell-1), line 2", result.Output);
    }
}

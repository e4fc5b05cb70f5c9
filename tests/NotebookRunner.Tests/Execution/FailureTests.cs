using NotebookRunner.Tests.Support;
using static NotebookRunner.Tests.Support.ExecutedNotebook;

namespace NotebookRunner.Tests.Execution;

/// <summary>Notebooks that fail or print too much, run as a user runs them.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Exception_StopsTheNotebookWithCellLineAndNoMachinePaths()
    {
        var notebook = TestNotebook.OfCode(
            "void Fail(string name)\n{\n    throw new InvalidOperationException($\"cannot use {System.IO.Path.GetFullPath(name)}\");\n}",
            "Console.WriteLine(\"before\");\n\nFail(\"data.bin\");",
            "\"never\"");
        var (result, executed) = await Runner.RunAsync(_folder, notebook, "--in-place");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("failed in cell 2 (id cell-2), line 3", result.Output);
        Assert.Contains(">   3 | Fail(\"data.bin\");", result.Output);
        var outputs = executed.Outputs("cell-2");
        Assert.Equal("before\n", Text(outputs[0]));
        Assert.Equal("InvalidOperationException", outputs[1]["ename"]!.GetValue<string>());
        Assert.Equal("cannot use data.bin", outputs[1]["evalue"]!.GetValue<string>());
        Assert.Equal(
            "InvalidOperationException: cannot use data.bin\n   at Fail(String name) in Cell 1, line 3\n   at Cell 2, line 3\n    Fail(\"data.bin\");",
            Trace(outputs[1]));
        Assert.DoesNotContain(_folder.FullPath, result.Output);
        Assert.Null(executed.Cell("cell-3")["execution_count"]);
        Assert.Empty(executed.Outputs("cell-3"));
        Assert.Equal(notebook.ToJson(), File.ReadAllText(_folder["test.ipynb"]));
    }

    [Fact]
    public async Task EndlessLoop_WithTimeout_IsStoppedAndEarlierOutputsAreKept()
    {
        var notebook = TestNotebook.OfCode("\"kept\"", "Console.WriteLine(\"turning\");\nwhile (true) { }");
        var (result, executed) = await Runner.RunAsync(_folder, notebook, "--timeout", "4");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Cell 2 was stopped after 4 s. A larger --timeout lets it run longer.", result.Output);
        Assert.Equal("kept", Text(executed.Output("cell-1")));
        Assert.Equal("turning\n", Text(executed.Outputs("cell-2")[0]));
        Assert.Equal("Timeout", executed.Outputs("cell-2")[1]["ename"]!.GetValue<string>());
    }

    [Fact]
    public async Task KeyboardInput_FailsInsteadOfWaiting()
    {
        var (result, _) = await Runner.RunAsync(_folder, TestNotebook.OfCode("var name = Console.ReadLine();"), "--timeout", "60");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("has no keyboard: Console.ReadLine and its kin cannot be answered. Set the value in a cell instead.", result.Output);
    }

    [Theory]
    [InlineData("var name = await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"name\");")]
    [InlineData("var name = await Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync(\"name\");")]
    public async Task KernelInput_FailsInsteadOfWaiting(string code)
    {
        var (result, _) = await Runner.RunAsync(_folder, TestNotebook.OfCode(code), "--timeout", "60");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("has no keyboard", result.Output);
    }

    [Theory]
    [InlineData("class E : Exception { public override string Message => null; }\nthrow new E();", "E", 2)]
    [InlineData("class E : Exception { public override string Message => throw new Exception(); }\nthrow new E();", "E.get_Message()", 1)]
    [InlineData("throw new Exception(new string('x', 30_000_000));", "more characters)", 1)]
    public async Task Exception_OfAnyMessage_IsReportedWithItsLine(string code, string expected, int line)
    {
        var (result, executed) = await Runner.RunAsync(_folder, TestNotebook.OfCode(code));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"failed in cell 1 (id cell-1), line {line}", result.Output);
        Assert.Contains(expected, Trace(executed.Output("cell-1")));
        Assert.InRange(result.Output.Length, 1, 60_000);
    }

    [Fact]
    public async Task Threads_ThatWriteAndDisplayAtOnce_DoNotBlockEachOther()
    {
        var notebook = TestNotebook.OfCode(
            "using System.Threading;\nusing Microsoft.DotNet.Interactive;\nvar shown = KernelInvocationContext.Current.Display((object)0);\n"
            + "var threads = new List<Thread>();\n"
            + "void Start(Action<int> write) { var t = new Thread(() => { for (var i = 0; i < 2000; i++) write(i); }); threads.Add(t); t.Start(); }\n"
            + "Start(i => shown.Update(i));\nStart(i => Console.WriteLine(i));\nStart(i => Console.Error.WriteLine(i));\n"
            + "Start(i => { var s = Console.OpenStandardOutput(); s.Write(new byte[] { 65 }); s.Flush(); });\n"
            + "foreach (var t in threads) t.Join();\nParallel.For(0, 1000, i => Console.Write('x'));");
        notebook.Code("after", "\"alive\"");
        var (result, executed) = await Runner.RunAsync(_folder, notebook, "--timeout", "100");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("alive", Text(executed.Output("after")));
        var printed = string.Concat(executed.Outputs("cell-1").Where(output => output["name"] is not null).Select(output => Text(output)));
        Assert.Equal(1000, printed.Count(c => c == 'x'));
        Assert.Equal(2000, printed.Count(c => c == 'A'));
        Assert.Contains("<pre>1999</pre>", Text(executed.Outputs("cell-1")[0], "text/html"));
    }

    [Fact]
    public async Task NativeText_OfChildren_IsCutWithANoteAndStaysInItsCell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sh");
        const string Run = "void Run(string command) { using var p = System.Diagnostics.Process.Start(\"sh\", new[] { \"-c\", command }); p.WaitForExit(); }\n";
        var (result, executed) = await Runner.RunAsync(
            _folder,
            TestNotebook.OfCode(Run + "Run(\"yes | head -c 3000000\");", "Run(\"echo out; echo err >&2\");", "Run(\"printf '1%%\\r2%%\\r100%%\\n'\");"));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1_000_000, Text(executed.Outputs("cell-1")[0]).Length);
        Assert.Contains("characters more than the runner keeps", Text(executed.Outputs("cell-1")[1]));
        Assert.Equal(["out\n", "err\n"], executed.Outputs("cell-2").Select(output => Text(output)));
        Assert.Equal("100%\n", Text(executed.Output("cell-3")));
    }

    [Fact]
    public async Task Progress_OverwrittenByCarriageReturns_CountsAsWhatIsSeen()
    {
        var notebook = TestNotebook.OfCode("for (int i = 0; i <= 200000; i++) Console.Write($\"\\r{i}\");\nConsole.WriteLine(\"\\nfinal result 42\");");
        var (_, executed) = await Runner.RunAsync(_folder, notebook);
        Assert.Equal("200000\nfinal result 42\n", Text(executed.Output("cell-1")));
    }

    [Fact]
    public async Task Console_RedirectedByACell_IsSetAnewForTheNext()
    {
        var notebook = TestNotebook.OfCode(
            "Console.SetOut(new System.IO.StringWriter());\nConsole.SetError(new System.IO.StringWriter());\nConsole.WriteLine(\"hidden\");",
            "Console.WriteLine(\"visible\");\nConsole.Error.WriteLine(\"too\");");
        var (_, executed) = await Runner.RunAsync(_folder, notebook);
        Assert.Empty(executed.Outputs("cell-1"));
        Assert.Equal(["visible\n", "too\n"], executed.Outputs("cell-2").Select(output => Text(output)));
    }

    [Fact]
    public async Task Displays_TooMany_KeepTheLastAndFailTheNotebook()
    {
        var notebook = TestNotebook.OfCode("for (var i = 0; i < 30; i++) display(new string((char)('a' + i % 26), 1_000_000));\ndisplay(\"end\");", "\"after\"");
        var (result, executed) = await Runner.RunAsync(_folder, notebook);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("displays were left out in cell 1", result.Output);
        Assert.Equal("end", Text(executed.Outputs("cell-1").Last(output => output["data"] is not null)));
        Assert.Equal("after", Text(executed.Output("cell-2")));
    }

    [Fact]
    public async Task Tags_SkipAndRaise_AreObeyed()
    {
        var notebook = new TestNotebook()
            .Code("skip", "Console.WriteLine(\"must not run\");", "skip-execution")
            .Code("raise", "throw new Exception(\"expected\");", "raises-exception")
            .Code("after", "Console.WriteLine(\"after\");");
        var (result, executed) = await Runner.RunAsync(_folder, notebook);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(executed.Outputs("skip"));
        Assert.Equal("expected", executed.Output("raise")["evalue"]!.GetValue<string>());
        Assert.Equal("after\n", Text(executed.Output("after")));
    }

    [Fact]
    public async Task HugeOutput_IsCutWithANote()
    {
        var notebook = TestNotebook.OfCode(
            "var line = new string('x', 99_999);\nfor (var i = 0; i < 1_000; i++) Console.WriteLine(line);",
            "display(new string('y', 30_000_000));",
            "var raw = Console.OpenStandardOutput();\nraw.Write(Encoding.UTF8.GetBytes(\"raw bytes\"));\nraw.Flush();\n\"value\"");
        var (result, executed) = await Runner.RunAsync(_folder, notebook);

        Assert.Equal(1, result.ExitCode); // a display is missing
        var outputs = executed.Outputs("cell-1");
        Assert.Equal(1_000_000, Text(outputs[0]).Length);
        Assert.Contains("The cell printed 98,990,000 characters more than the runner keeps; left out here, the end follows.", Text(outputs[1]));
        Assert.Equal(10_000, Text(outputs[2]).Length);
        Assert.Contains("displays more than 20,000,000 characters", Text(executed.Output("cell-2")));
        Assert.Equal(["raw bytes", "value"], executed.Outputs("cell-3").Select(output => Text(output)));
        Assert.True(new FileInfo(_folder["out", "test.ipynb"]).Length < 1_100_000);
    }
}

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

    [Fact]
    public async Task HugeOutput_IsCutWithANote()
    {
        var notebook = TestNotebook.OfCode(
            "var line = new string('x', 99_999);\nfor (var i = 0; i < 1_000; i++) Console.WriteLine(line);",
            "display(new string('y', 30_000_000));",
            "var raw = Console.OpenStandardOutput();\nraw.Write(Encoding.UTF8.GetBytes(\"raw bytes\"));\nraw.Flush();\n\"value\"");
        var (result, executed) = await Runner.RunAsync(_folder, notebook);

        Assert.Equal(0, result.ExitCode);
        var outputs = executed.Outputs("cell-1");
        Assert.Equal(1_000_000, Text(outputs[0]).Length);
        Assert.Contains("The cell printed 98,990,000 characters more than the runner keeps; left out here, the end follows.", Text(outputs[1]));
        Assert.Equal(10_000, Text(outputs[2]).Length);
        Assert.Contains("displays more than 20,000,000 characters", Text(executed.Output("cell-2")));
        Assert.Equal(["raw bytes", "value"], executed.Outputs("cell-3").Select(output => Text(output)));
        Assert.True(new FileInfo(_folder["out", "test.ipynb"]).Length < 1_100_000);
    }
}

using NotebookRunner.Tests.Support;
using static NotebookRunner.Tests.Support.ExecutedNotebook;

namespace NotebookRunner.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string TextOnly = new TestNotebook().Markdown("m", "# Words\n\nOnly words.").ToJson();
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("there is no notebook or folder 'nowhere.ipynb'", "nowhere.ipynb")]
    [InlineData("'notes.txt' is no notebook: its name does not end in .ipynb", "notes.txt")]
    [InlineData("no notebooks (*.ipynb) in empty", "empty")]
    [InlineData("there is no option '--nonsense'; --help lists the options", "words.ipynb", "--nonsense")]
    [InlineData("--timeout is '-1'; it must be a number of seconds above 0", "words.ipynb", "--timeout", "-1")]
    [InlineData("--timeout is 'soon'", "words.ipynb", "--timeout", "soon")]
    [InlineData("--parameter 'quick' has no value; write --parameter name=value", "words.ipynb", "--parameter", "quick")]
    [InlineData("in words.ipynb there is no parameter 'quick': no cell tagged 'parameters'", "words.ipynb", "--parameter", "quick=true")]
    [InlineData("--in-place would write the values of --parameter into the notebooks", "words.ipynb", "--in-place", "--parameter", "quick=true")]
    [InlineData("cannot write to the output folder", "words.ipynb", "--output", "notes.txt/out")]
    [InlineData("the name of a notebook is empty; is a variable of the shell not set?", "")]
    [InlineData("--output is empty", "words.ipynb", "--output", "")]
    [InlineData("would overwrite it; choose another --output, or --in-place", "words.ipynb", "--output", ".")]
    public async Task BadUsage_ExplainsItself(string message, params string[] args)
    {
        _folder.Write("notes.txt", "");
        _folder.Write("words.ipynb", TextOnly);
        Directory.CreateDirectory(_folder["empty"]);

        var result = await Runner.RunAsync(_folder, args);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Fact]
    public async Task NoArguments_NoNotebooksFolder_IsBadUsage()
    {
        var result = await Runner.RunAsync(_folder);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("there is no 'notebooks' folder", result.Error);
    }

    [Fact]
    public async Task NoArguments_RunsTheRepositorysNotebooks()
    {
        _folder.Write("notebooks/one.ipynb", TextOnly);
        _folder.Write("notebooks/part/two.ipynb", TextOnly);
        _folder.Write("notebooks/.ipynb_checkpoints/one.ipynb", "{");
        Directory.CreateDirectory(_folder["lib", "inner"]);

        using var output = new StringWriter();
        var exitCode = await NotebookRunner.Cli.CommandLine.RunAsync([], output, output, _folder["lib", "inner"]);

        Assert.Equal(0, exitCode);
        var results = _folder["artifacts", "notebooks"];
        var files = Directory.EnumerateFiles(results, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(results, file).Replace('\\', '/'));
        Assert.Equal(["index.html", "one.html", "one.ipynb", "part/two.html", "part/two.ipynb"], files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--help", "--parameter")]
    [InlineData("--version", ".")]
    public async Task Information_IsPrinted(string option, string expected)
    {
        var result = await Runner.RunAsync(_folder, option);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Output);
    }

    [Fact]
    public async Task BadNotebook_TheOthersStillRun()
    {
        _folder.Write("a.ipynb", "{ not json");
        _folder.Write("b.ipynb", TextOnly);

        var result = await Runner.RunAsync(_folder, "a.ipynb", "b.ipynb", "--output", "out");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot be run: it is not valid JSON", result.Output);
        Assert.Contains("Notebooks: 1 passed, 1 failed", result.Output);
        Assert.Contains("it is not valid JSON", File.ReadAllText(_folder["out", "index.html"]));
    }

    [Fact]
    public async Task Folders_WithLinksThatLoop_GiveEachNotebookOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need a privilege there");
        _folder.Write("one/a.ipynb", TextOnly);
        _folder.Write("two/x/b.ipynb", TextOnly);
        Directory.CreateSymbolicLink(_folder["one", "self"], ".");
        Directory.CreateSymbolicLink(_folder["two", "x", "up"], "..");
        Directory.CreateSymbolicLink(_folder["two", "again"], _folder["two"]);
        Directory.CreateSymbolicLink(_folder["two", "loop"], "loop");
        File.CreateSymbolicLink(_folder["two", "c.ipynb"], _folder["one", "a.ipynb"]);

        var result = await Runner.RunAsync(_folder, "one", "two", "--output", "out", "--html", "false");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Notebooks: 2 passed, 0 failed", result.Output);
    }

    [Theory]
    [InlineData("notebooks/out")]
    [InlineData("notebooks/out/")]
    [InlineData("notebooks/../notebooks/out//")]
    public async Task Output_InsideTheNotebooksFolder_IsNotRunAgain(string output)
    {
        _folder.Write("notebooks/a.ipynb", TextOnly);
        for (var i = 0; i < 2; i++)
            Assert.Contains("Notebooks: 1 passed, 0 failed", (await Runner.RunAsync(_folder, "notebooks", "--output", output)).Output);
    }

    [Fact]
    public async Task Results_OfOneName_GetNamesOfTheirOwn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "file names there do not tell a.ipynb from a.IPYNB");
        var longName = new string('n', 249) + ".ipynb";
        foreach (var name in new[] { "a.ipynb", "a.IPYNB", "index.ipynb", longName })
            _folder.Write($"in/{name}", TextOnly);

        var result = await Runner.RunAsync(_folder, "in", "--output", "out");

        Assert.Equal(0, result.ExitCode);
        var files = Directory.EnumerateFiles(_folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["a-2.html", "a-2.ipynb", "a.html", "a.ipynb", "index-2.html", "index-2.ipynb", "index.html", Path.ChangeExtension(longName, ".html"), longName],
            files);
    }

    [Fact]
    public async Task Folder_ThatCannotBeRead_IsReportedAndTheOthersRun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "every folder can be read here");
        _folder.Write("in/a.ipynb", TextOnly);
        Directory.CreateDirectory(_folder["in", "closed"]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["in", "closed"], UnixFileMode.None);

        var result = await Runner.RunAsync(_folder, "in", "--output", "out");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("it cannot be read", result.Output);
        Assert.Contains("Notebooks: 1 passed, 1 failed", result.Output);
    }

    [Fact]
    public async Task Index_ThatCannotBeWritten_IsReported()
    {
        _folder.Write("a.ipynb", TextOnly);
        Directory.CreateDirectory(_folder["out", "index.html"]);

        var result = await Runner.RunAsync(_folder, "a.ipynb", "--output", "out");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("failed: the index cannot be written", result.Output);
        Assert.True(File.Exists(_folder["out", "a.html"]));
    }

    [Fact]
    public async Task Progress_ThatCannotBeWritten_DoesNotStopTheRun()
    {
        _folder.Write("a.ipynb", TextOnly);
        using var error = new StringWriter();
        var exitCode = await NotebookRunner.Cli.CommandLine.RunAsync(["a.ipynb", "--output", "out"], new FullDisk(), error, _folder.FullPath);

        Assert.Equal(0, exitCode);
        Assert.True(File.Exists(_folder["out", "index.html"]));
    }

    [Fact]
    public async Task InPlace_KeepsTheFormOfTheFile()
    {
        var text = "\uFEFF" + TestNotebook.OfCode("Console.Write(1);").ToJson().ReplaceLineEndings("\r\n");
        _folder.Write("a.ipynb", text);

        Assert.Equal(0, (await Runner.RunAsync(_folder, "a.ipynb", "--in-place", "--output", "out")).ExitCode);

        var changed = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(_folder["a.ipynb"])).Split("\r\n");
        var kept = text.Split("\r\n").Except(changed).Select(line => line.Trim());
        Assert.Equal(["\"execution_count\": null,", "\"outputs\": [],"], kept.Order(StringComparer.Ordinal));
        Assert.All(changed, line => Assert.DoesNotContain('\n', line));
    }

    [Fact]
    public async Task FailFast_TheOthersDoNotRun()
    {
        _folder.Write("a.ipynb", "{ not json");
        _folder.Write("b.ipynb", TextOnly);

        var result = await Runner.RunAsync(_folder, "a.ipynb", "b.ipynb", "--output", "out", "--fail-fast", "--html", "false");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Notebooks: 0 passed, 1 failed, 1 not run", result.Output);
        Assert.Empty(Directory.EnumerateFiles(_folder["out"]));
    }

    [Fact]
    public async Task InPlace_ReplacesNotebooksThatPassUnlessEditedMeanwhile()
    {
        _folder.Write("good.ipynb", TestNotebook.OfCode("\"fresh\"").ToJson());
        _folder.Write("edited.ipynb", TestNotebook.OfCode("System.IO.File.AppendAllText(\"edited.ipynb\", \" \");").ToJson());

        var result = await Runner.RunAsync(_folder, "good.ipynb", "edited.ipynb", "--in-place", "--output", "out", "--html", "false");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("fresh", Text(ExecutedNotebook.Read(_folder["good.ipynb"]).Output("cell-1")));
        Assert.Contains("it was changed while it ran, so it was not replaced", result.Output);
        Assert.DoesNotContain("\"execution_count\": 1", File.ReadAllText(_folder["edited.ipynb"]));
        Assert.Equal(["edited.ipynb", "good.ipynb"], Directory.EnumerateFiles(_folder.FullPath).Select(Path.GetFileName).Order());
        Assert.Equal(2, Directory.EnumerateFiles(_folder["out"]).Count());
    }

    private sealed class FullDisk : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}

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
}

using NotebookRunner.Protocol;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Kernel;

/// <summary>What a failing cell says.</summary>
public sealed class CellErrorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CompileError_NamesCellLineColumnAndQuotesTheLine()
    {
        var error = await InProcess.FailAsync(_folder.FullPath, "var a = 1;", "// comment\nvar b = a + missing;\nFile.Exists(\"x\");");

        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("The name 'missing' does not exist in the current context (first of 2 errors)", error.Message);
        Assert.Equal(2, error.Line);
        Assert.Equal(
            [
                "Cell 2, line 2, column 13: error CS0103: The name 'missing' does not exist in the current context",
                "    var b = a + missing;",
                "                ^^^^^^^",
                "Cell 2, line 3, column 1: error CS0103: The name 'File' does not exist in the current context", // System.IO is no default using
                "    File.Exists(\"x\");",
                "    ^^^^",
            ],
            error.Trace);
    }

    [Theory]
    [InlineData("#r \"../artifacts/lib/Missing.dll\"\n1", "#r \"../artifacts/lib/Missing.dll\": there is no such file; `dotnet build` in the repository's folder makes it")]
    [InlineData("#r \"Missing.dll\"\n1", "#r \"Missing.dll\": there is no such file; the path counts from the notebook's folder")]
    [InlineData("#r \"nuget: Newtonsoft.Json\"\n1", "packages cannot be loaded here; reference a built assembly by path")]
    [InlineData("#r nuget:Some.Package", "packages cannot be loaded here; reference a built assembly by path")]
    [InlineData("#i \"nuget:https://example.org/v3/index.json\"\n#r \"nuget: Some.Package\"", "packages cannot be loaded here; reference a built assembly by path")]
    [InlineData("var a = 1;\n#!fsharp", "Unknown magic command '#!fsharp'; this runner knows #!csharp, #!html")]
    [InlineData("#!import \"nowhere.cs\"", "#!import \"nowhere.cs\": there is no such file")]
    [InlineData("#!import \"other.txt\"", "only C# files (.cs, .csx) and notebooks (.ipynb) can be imported")]
    [InlineData("#!import", "Missing required parameter '--file'")]
    [InlineData("var a = 1", "; expected")]
    public async Task Cell_AsksForWhatIsNotThere_SaysWhatToDo(string code, string reason)
    {
        _folder.Write("other.txt", "");
        var error = await InProcess.FailAsync(_folder.FullPath, code);
        Assert.Contains(reason, error.Message);
        Assert.NotNull(error.Line);
    }

    [Fact]
    public async Task ImportedFile_Fails_NamesTheFileAndItsLine()
    {
        _folder.Write("broken.cs", "var fine = 1;\nint wrong = \"text\";\n");
        var error = await InProcess.FailAsync(_folder.FullPath, "#!import \"broken.cs\"");
        Assert.Equal("broken.cs, line 2, column 13: error CS0029: Cannot implicitly convert type 'string' to 'int'", error.Trace[0]);
    }

    [Fact]
    public async Task Exception_AfterAwaitInSeveralCells_ShowsEachPlace()
    {
        var error = await InProcess.FailAsync(
            _folder.FullPath,
            "async Task Inner()\n{\n    await Task.Yield();\n    throw new InvalidOperationException(\"inner\");\n}",
            "try\n{\n    await Inner();\n}\ncatch (Exception e)\n{\n    throw new ArgumentException(\"outer\", e);\n}");

        Assert.Equal("ArgumentException", error.Name);
        Assert.Equal(7, error.Line);
        Assert.Equal(
            [
                "ArgumentException: outer", "   at Cell 2, line 7", "    throw new ArgumentException(\"outer\", e);".Replace("    throw", "        throw"),
                "caused by InvalidOperationException: inner", "   at Inner() in Cell 1, line 4", "   at Cell 2, line 3",
            ],
            error.Trace);
    }

    [Fact]
    public async Task Formatter_Throws_FailsTheCell()
    {
        var error = await InProcess.FailAsync(
            _folder.FullPath,
            "class Source { public IEnumerable<object> CreateTypeFormatters() => throw new FormatException(\"no picture\"); }\n"
            + "class TypeFormatterSourceAttribute : Attribute { public Type FormatterSourceType => typeof(Source); }\n"
            + "[TypeFormatterSource] class Thing { }\nnew Thing()");
        Assert.Equal("FormatException", error.Name);
    }

    [Fact]
    public async Task Reference_ByNotebookFolder_LoadsWhatLiesBeside()
    {
        TinyAssembly.Write(_folder["lib", "Beside.dll"], "public static class Beside { public static string Name => \"beside\"; }");
        var events = await InProcess.RunAsync(_folder.FullPath, "#!time\n\n#r \"lib/Beside.dll\"\nBeside.Name");
        Assert.Equal("beside", events.Single(told => told.Kind == EventKind.Result).Data!["text/plain"]);
    }
}

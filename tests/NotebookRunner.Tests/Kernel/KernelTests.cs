using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;
using static NotebookRunner.Tests.Support.ExecutedNotebook;

namespace NotebookRunner.Tests.Kernel;

public sealed class KernelTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Fact]
    public void Run_EveryCellGood_Passes()
    {
        Assert.Equal("", fixture.Result.Error);
        Assert.Equal(0, fixture.Result.ExitCode);
        Assert.Contains("1 passed, 0 failed", fixture.Result.Output);
    }

    [Fact]
    public void Parameter_FromOutside_ChangesTheCopyAlone()
    {
        Assert.Equal("quick", Text(fixture.Notebook.Output("use-parameter")));
        Assert.Equal("var quick = true;  // for tests", string.Concat(fixture.Notebook.Cell("parameters")["source"]!.AsArray()));
        Assert.Contains("var quick = false;", fixture.Original);
    }

    [Fact]
    public void LastExpression_WithoutSemicolon_IsResultWithState()
    {
        var output = fixture.Notebook.Output("state");
        Assert.Equal("execute_result", output["output_type"]!.GetValue<string>());
        Assert.Equal(4, output["execution_count"]!.GetValue<int>());
        Assert.Equal(4, fixture.Notebook.Cell("state")["execution_count"]!.GetValue<int>());
        Assert.Contains("<pre>42</pre>", Text(output, "text/html"));
    }

    [Theory]
    [InlineData("redeclare", "now a string")]
    [InlineData("await", "awaited")]
    [InlineData("import", "101imported")]
    [InlineData("csharp", "plain")]
    [InlineData("return", "42")]
    [InlineData("hash-in-text", "\n  #!time\n")]
    [InlineData("shared", "from the value kernel")]
    [InlineData("reference", "84")]
    [InlineData("usings", "text1ArrayList")]
    public void Cell_StringValue_IsPlainText(string cell, string expected)
    {
        Assert.Equal(expected, Text(fixture.Notebook.Output(cell)));
    }

    [Theory]
    [InlineData("null", "&lt;null&gt;")]
    [InlineData("sequence", "18, 19 ... (80 more) ]")]
    [InlineData("html", "<b>bold</b>")]
    [InlineData("task", "RanToCompletion")]
    [InlineData("table", "<td>")]
    [InlineData("deep-object", "Node")]
    [InlineData("cyclic-object", "Node")]
    public void Cell_ObjectValue_IsFormattedAsHtml(string cell, string expected)
    {
        Assert.Contains(expected, Text(fixture.Notebook.Output(cell), "text/html"));
    }

    [Theory]
    [InlineData("declare")]
    [InlineData("statement")]
    public void Cell_NoValue_HasNoOutput(string cell)
    {
        Assert.Empty(fixture.Notebook.Outputs(cell));
    }

    [Fact]
    public void EmptyCell_IsNotExecuted()
    {
        Assert.Null(fixture.Notebook.Cell("empty")["execution_count"]);
    }

    [Fact]
    public void LastExpression_Void_ShowsOnlyWhatItPrints()
    {
        Assert.Equal("shown once\n", Text(fixture.Notebook.Output("void")));
    }

    [Fact]
    public void Display_AllForms_AppearInOrder()
    {
        var outputs = fixture.Notebook.Outputs("display");
        Assert.Equal(["one", "two"], outputs.Take(2).Select(output => Text(output)));
        Assert.Equal("<i>three</i>", Text(outputs[2], "text/html"));
        Assert.All(outputs, output => Assert.Equal("display_data", output["output_type"]!.GetValue<string>()));
        Assert.All(outputs, output => Assert.Null(output["transient"]));
    }

    // The kernel shows the handle that display returns, too.
    [Fact]
    public void Display_AsLastExpression_AppearsAsInTheKernel()
    {
        var outputs = fixture.Notebook.Outputs("display-last");
        Assert.Equal(["display_data", "execute_result"], outputs.Select(output => output["output_type"]!.GetValue<string>()));
        Assert.Equal("once", Text(outputs[0]));
    }

    [Fact]
    public void Update_InSameAndLaterCell_ReplacesInPlace()
    {
        Assert.Equal(["third", "below"], fixture.Notebook.Outputs("update").Select(output => Text(output)));
        Assert.Equal("True", Text(fixture.Notebook.Output("update-later")));
    }

    [Fact]
    public void Update_ThousandsOfTimes_KeepsTheLast()
    {
        Assert.Contains("<pre>5000</pre>", Text(fixture.Notebook.Output("fast-updates"), "text/html"));
    }

    [Fact]
    public void Streams_SameName_AreMergedUntilAnotherOutput()
    {
        var outputs = fixture.Notebook.Outputs("streams");
        Assert.Equal(["a1b\n", "oops", "c", "d", "e ✓ 😀😀"], outputs.Select(output => Text(output)));
        Assert.Equal(["stdout", "stderr", "stdout", null, "stdout"], outputs.Select(output => output["name"]?.GetValue<string>()));
    }

    [Theory]
    [InlineData("html-magic", "text/html", "<i>html</i>")]
    [InlineData("markdown-magic", "text/markdown", "# Heading")]
    [InlineData("html-cell", "text/html", "<u>cell</u>")]
    public void Cell_OfAnotherKind_ShowsItsText(string cell, string mimeType, string expected)
    {
        Assert.Contains(expected, Text(fixture.Notebook.Output(cell), mimeType));
    }

    [Fact]
    public void Who_ListsVariables()
    {
        Assert.Contains("fromFile", Text(fixture.Notebook.Output("who"), "text/html"));
    }

    [Fact]
    public void Time_Magic_ShowsWallTimeAfterTheCell()
    {
        Assert.Matches(@"^Wall time: [\d.]+ms$", Text(fixture.Notebook.Output("time")));
    }

    [Fact]
    public void RichType_ByConvention_ShowsEveryPreferredMimeType()
    {
        var output = fixture.Notebook.Output("rich");
        Assert.Equal("iVBORw0KGgo=", output["data"]!["image/png"]!.GetValue<string>());
        var html = Assert.IsType<JsonArray>(output["data"]!["text/html"]);
        Assert.Equal(["<img alt='x'>\n", "<p>"], html.Select(line => line!.GetValue<string>()));
    }

    [Fact]
    public void Threads_WhileTheCellRuns_AreCaptured()
    {
        Assert.Equal("from a thread", Text(fixture.Notebook.Output("thread")));
    }

    [Fact]
    public void Threads_AfterTheCell_AreLost()
    {
        Assert.Equal("in time", Text(fixture.Notebook.Output("late")));
        Assert.Equal("next", Text(fixture.Notebook.Output("after-late")));
    }

    [Fact]
    public void WorkingFolder_IsTheNotebooksFolder()
    {
        Assert.Equal(fixture.FolderName, Text(fixture.Notebook.Output("folder")));
    }
}

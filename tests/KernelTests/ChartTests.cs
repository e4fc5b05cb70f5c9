using KernelTests.Tool;

namespace KernelTests;

/// <summary>Plotly.NET charts in the real tool: the user's own, with the library's formatter and beside that of Plotly.NET.Interactive.</summary>
public sealed class ChartTests
{
    private const string Setup = """
        #r "../artifacts/notebooklib/NotebookLib.dll"
        #r "../artifacts/notebooklib/NotebookLib.Charts.dll"
        #r "../artifacts/notebooklib/Plotly.NET.dll"
        #r "../artifacts/notebooklib/Plotly.NET.CSharp.dll"
        using NotebookLib.Charts;
        using NotebookLib.Learning;
        Notebook.Setup();
        """;

    private const string OwnChart = """
        Plotly.NET.CSharp.Chart.Line<double, double, string>(x: new[] { 1.0, 2.0, 3.0 }, y: new[] { 2.5, 4.5, 3.5 }, Name: "my own line")
        """;

    private static readonly string Extension = $"""
        #r "{Place.PlotlyInteractive.Replace('\\', '/')}"
        using Microsoft.DotNet.Interactive;
        IKernelExtension extension = new Plotly.NET.Interactive.FormatterKernelExtension();
        await extension.OnLoadAsync(Kernel.Root);
        """;

    [Fact]
    public async Task OwnChart_LastExpression_ShowsAsHtmlAndText()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        await RunAsync(tool, Setup);
        AssertShowsLine((await RunAsync(tool, OwnChart)).Result);
    }

    [Fact]
    public async Task OwnChart_Displayed_ShowsAsHtmlAndText()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        await RunAsync(tool, Setup);
        AssertShowsLine(Assert.Single((await RunAsync(tool, $"display({OwnChart.TrimEnd()});")).Outputs));
    }

    [Fact]
    public async Task PlotlyInteractive_LoadedBefore_ChartsShow()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        await RunAsync(tool, Setup.Replace("Notebook.Setup();", ""));
        await RunAsync(tool, Extension);
        await RunAsync(tool, "Notebook.Setup();");
        AssertShowsLine((await RunAsync(tool, OwnChart)).Result);
    }

    [Fact]
    public async Task PlotlyInteractive_LoadedAfter_ChartsShow()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        await RunAsync(tool, Setup);
        AssertShowsLine((await RunAsync(tool, OwnChart)).Result);
        await RunAsync(tool, Extension);
        AssertShowsLine((await RunAsync(tool, OwnChart)).Result);
    }

    [Fact]
    public async Task Setup_CalledTwice_ChartsShowAndOneFSharpCoreIsLoaded()
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        await RunAsync(tool, Setup);
        await RunAsync(tool, "Notebook.Setup();");
        AssertShowsLine((await RunAsync(tool, OwnChart)).Result);
        var loaded = await RunAsync(tool, """Console.Write(AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == "FSharp.Core"));""");
        Assert.Equal("1", loaded.Printed);
    }

    private static async Task<CellRun> RunAsync(NotebookTool tool, string code)
    {
        var run = await tool.RunAsync(code);
        Assert.True(run.Error is null, $"{code}\n{run.Error}");
        return run;
    }

    private static void AssertShowsLine(CellOutput output)
    {
        Assert.Equal(["text/html", "text/plain"], output.Last.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("my own line", output.Html);
        Assert.Contains("4.5", output.Html);
        Assert.NotEqual("", output.Text);
    }
}

using KernelTests.Tool;

namespace KernelTests;

/// <summary>What a user does in cells with the chart of a figure: restyle it, combine it, put it beside a chart of the user's own.</summary>
public sealed class FigureChartTests
{
    /// <summary>When Plotly.NET.Interactive comes, as seen from the library's first call.</summary>
    public enum Extension
    {
        NotLoaded,
        LoadedBefore,
        LoadedAfter,
    }

    private const string References = """
        #r "../artifacts/notebooklib/NotebookLib.dll"
        #r "../artifacts/notebooklib/NotebookLib.Charts.dll"
        #r "../artifacts/notebooklib/Plotly.NET.dll"
        #r "../artifacts/notebooklib/Plotly.NET.CSharp.dll"
        """;

    private const string Setup = """
        using NotebookLib.Charts;
        using NotebookLib.Learning;
        using Plotly.NET;
        using Plotly.NET.CSharp;
        using Chart = Plotly.NET.CSharp.Chart;
        Notebook.Setup();

        var history = new TrainingHistory("LeNet-5");
        for (var i = 0; i < 6; i++) history.Add(new TrainingRecord(64 * i, 0.1 * i, 0.1 + 0.12 * i, 2.3 - 0.3 * i, 0.1 + 0.11 * i, 2.3 - 0.28 * i));
        GenericChart own = Chart.Line<int, double, string>(x: [0, 160, 320], y: [10.0, 52.5, 61], Name: "my own line");
        """;

    private static readonly string LoadExtension = $"""
        #r "{Place.PlotlyInteractive.Replace('\\', '/')}"
        Microsoft.DotNet.Interactive.IKernelExtension extension = new Plotly.NET.Interactive.FormatterKernelExtension();
        await extension.OnLoadAsync(Microsoft.DotNet.Interactive.Kernel.Root);
        """;

    [Theory]
    [InlineData(Extension.NotLoaded)]
    [InlineData(Extension.LoadedBefore)]
    [InlineData(Extension.LoadedAfter)]
    public async Task Cells_WithChartsOfFigures_ShowPictureAndChart(Extension extension)
    {
        await using var tool = await NotebookTool.StartAsync(Place.Notebooks);
        await RunAsync(tool, References);
        if (extension == Extension.LoadedBefore) await RunAsync(tool, LoadExtension);
        await RunAsync(tool, Setup);
        if (extension == Extension.LoadedAfter) await RunAsync(tool, LoadExtension);

        AssertShows(await RunAsync(tool, "own"), "my own line", "52.5");

        AssertShows(
            await RunAsync(tool, """
                var curves = Figures.LearningCurves(history).Chart;
                dynamic layout = curves.GetLayout();
                layout.title.text = "A title of mine";
                foreach (dynamic trace in curves.GetTraces()) trace.line.color = "#7b2d8b";
                curves
                """),
            "A title of mine", "#7b2d8b", "Test set");

        AssertShows(
            await RunAsync(tool, "Chart.Combine([Figures.LearningCurves(history).Chart, own])"),
            "Training set", "Test set", "my own line");

        AssertShows(
            await RunAsync(tool, """
                var bars = Figures.Bars("Images of each class", "Class", "Images", ["zero", "one"], [new BarSeries("images", [5923, 6742])]).Chart;
                Chart.Grid([bars, own], nRows: 1, nCols: 2)
                """),
            "6742", "my own line");

        AssertShows(await RunAsync(tool, "Figures.LearningCurves(history)"), "Learning curves: LeNet-5");
    }

    private static async Task<CellRun> RunAsync(NotebookTool tool, string code)
    {
        var run = await tool.RunAsync(code);
        Assert.True(run.Error is null, $"{code}\n{run.Error}");
        return run;
    }

    private static void AssertShows(CellRun run, params string[] parts)
    {
        var output = run.Result;
        Assert.Equal(["text/html", "text/plain"], output.Last.Keys.Order(StringComparer.Ordinal));
        Assert.True(output.IsPicture, output.Html);
        Assert.Contains("data-chart=", output.Html);
        Assert.All(parts, part => Assert.Contains(part, output.Html));
        Assert.NotEqual("", output.Text);
    }
}

using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.FSharp.Core;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace NotebookLib.Charts.Tests;

public sealed partial class FigureTests
{
    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void Svg_OfEveryFigure_IsPlainAndOfTheFiguresSize(string name)
    {
        var figure = SampleFigures.Make(name);
        var root = XDocument.Parse(figure.Svg).Root!;
        Assert.Equal($"0 0 {figure.Width} {figure.Height}", root.Attribute("viewBox")!.Value);
        Assert.Equal(figure.AltText, root.Attribute("aria-label")!.Value);
        Assert.DoesNotContain(root.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "foreignObject" or "use" || e.Attribute("id") is not null);
        var numbers = string.Join(' ', root.Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name != "href" && a.Name != "aria-label").Select(a => a.Value));
        Assert.DoesNotMatch("NaN|Infinity|\u221E", numbers);
    }

    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void Svg_OfEveryFigure_HasNoCutOrOverlappingText(string name)
    {
        var figure = SampleFigures.Make(name);
        var texts = SvgText.Of(figure);
        foreach (var text in texts.Where(t => !t.IsTurned))
        {
            Assert.True(text.Box.Left >= 0 && text.Box.Right <= figure.Width && text.Box.Top >= 0 && text.Box.Bottom <= figure.Height,
                $"'{text.Text}' at {text.Box} leaves the figure of {figure.Width} x {figure.Height}.");
        }
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = i + 1; j < texts.Count; j++)
                Assert.False(texts[i].Overlaps(texts[j]), $"'{texts[i].Text}' and '{texts[j].Text}' overlap.");
        }
    }

    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void ToHtml_OfEveryFigure_HoldsOnePictureAndOneFigure(string name)
    {
        var figure = SampleFigures.Make(name);
        var html = figure.ToHtml();
        Assert.Equal(figure.Answer is null ? 1 : 2, Regex.Matches(html, "<img ").Count);
        Assert.Single(Regex.Matches(html, "<script>"));
        Assert.Single(Regex.Matches(html, "</script>"));
        Assert.Contains($"width=\"{figure.Width}\" height=\"{figure.Height}\"", html);
        var picture = PictureInHtml().Match(html).Groups[1].Value;
        Assert.Equal(figure.Svg, System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(picture)));
        var json = WebUtility.HtmlDecode(ChartData().Match(html).Groups[1].Value);
        Assert.True(JToken.DeepEquals(SampleFigures.Json(figure), JObject.Parse(json)));
        Assert.InRange(html.Length, 1_000, name is "image grid of 200" or "a hundred classes" or "bars of a thousand" or "lines of a million points" or "confusion matrix of a hundred" or "data flow of the two-class QNN" ? 500_000 : 100_000);
    }

    [Fact]
    public void ToHtml_GridToGuess_NamesTheClassesOnlyInTheFold()
    {
        var (figure, answer) = (SampleFigures.Make("image grid to guess"), SampleFigures.Make("image grid to guess").Answer!);
        var (shown, folded) = (figure.ToHtml().Split("<details>")[0], figure.ToHtml().Split("<details>")[1]);
        Assert.All(SampleData.Clothes.Take(8), name => Assert.DoesNotContain(name, shown + figure.Svg + figure.AltText));
        Assert.Contains("Trouser", folded);
        Assert.Contains("Trouser", answer.Svg);
        Assert.Contains("</details>", folded);
    }

    [Fact]
    public void ToHtml_SameFigureMadeTwice_IsTheSame() =>
        Assert.Equal(SampleFigures.MakeNew("prediction grid").ToHtml(), SampleFigures.MakeNew("prediction grid").ToHtml());

    [Fact]
    public void Chart_ChangedByTheCaller_LeavesTheFigureAsItWas()
    {
        var figure = SampleFigures.Make("learning curves");
        var before = SampleFigures.Json(figure);
        var chart = figure.Chart;
        Chart.withTitle("Another title", FSharpOption<Font>.None).Invoke(chart);
        GenericChart.getTraces(chart).Head.SetProperty("name", "changed");
        GenericChart.getLayout(chart).SetProperty("width", 10);
        Assert.True(JToken.DeepEquals(before, SampleFigures.Json(figure)));
    }

    [Fact]
    public void Chart_Native_HasTitleAxesAndLegendOfPlotly()
    {
        var layout = SampleFigures.Json(SampleFigures.Make("learning curves"))["layout"]!;
        Assert.Contains("Learning curves", (string)layout["title"]!["text"]!);
        Assert.Equal("Accuracy (%)", (string)layout["yaxis"]!["title"]!["text"]!);
        Assert.Equal("Training steps", (string)layout["xaxis2"]!["title"]!["text"]!);
        Assert.True((bool)layout["showlegend"]!);
        Assert.Null(layout["annotations"]!.FirstOrDefault(a => ((string)a["text"]!).Contains("Learning curves")));
    }

    [Fact]
    public void Chart_CombinedWithOneOfTheUsers_HasTheTracesOfBoth()
    {
        var own = Plotly.NET.CSharp.Chart.Line<int, double, string>([0, 500], [50.0, 60], Name: "own");
        var combined = Chart.combine([SampleFigures.Make("learning curves").Chart, own]);
        Assert.Equal(5, GenericChart.getTraces(combined).Length);
        Assert.Contains("own", ChartPicture.Of(combined).AltText);
    }

    [Fact]
    public void ChartPicture_OfPanelsSideBySide_DrawsEveryPanel()
    {
        var picture = ChartPicture.Of(SampleFigures.Make("learning curves").Chart);
        Assert.Contains("Accuracy (%) against Training steps", picture.AltText);
        Assert.Contains("Loss (mean over the images) against Training steps", picture.AltText);
        Assert.DoesNotContain("only in the interactive chart", picture.AltText);
    }

    [Theory]
    [InlineData(StyleParam.LayoutGridPattern.Tags.Independent)]
    [InlineData(StyleParam.LayoutGridPattern.Tags.Coupled)]
    public void ChartPicture_OfAGrid_DrawsEveryCellInItsPlace(int pattern)
    {
        GenericChart[] cells = [.. Enumerable.Range(0, 4).Select(i => Plotly.NET.CSharp.Chart.Line<int, double, string>([0, 1], [i, i + 1.0], Name: $"cell {i}"))];
        var grid = Plotly.NET.CSharp.Chart.Grid(cells, 2, 2, Pattern: pattern == StyleParam.LayoutGridPattern.Tags.Independent
            ? StyleParam.LayoutGridPattern.Independent : StyleParam.LayoutGridPattern.Coupled);
        var picture = ChartPicture.Of(grid);
        Assert.DoesNotContain("only in the interactive chart", picture.AltText);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Contains($"cell {i} (2 points)", picture.AltText));
        var starts = System.Text.RegularExpressions.Regex.Matches(picture.Svg, @"<path d=""M([\d.]+) ([\d.]+)L[^""]*"" fill=""none""")
            .Select(match => (Left: double.Parse(match.Groups[1].Value), Bottom: double.Parse(match.Groups[2].Value))).ToArray();
        Assert.Equal(4, starts.Length);
        Assert.True(starts[1].Left - starts[0].Left > 300 && starts[3].Left - starts[2].Left > 300, "two columns");
        Assert.True(starts[2].Bottom - starts[0].Bottom > 200 && starts[3].Bottom - starts[1].Bottom > 200, "two rows");
    }

    [Fact]
    public void Formatters_FoundByConvention_WriteHtmlAndText()
    {
        var figure = SampleFigures.Make("image");
        var attribute = typeof(Figure).GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        dynamic source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var written = new Dictionary<string, string>();
        foreach (dynamic formatter in source.CreateTypeFormatters())
        {
            using var writer = new StringWriter();
            Assert.True((bool)formatter.Format(figure, writer));
            written.Add((string)formatter.MimeType, writer.ToString());
        }
        Assert.Equal(["text/html", "text/plain"], preferred);
        Assert.Equal(figure.ToHtml(), written["text/html"]);
        Assert.Equal(figure.AltText, written["text/plain"]);
    }

    [Fact]
    public void SaveSvgAndSaveHtml_ExistingFile_IsReplacedWhole()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var figure = SampleFigures.Make("image");
            var (svg, html) = (Path.Combine(folder.FullName, "f.svg"), Path.Combine(folder.FullName, "f.html"));
            File.WriteAllText(svg, new string('x', 1_000_000));
            figure.SaveSvg(svg);
            figure.SaveHtml(html);
            Assert.Equal(figure.Svg, File.ReadAllText(svg));
            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(html));
            Assert.Equal(2, folder.GetFiles().Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void SaveSvg_MissingFolder_ThrowsWithThePath()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "f.svg");
        var error = Assert.ThrowsAny<IOException>(() => SampleFigures.Make("image").SaveSvg(path));
        Assert.Contains(path, error.Message);
    }

    [GeneratedRegex("data-chart='([^']*)'")]
    private static partial Regex ChartData();

    [GeneratedRegex("src=\"data:image/svg\\+xml;base64,([^\"]+)\"")]
    private static partial Regex PictureInHtml();
}

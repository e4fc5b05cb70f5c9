using System.Text;
using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Tests.Browsers;

/// <summary>Figures in a real browser without a network, on the plotly.js that Plotly.NET carries.</summary>
public sealed class PlotlyTests
{
    [BrowserFact]
    public async Task Validate_EveryFigure_FollowsTheSchemaOfPlotly()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var figures = new JsonObject();
            foreach (var name in SampleFigures.Keys) figures[name] = JsonNode.Parse(SampleFigures.Json(SampleFigures.Make(name)).ToString());
            await File.WriteAllTextAsync(page, $"<meta charset=utf-8><script>{PlotlyLibrary.Read()}</script><script>const figures = {figures.ToJsonString()};</script>");
            await using var browser = await Browser.StartAsync();
            await browser.OpenAsync(page);
            // plotly.js compares copies of a slider's arguments by identity.
            var found = await browser.EvaluateAsync("""
                Object.entries(figures).flatMap(([name, f]) => (Plotly.validate(f.data, f.layout) || []).filter(e => !/\.args\[/.test(e.msg)).map(e => name + ': ' + e.msg)).join('\n')
                """);
            Assert.Equal("", (string?)found);
            Assert.Equal(PlotlyScript.Version, (string?)await browser.EvaluateAsync("Plotly.version"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [BrowserFact]
    public async Task SaveHtml_EveryFigure_IsInteractiveWithoutANetworkOrErrors()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var found = new StringBuilder();
            await using var browser = await Browser.StartAsync();
            await browser.EmulateAsync(1280, dark: false, scripts: true);
            foreach (var name in SampleFigures.Keys)
            {
                SampleFigures.Make(name).SaveHtml(page);
                await browser.OpenAsync(page);
                await browser.UntilAsync("document.querySelector('[data-chart]').lastElementChild.style.visibility === 'visible'");
                if (browser.Errors.Count > 0) found.AppendLine($"{name}: {string.Join("; ", browser.Errors)}");
            }
            Assert.Equal("", found.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [BrowserFact]
    public async Task Fragment_BesideAModuleLoader_StillFindsPlotly()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "plotly.js"), PlotlyLibrary.Read());
            // A module loader that is not require.js: plotly.js would hand itself to it and not to the page.
            await File.WriteAllTextAsync(page, $"""
                <!DOCTYPE html><html data-plotly="plotly.js"><meta charset="utf-8"><script>window.define = function() {"{}"}; window.define.amd = {"{}"};</script>
                <body>{SampleFigures.Make("bars").ToHtml()}</body></html>
                """);
            await using var browser = await Browser.StartAsync();
            await browser.OpenAsync(page);
            await browser.UntilAsync("document.querySelector('[data-chart]').lastElementChild.style.visibility === 'visible'");
            Assert.Empty(browser.Errors);
            Assert.True((bool?)await browser.EvaluateAsync("!!define.amd"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [BrowserFact]
    public async Task Fragment_UnderAPolicyThatAllowsOnlyItsScript_IsInteractive()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "plotly.js"), PlotlyLibrary.Read());
            await File.WriteAllTextAsync(page, $"""
                <!DOCTYPE html><html data-plotly="plotly.js"><head><meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'self' file: '{PlotlyScript.TextHash}'"></head>
                <body><script>document.title = 'a stranger ran';</script>{SampleFigures.Make("bars").ToHtml()}{SampleFigures.Make("stepper").ToHtml()}</body></html>
                """);
            await using var browser = await Browser.StartAsync();
            await browser.OpenAsync(page);
            await browser.UntilAsync("[...document.querySelectorAll('[data-chart]')].every(box => box.lastElementChild.style.visibility === 'visible')");
            Assert.Equal("", (string?)await browser.EvaluateAsync("document.title"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

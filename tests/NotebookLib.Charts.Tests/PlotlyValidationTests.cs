using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookLib.Charts.Tests;

/// <summary>Runs plotly.js's own validation in a browser without a window.</summary>
public sealed class PlotlyValidationTests
{
    [PlotlyFact]
    public async Task Validate_AllFigures_FindsNothing()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var figures = new JsonObject();
            foreach (var name in SampleFigures.Keys) figures[name] = SampleFigures.Make(name).Plotly;
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(page, $$"""
                <meta charset="utf-8"><script src="{{new Uri(PlotlyFactAttribute.PlotlyPath!)}}"></script><pre id="found"></pre><script>
                const figures = {{figures.ToJsonString()}}, found = [];
                for (const name in figures)
                    for (const e of Plotly.validate(figures[name].data, figures[name].layout) || []) if (!/\.args\[/.test(e.msg)) found.push(name + ': ' + e.msg); // it compares copies of these lists by identity
                document.getElementById('found').textContent = 'validated ' + Object.keys(figures).length + '\n' + found.join('\n');
                </script>
                """);
            var start = new ProcessStartInfo(PlotlyFactAttribute.BrowserPath!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", "--dump-dom", new Uri(page).ToString(),
                },
            };
            using var browser = Process.Start(start)!;
            var errors = browser.StandardError.ReadToEndAsync();
            var output = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            await errors;
            var found = Regex.Match(output, "<pre id=\"found\">(.*?)</pre>", RegexOptions.Singleline).Groups[1].Value.Trim();
            Assert.Equal($"validated {figures.Count}", found);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>A test that needs plotly.js and a browser: skipped, with the reason, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PlotlyFactAttribute : FactAttribute
{
    public PlotlyFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = 0) : base(file, line)
    {
        if (PlotlyPath is null) Skip = "Set NOTEBOOKLIB_PLOTLYJS to the path of plotly.min.js (npm package plotly.js-dist-min) to run plotly.js's own validation.";
        else if (BrowserPath is null) Skip = "No chromium or google-chrome on the PATH.";
    }

    public static string? PlotlyPath =>
        Environment.GetEnvironmentVariable("NOTEBOOKLIB_PLOTLYJS") is { Length: > 0 } path && File.Exists(path) ? Path.GetFullPath(path) : null;

    public static string? BrowserPath =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in new[] { "chromium", "chromium-browser", "google-chrome" }
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}

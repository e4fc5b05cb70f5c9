using System.Net;
using System.Text;

namespace NotebookLib.Charts.Tests.Browsers;

/// <summary>
/// Makes a page of all figures, the interactive chart beside the picture, and screenshots of it, in the folder <c>gallery</c> beside the tests' assembly:
/// to be looked at.
/// </summary>
public sealed class GalleryTests
{
    private const string Style = """
        body{font-family:Arial,sans-serif;margin:16px;background:#fff;color:#1f2328}
        @media (prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}}
        section{display:flex;flex-wrap:wrap;gap:24px;margin-bottom:32px}section>div{min-width:0;max-width:100%}h2{font-size:14px;margin:4px 0}
        """;

    [BrowserFact]
    public async Task Gallery_LightAndDarkWideAndNarrowWithAndWithoutScripts_ShowsEveryFigure()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "gallery")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "plotly.js"), PlotlyLibrary.Read());
        var page = Path.Combine(folder, "index.html");
        await File.WriteAllTextAsync(page, Page());
        await using var browser = await Browser.StartAsync();
        foreach (var (width, dark, scripts) in new[] { (1280, false, true), (1280, true, true), (400, false, true), (400, true, false), (1280, false, false), (1280, true, false) })
        {
            await browser.EmulateAsync(width, dark, scripts);
            await browser.OpenAsync(page);
            if (scripts && width > 900)
            {
                await browser.EvaluateAsync("(async()=>{for(let y=0;y<document.body.scrollHeight;y+=600){scrollTo(0,y);await new Promise(r=>setTimeout(r,120))}scrollTo(0,0)})()");
                await browser.UntilAsync("[...document.querySelectorAll('section>div>[data-chart]')].every(box => box.lastElementChild.style.visibility === 'visible')");
            }
            Assert.Empty(browser.Errors);
            var overflow = (double?)await browser.EvaluateAsync("document.documentElement.scrollWidth");
            Assert.True(overflow <= width, $"The page of {width} pixels is {overflow} wide.");
            var pieces = await browser.ScreenshotsAsync(pieceHeight: 2400);
            for (var i = 0; i < pieces.Count; i++)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{width}-{(dark ? "dark" : "light")}-{(scripts ? "live" : "still")}-{i + 1:00}.png"), pieces[i]);
        }
    }

    private static string Page()
    {
        var body = new StringBuilder();
        foreach (var name in SampleFigures.Keys)
        {
            var figure = SampleFigures.Make(name);
            body.Append($"<h2>{WebUtility.HtmlEncode(name)}</h2><section><div>{figure.ToHtml()}</div><div>{PictureHtml.Image(figure.Svg, figure.AltText, figure.Width, figure.Height)}</div></section>\n");
        }
        return $"<!DOCTYPE html><html lang=\"en\" data-plotly=\"plotly.js\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">"
            + $"<meta name=\"viewport\" content=\"width=device-width\"><title>Gallery</title><style>{Style}</style></head><body>{body}</body></html>";
    }
}

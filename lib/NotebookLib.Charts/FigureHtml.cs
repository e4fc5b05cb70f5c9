using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace NotebookLib.Charts;

/// <summary>
/// HTML around a figure. The static picture is an <c>img</c> with a data URI, which code hosts keep. The script draws the interactive figure
/// unseen and swaps it in only when it is complete: offline, without scripts or on an error the picture just stays.
/// </summary>
internal static class FigureHtml
{
    // Version and checksum of the same file; the npm package plotly.js-dist-min 3.3.0 holds it too.
    private const string PlotlyUrl = "https://cdn.plot.ly/plotly-3.3.0.min.js";
    private const string PlotlyIntegrity = "sha256-bO3dS6yCpk9aK4gUpNELtCiDeSYvGYnK7jFI58NQnHI=";

    // The page loads plotly.js once, whatever the number of figures. plotly.js 3 registers with no module loader, so require.js is no obstacle.
    // A figure is found by a mark, not an id: the same figure may be on a page twice.
    private const string Script = """
        (function(f,mark,url,sum){
        var p=window.Plotly?Promise.resolve(window.Plotly):window.notebookLibPlotly||(window.notebookLibPlotly=new Promise(function(ok,no){
        var s=document.createElement('script');s.src=url;s.integrity=sum;s.crossOrigin='anonymous';s.charset='utf-8';
        s.onload=function(){window.Plotly?ok(window.Plotly):no()};
        s.onerror=function(){delete window.notebookLibPlotly;s.remove();no()};
        document.head.appendChild(s)}));
        p.then(function(P){document.querySelectorAll('[data-figure="'+mark+'"]:not([data-live])').forEach(function(box){
        var img=box.querySelector('img'),div=document.createElement('div'),g=JSON.parse(JSON.stringify(f));
        box.setAttribute('data-live','');
        div.style.cssText='position:absolute;left:0;top:0;visibility:hidden;width:'+img.getAttribute('width')+'px;height:'+img.getAttribute('height')+'px';
        div.setAttribute('role','img');div.setAttribute('aria-label',img.alt);box.appendChild(div);
        P.newPlot(div,g).then(function(){img.style.display='none';div.style.position='relative';div.style.visibility='visible'},
        function(){div.remove()})})}).catch(function(){})})
        """;

    public static string Fragment(Figure figure)
    {
        var json = figure.ToPlotlyJson();
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8));
        var picture = Convert.ToBase64String(Encoding.UTF8.GetBytes(figure.Svg));
        var alt = WebUtility.HtmlEncode(figure.AltText);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <div data-figure="{mark}" style="position:relative;background:#fff;width:{figure.Width}px;max-width:100%;overflow-x:auto;overflow-y:hidden">
            <img alt="{alt}" width="{figure.Width}" height="{figure.Height}" style="display:block;max-width:100%;height:auto" src="data:image/svg+xml;base64,{picture}"></div>
            <script>{Script.ReplaceLineEndings("")}({json},"{mark}","{PlotlyUrl}","{PlotlyIntegrity}")</script>

            """);
    }

    public static string Page(Figure figure) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(figure.Title)}</title></head>
        <body style="margin:24px;background:#fff">
        {Fragment(figure)}</body>
        </html>

        """;
}

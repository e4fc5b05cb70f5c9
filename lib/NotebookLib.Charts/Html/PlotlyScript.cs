using System.Security.Cryptography;
using System.Text;
using NotebookLib.Common.Drawing;

namespace NotebookLib.Charts;

/// <summary>
/// The one script that every figure carries, always the same text: the data of a figure stand in attributes of its element, so a page that allows
/// this script by its checksum allows all figures and nothing else. It leaves the picture as it is until the interactive chart is complete.
/// </summary>
/// <remarks>
/// plotly.js is, in this order: what the page has loaded (<c>window.Plotly</c>); the file that the page names in the attribute <c>data-plotly</c> of its
/// <c>html</c> element, relative to the page; the public copy, with its checksum. A page for offline reading names a file of its own.
/// </remarks>
public static class PlotlyScript
{
    /// <summary>Version of plotly.js: the one that Plotly.NET carries.</summary>
    public const string Version = "2.28.0";

    /// <summary>Address of the public copy.</summary>
    public const string Url = "https://cdn.plot.ly/plotly-2.28.0.min.js";

    /// <summary>Checksum of the public copy, which is byte for byte the file that Plotly.NET carries.</summary>
    public const string Integrity = "sha256-8zGRhYASzyY8qHO4GcXnQFU4GD/j0OGm17Pld4Z7zDc=";

    /// <summary>The script between <c>&lt;script&gt;</c> and <c>&lt;/script&gt;</c>.</summary>
    public static string Text { get; } = """
        (function(w,d){
        function dark(e){
        for(;e;e=e.parentElement){var c=/^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(getComputedStyle(e).backgroundColor);
        if(c&&(c[4]===undefined||c[4]>0.5))return 299*c[1]+587*c[2]+114*c[3]<128000}
        var s=getComputedStyle(d.documentElement).colorScheme;
        return /dark/.test(s)&&(!/light/.test(s)||matchMedia('(prefers-color-scheme:dark)').matches)}
        function plotly(){
        if(w.Plotly&&w.Plotly.newPlot)return Promise.resolve(w.Plotly);
        return w.notebookLibPlotly||(w.notebookLibPlotly=new Promise(function(ok,no){
        var own=d.documentElement.getAttribute('data-plotly'),url=own?new URL(own,d.baseURI).href:'PLOTLY_URL',r=w.requirejs,f=w.define;
        function seal(s){s.charset='utf-8';if(!own){s.integrity='PLOTLY_SUM';s.crossOrigin='anonymous'}}
        function fail(e){delete w.notebookLibPlotly;no(e)}
        var amd=typeof f==='function'&&f.amd;
        if(amd&&r&&r.config){r.config({context:'notebookLib',paths:{plotly:url.replace(/\.js$/,'')},onNodeCreated:seal})(['plotly'],ok,fail);return}
        var s=d.createElement('script');seal(s);
        if(amd)f.amd=undefined;
        function end(){if(amd)f.amd=amd}
        s.onload=function(){end();w.Plotly?ok(w.Plotly):fail()};
        s.onerror=function(){end();s.remove();fail()};
        s.src=url;d.head.appendChild(s)}))}
        function show(box){
        plotly().then(function(P){
        if(box.hasAttribute('data-live'))return;
        box.setAttribute('data-live','');
        var img=box.querySelector('img'),div=d.createElement('div'),t=box.getAttribute('data-chart'),m=DARK;
        var g=JSON.parse(box.style.colorScheme==='dark'?t.replace(/#[0-9a-f]{6}\b/g,function(c){return m[c]||c}):t);
        div.style.cssText='position:absolute;left:0;top:0;visibility:hidden;width:'+(g.layout.width||700)+'px;height:'+(g.layout.height||450)+'px';
        if(img){div.setAttribute('role','img');div.setAttribute('aria-label',img.alt)}
        box.appendChild(div);
        return P.newPlot(div,g).then(function(){if(img)img.style.display='none';div.style.position='relative';div.style.visibility='visible'},
        function(){div.remove()})}).catch(function(){})}
        var near=new IntersectionObserver(function(es){es.forEach(function(e){
        if(!e.isIntersecting)return;
        near.unobserve(e.target);
        var img=e.target.querySelector('img');
        if(img&&e.target.clientWidth<0.8*img.getAttribute('width'))e.target.addEventListener('click',function(){show(e.target)},{once:true});
        else show(e.target)})},{rootMargin:'300px'});
        d.querySelectorAll('[data-chart]:not([data-seen])').forEach(function(box){
        box.setAttribute('data-seen','');
        box.style.colorScheme=dark(box)?'dark':'light';
        near.observe(box)})})(window,document)
        """.ReplaceLineEndings("\n")
        .Replace("DARK", "{" + string.Join(',', Theme.Dark.Select(pair => $"'{pair.Key}':'{pair.Value}'")) + "}").Replace("PLOTLY_URL", Url).Replace("PLOTLY_SUM", Integrity);

    /// <summary>Checksum of <see cref="Text"/> for the <c>script-src</c> of a content security policy, without quotes.</summary>
    public static string TextHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

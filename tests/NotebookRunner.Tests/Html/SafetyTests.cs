using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Html;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Committed;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Html;

/// <summary>What foreign HTML may do in a page: show something, and nothing else.</summary>
public sealed partial class SafetyTests : IDisposable
{
    private const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>")]
    [InlineData("<img src=x onerror=alert(1)>", "onerror")]
    [InlineData("<svg onload=alert(1)><path d='M0 0'/></svg>", "onload")]
    [InlineData("<a href='javascript:alert(1)'>a</a>", "href")]
    [InlineData("<a href='data:text/html,<script>alert(1)</script>'>a</a>", "href")]
    [InlineData("<iframe src='https://example.org'></iframe>", "<iframe>")]
    [InlineData("<form action='https://example.org'><input name=a></form>", "<form>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>", "<math>")]
    [InlineData("<style>@import 'https://example.org/a.css'</style>", "<style>")]
    [InlineData("<meta http-equiv=refresh content='0;url=https://example.org'>", "<meta>")]
    [InlineData("<base href='https://example.org'>", "<base>")]
    [InlineData("<object data='a.swf'></object>", "<object>")]
    public void Html_ThatActs_IsLeftOutAndSaidSo(string html, string dropped)
    {
        var links = Links();
        var clean = new PageSanitizer(links).Clean(html, links, out var said);
        Assert.DoesNotMatch(Acting(), clean);
        Assert.Contains(dropped, said);
        var markdown = new MarkdownRenderer(new PageSanitizer(links)).ToHtml($"Words\n\n{html}\n\n$x$", links, out var alsoSaid);
        Assert.DoesNotMatch(Acting(), markdown);
        Assert.Contains("<math>", markdown);
        Assert.Contains(dropped, alsoSaid);
    }

    [Theory]
    [InlineData("image/png", "AAAA\" onload=\"alert(1)")]
    [InlineData("image/jpeg", "x\"><script>alert(1)</script>")]
    [InlineData("image/gif", "")]
    public async Task Picture_WhoseDataAreNoBase64_StaysOutOfPageAndIndex(string mimeType, string data)
    {
        var notebook = JsonNode.Parse(new TestNotebook().Code("c", "1", "skip-execution").Markdown("m", "# T").ToJson())!;
        notebook["cells"]![0]!["outputs"] = new JsonArray(
            new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { [mimeType] = data }, ["metadata"] = new JsonObject() });
        _folder.Write("a.ipynb", notebook.ToJsonString());

        Assert.Equal(0, (await Runner.RunAsync(_folder, "a.ipynb", "--output", "out")).ExitCode);

        var page = File.ReadAllText(_folder["out", "a.html"]);
        Assert.Contains($"A picture of type {mimeType} whose data are not base64.", page);
        Assert.DoesNotMatch(Acting(), page + File.ReadAllText(_folder["out", "index.html"]));
    }

    [Fact]
    public async Task Pictures_PastedOrBesideTheNotebook_AndRawCells_Show()
    {
        var notebook = JsonNode.Parse(new TestNotebook()
            .Markdown("m", "![pic](attachment:p.png)\n\n<img src=\"attachment:p.png\" width=\"9\">\n\n<img src=\"pic.png\">\n\n[zero](%00) [x](a%00b.ipynb)").ToJson())!;
        notebook["cells"]![0]!["attachments"] = new JsonObject { ["p.png"] = new JsonObject { ["image/png"] = Dot } };
        notebook["cells"]!.AsArray().Add(new JsonObject { ["cell_type"] = "raw", ["metadata"] = new JsonObject(), ["source"] = "a raw <cell>" });
        notebook["cells"]!.AsArray().Add(new JsonObject { ["cell_type"] = "raw", ["metadata"] = new JsonObject { ["raw_mimetype"] = "text/latex" }, ["source"] = "for paper" });
        _folder.Write("a.ipynb", notebook.ToJsonString());
        File.WriteAllBytes(_folder["pic.png"], [1, 2, 3]);

        Assert.Equal(0, (await Runner.RunAsync(_folder, "a.ipynb", "--output", "out")).ExitCode);

        var page = File.ReadAllText(_folder["out", "a.html"]);
        Assert.Equal(2, page.Split($"src=\"data:image/png;base64,{Dot}\"").Length - 1);
        Assert.Contains("src=\"data:image/png;base64,AQID\"", page);
        Assert.Contains("<pre class=\"raw\">a raw &lt;cell&gt;</pre>", page);
        Assert.DoesNotContain("for paper", page);
    }

    public static TheoryData<string> Names() => [.. CommittedNotebooks.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Figures_OfCommittedNotebooks_LoseNothing(string name)
    {
        var links = Links();
        var sanitizer = new PageSanitizer(links);
        foreach (var output in NotebookDocument.Parse(File.ReadAllBytes(CommittedNotebooks.PathOf(name))).Cells.SelectMany(cell => cell.Outputs))
        {
            var html = MultilineText.Join(output!["data"]?["text/html"]);
            var clean = sanitizer.Clean(html, links, out _);
            foreach (var attribute in new[] { "src", "alt", "width", "height", "data-chart", "data-dark" })
                Assert.Equal(Values(html, attribute), Values(clean, attribute));
            Assert.Equal(Regex.Matches(html, "<(img|table|tr|td|th|div|svg|path)\\b").Count, Regex.Matches(clean, "<(img|table|tr|td|th|div|svg|path)\\b").Count);
        }
    }

    [Fact]
    public void Script_OfFigures_IsOncePerPageAndAllowedByItsChecksum()
    {
        var body = $"<div data-chart=\"{{}}\"></div><script>{NotebookLib.Charts.PlotlyScript.Text}</script>";
        var kept = OwnScript.Without(body);
        Assert.DoesNotContain("<script", kept);
        var page = PageShell.ToHtml("t", "notebook", kept + kept, "plotly.js");
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.Contains($"script-src '{NotebookLib.Charts.PlotlyScript.TextHash}'", page);
    }

    [Fact]
    public void PlotlyLibrary_OfThePackage_IsTheFileOfTheChecksum()
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(PlotlyLibraryFile.Read()));
        Assert.Equal(NotebookLib.Charts.PlotlyScript.Integrity, "sha256-" + Convert.ToBase64String(hash));
    }

    private PageLinks Links() => new(_folder["n.ipynb"], _folder["n.html"], _ => null);

    private static IEnumerable<string> Values(string html, string attribute) =>
        Regex.Matches(Regex.Replace(html, "<script.*?</script>", "", RegexOptions.Singleline), $" {attribute}=(?<quote>[\"'])(?<value>.*?)\\k<quote>", RegexOptions.Singleline)
            .Select(match => System.Net.WebUtility.HtmlDecode(match.Groups["value"].Value));

    [GeneratedRegex("<script(?! )|\\son\\w+=|javascript:|<iframe|<form|<object|<base|<meta http-equiv=.?refresh|data:text/html|<mglyph|<embed", RegexOptions.IgnoreCase)]
    private static partial Regex Acting();
}

using System.Text.Json.Nodes;
using NotebookRunner.Html;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Html;

public sealed class PageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_OfText_StandsAlone()
    {
        File.WriteAllBytes(_folder["dot.png"], [1, 2, 3]);
        _folder.Write("data.csv", "1");
        _folder.Write("next.ipynb", new TestNotebook().Markdown("m", "# Next").ToJson());
        _folder.Write("first.ipynb", new TestNotebook()
            .Markdown("m", "# A *fine* title\n\nWords about $x^2$.\n\n## Part one\n\n![dot](dot.png) [next](next.ipynb#part) [data](data.csv) [far](https://example.org)\n\n| a | b |\n|---|--:|\n| 1 | 2 |")
            .Markdown("again", "## Part one\n\n- [x] done").ToJson());

        var result = await Runner.RunAsync(_folder, "first.ipynb", "next.ipynb", "--output", "out");

        Assert.Equal(0, result.ExitCode);
        var page = File.ReadAllText(_folder["out", "first.html"]);
        Assert.Contains("<title>A fine title</title>", page);
        Assert.Contains("<a href=\"#part-one\">Part one</a>", page);
        Assert.Contains("<h2 id=\"part-one-1\">Part one</h2>", page);
        Assert.Contains("<msup><mi>x</mi><mn>2</mn></msup>", page);
        Assert.Contains("<img src=\"data:image/png;base64,AQID\" alt=\"dot\"", page);
        Assert.Contains("<a href=\"next.html#part\">next</a>", page);
        Assert.Contains("<a href=\"../data.csv\">data</a>", page);
        Assert.Contains("<td style=\"text-align: right\">2</td>", page);
        Assert.Contains("type=\"checkbox\"", page);
        Assert.DoesNotContain("<script", page);
        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-", page);
        Assert.DoesNotContain(_folder.FullPath, page);
        var index = File.ReadAllText(_folder["out", "index.html"]);
        Assert.Contains("<a href=\"first.html\">A fine title</a>", index);
        Assert.Contains("2 passed, 0 failed", index);
    }

    [Fact]
    public async Task Page_LinksToDocuments_TakesThemAlongAsPages()
    {
        _folder.Write("docs/words.md", "# Words\n\n**Ket.** A column $|\\psi\\rangle$, see [more](more.md) and [the notebook](../a.ipynb).\n\n<script>alert(1)</script>");
        _folder.Write("docs/more.md", "## More\n\nBack to [words](words.md#words).");
        _folder.Write("a.ipynb", new TestNotebook().Markdown("m", "# A\n\n[words](docs/words.md#words), [missing](docs/missing.md)").ToJson());

        var result = await Runner.RunAsync(_folder, "a.ipynb", "--output", "out");

        Assert.Equal(0, result.ExitCode);
        var page = File.ReadAllText(_folder["out", "a.html"]);
        Assert.Contains("<a href=\"documents/words.html#words\">words</a>", page);
        Assert.Contains("<a href=\"docs/missing.md\">missing</a>", page);
        var words = File.ReadAllText(_folder["out", "documents", "words.html"]);
        Assert.Contains("<mi>ψ</mi>", words);
        Assert.Contains("<a href=\"more.html\">more</a>", words);
        Assert.Contains("<a href=\"../a.html\">the notebook</a>", words);
        Assert.Contains("<a href=\"../index.html\">All notebooks</a>", words);
        Assert.DoesNotContain("alert(1)", words);
        Assert.Contains("<a href=\"words.html#words\">words</a>", File.ReadAllText(_folder["out", "documents", "more.html"]));
    }

    [Fact]
    public async Task Page_OfCellsThatCannotBeRendered_ShowsThemAsTextAndSaysSo()
    {
        var code = string.Concat(Enumerable.Repeat("f(", 20_000));
        var quotes = new string('>', 200) + " deep";
        _folder.Write("a.ipynb", new TestNotebook().Markdown("m", quotes).Code("c", code, "skip-execution").Markdown("n", "# After").ToJson());

        var result = await Runner.RunAsync(_folder, "a.ipynb", "--output", "out");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("note: cell 1 is shown as plain text in the page", result.Output);
        Assert.Contains("note: its code has no colours in the page", result.Output);
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(_folder["out", "a.html"]));
        Assert.Contains(quotes, page);
        Assert.Contains(code, page);
        Assert.Contains("After</h1>", page);
    }

    [Fact]
    public void Formula_Unknown_StaysReadable()
    {
        Assert.Contains("<span class=\"tex\">$\\strange{x} &lt; 1$</span>", Markdown("Given $\\strange{x} < 1$."));
    }

    [Fact]
    public void Formula_InTheTextOfAPicture_IsText()
    {
        Assert.Contains("alt=\"x_1\"", Markdown("![$x_1$](https://example.org/a.png)"));
    }

    [Theory]
    [InlineData("a $x$ b", "<p>a <span class=\"inline-formula\"><math><semantics><mrow><mi>x</mi></mrow>", 1)]
    [InlineData("$$ a_1 *b* a_2 $$", "<span class=\"formula\"><math display=\"block\">", 1)]
    [InlineData("Words\n$$\na\n+ b\n\n- c\n$$\nmore", "<p>Words</p>\n<p><span class=\"formula\">", 1)]
    [InlineData("$$a,\\quad\nb$$", "<mspace width=\"1em\"/><mi>b</mi>", 1)]
    [InlineData("Words $$ a\n= b $$ more", "<p>Words <span class=\"formula\">", 1)]
    [InlineData("It costs $5 or $6.", "<p>It costs $5 or $6.</p>", 0)]
    [InlineData("`$x$` and \\$y$", "<p><code>$x$</code> and $y$</p>", 0)]
    [InlineData("| a |\n|---|\n| $|x|$ |", "<table>", 1)]
    public void Markdown_Dollars_AreFormulasByTheRulesOfNotebooks(string markdown, string expected, int formulas)
    {
        var html = Markdown(markdown);
        Assert.Contains(expected, html);
        Assert.Equal(formulas, html.Split("</math>").Length - 1);
    }

    [Theory]
    [InlineData("""{"output_type": "stream", "name": "stdout", "text": ["a\rbc\n", "<x>\u001b[31mred\u001b[0m"]}""", "<pre class=\"out stdout\">bc\n&lt;x&gt;red</pre>")]
    [InlineData("""{"output_type": "stream", "name": "stderr", "text": "12345\r67"}""", "<pre class=\"out stderr\">67345</pre>")]
    [InlineData("""{"output_type": "display_data", "data": {"text/plain": "p", "text/html": ["<b>h</b>"]}}""", "<div class=\"out html\"><b>h</b></div>")]
    [InlineData("""{"output_type": "display_data", "data": {"image/png": "AQID\n", "text/plain": "A dot"}}""", "<div class=\"out html\"><img src=\"data:image/png;base64,AQID\" alt=\"A dot\"></div>")]
    [InlineData("""{"output_type": "execute_result", "data": {"text/plain": ["<p>"]}}""", "<pre class=\"out plain\">&lt;p&gt;</pre>")]
    [InlineData("""{"output_type": "execute_result", "data": {"application/json": {"a": 1}}}""", "<pre class=\"out plain\">{&quot;a&quot;:1}</pre>")]
    [InlineData("""{"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["E: v", "  at <x>"]}""", "<div class=\"out error\" role=\"alert\"><strong>E: v</strong><pre>  at &lt;x&gt;</pre></div>")]
    [InlineData("""{"output_type": "mystery"}""", "")]
    public void Output_OfEachKind_IsRendered(string output, string expected)
    {
        var sanitizer = new PageSanitizer(Links);
        Assert.Equal(expected, new OutputRenderer(new MarkdownRenderer(sanitizer), sanitizer).ToHtml(JsonNode.Parse(output), Links));
    }

    private PageLinks Links => new(_folder["n.ipynb"], _folder["n.html"], _ => null);

    private string Markdown(string markdown) => new MarkdownRenderer(new PageSanitizer(Links)).ToHtml(markdown, Links, out _);
}

using System.Net;
using System.Text.RegularExpressions;
using NotebookRunner.Html;

namespace NotebookRunner.Tests.Html;

public sealed class CSharpHighlighterTests
{
    [Theory]
    [InlineData("var x = 1;", "<span class=\"k\">var</span> x = <span class=\"n\">1</span>;")]
    [InlineData("Console.Write(\"<b>\");", "<span class=\"t\">Console</span>.<span class=\"m\">Write</span>(<span class=\"s\">&quot;&lt;b&gt;&quot;</span>);")]
    [InlineData("#r \"../a.dll\"", "<span class=\"d\">#</span><span class=\"d\">r</span> <span class=\"s\">&quot;../a.dll&quot;</span>")]
    [InlineData("#!time\nx", "<span class=\"d\">#!time</span>\nx")]
    [InlineData("x // why", "x <span class=\"c\">// why</span>")]
    [InlineData("List<StringBuilder> a;", "<span class=\"t\">List</span>&lt;<span class=\"t\">StringBuilder</span>&gt; a;")]
    [InlineData("a.Where(x => x > 1)", "a.Where(x =&gt; x &gt; <span class=\"n\">1</span>)")] // what a is, nobody knows
    [InlineData("display(1)", "<span class=\"m\">display</span>(<span class=\"n\">1</span>)")]
    [InlineData("var s = \"\"\"\n#!time\n\"\"\";", "<span class=\"k\">var</span> s = <span class=\"s\">&quot;&quot;&quot;\n#!time\n&quot;&quot;&quot;</span>;")]
    public void ToHtml_Code_HasStyles(string code, string expected)
    {
        Assert.Equal(expected, ToHtml(code));
    }

    [Theory]
    [InlineData("$\"a {x:F2} b\" + @\"c\"\"d\" + \"\"\"raw\"\"\"")]
    [InlineData("if (x < 3 && y > \"é\") { /* broken ")]
    [InlineData("var b = .Foo;")]
    [InlineData("int x = 1;\ud800 \"\udc00")]
    [InlineData("#!markdown\r\n# heading \U0001F600\r\n#if X\r\nint y;")]
    public void ToHtml_AnyText_IsTheSameTextWithoutTheSpans(string code)
    {
        var html = ToHtml(code);
        Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(html, "</?span[^>]*>", "")));
    }

    [Fact]
    public void ToHtml_LaterCells_KnowTheEarlierOnes()
    {
        var code = new CSharpHighlighter(["class Own { }\nint Twice(int n) => 2 * n;", "Twice(1);\nOwn own = new();"], Path.GetTempPath());
        Assert.Equal("<span class=\"m\">Twice</span>(<span class=\"n\">1</span>);\n<span class=\"t\">Own</span> own = <span class=\"k\">new</span>();", code.ToHtml(1));
    }

    private static string ToHtml(string code) => new CSharpHighlighter([code], Path.GetTempPath()).ToHtml(0);
}

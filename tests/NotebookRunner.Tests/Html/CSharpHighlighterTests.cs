using System.Net;
using System.Text.RegularExpressions;
using NotebookRunner.Html;

namespace NotebookRunner.Tests.Html;

public sealed class CSharpHighlighterTests
{
    [Theory]
    [InlineData("var x = 1;", "<span class=\"k\">var</span> x = <span class=\"n\">1</span>;")]
    [InlineData("Console.Write(\"<b>\");", "<span class=\"t\">Console</span>.<span class=\"m\">Write</span>(<span class=\"s\">&quot;&lt;b&gt;&quot;</span>);")]
    [InlineData("#r \"../a.dll\"", "<span class=\"d\">#r &quot;../a.dll&quot;</span>")]
    [InlineData("#!time\nx", "<span class=\"d\">#!time</span>\nx")]
    [InlineData("x // why", "x <span class=\"c\">// why</span>")]
    [InlineData("await F<Tensor>()", "<span class=\"k\">await</span> <span class=\"m\">F</span>&lt;<span class=\"t\">Tensor</span>&gt;()")]
    public void ToHtml_Code_HasStyles(string code, string expected)
    {
        Assert.Equal(expected, CSharpHighlighter.ToHtml(code));
    }

    [Theory]
    [InlineData("$\"a {x:F2} b\" + @\"c\"\"d\" + \"\"\"raw\"\"\"")]
    [InlineData("if (x < 3 && y > \"é\") { /* broken ")]
    [InlineData("#!markdown\r\n# heading \U0001F600\r\n#if X\r\nint y;")]
    public void ToHtml_AnyText_IsTheSameTextWithoutTheSpans(string code)
    {
        var html = CSharpHighlighter.ToHtml(code);
        Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(html, "</?span[^>]*>", "")));
    }
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NotebookRunner.Html.Formulas;

/// <summary>
/// Sets formulas as MathML, which browsers draw without a script or a network. A formula with something unknown stays readable TeX. Rendering
/// leaves a mark for each; <see cref="Restore"/> puts the formulas in their places.
/// </summary>
internal sealed partial class FormulaExtension : IMarkdownExtension
{
    private const int LongTex = 40;

    // Nobody who writes a notebook can know it.
    private readonly string _secret = Guid.NewGuid().ToString("N");
    private readonly List<string> _formulas = [];

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new FormulaBlockParser());
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new FormulaInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.AddIfNotAlready(new InlineRenderer(this));
        renderer.ObjectRenderers.AddIfNotAlready(new BlockRenderer(this));
    }

    /// <summary>HTML with the formulas in place of their marks.</summary>
    public string Restore(string html)
    {
        var restored = Mark().Replace(html, match => match.Groups[1].Value == _secret
            ? _formulas[int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)]
            : match.Value);
        _formulas.Clear();
        return restored;
    }

    private string Keep(string tex, bool isDisplayed)
    {
        _formulas.Add(ToHtml(tex, isDisplayed));
        return $"formula-{_secret}-{_formulas.Count - 1}-";
    }

    private static string ToHtml(string tex, bool isDisplayed)
    {
        if (MathMl.TryConvert(tex, isDisplayed) is { } mathMl)
            return $"<span class=\"{(isDisplayed ? "formula" : tex.Length > LongTex ? "inline-formula long" : "inline-formula")}\">{mathMl}</span>";
        var encoded = WebUtility.HtmlEncode(tex.Trim());
        return isDisplayed ? $"<span class=\"formula tex\">$${encoded}$$</span>" : $"<span class=\"tex\">${encoded}$</span>";
    }

    [GeneratedRegex("formula-([0-9a-f]{32})-([0-9]{1,8})-")]
    private static partial Regex Mark();

    private sealed class InlineRenderer(FormulaExtension owner) : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline obj)
        {
            // In the text of a picture there is no HTML.
            if (renderer.EnableHtmlForInline)
                renderer.Write(owner.Keep(obj.Tex, obj.IsDisplayed));
            else
                renderer.WriteEscape(obj.Tex);
        }
    }

    private sealed class BlockRenderer(FormulaExtension owner) : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock obj)
        {
            renderer.EnsureLine();
            renderer.WriteLine($"<p>{owner.Keep(obj.Tex, isDisplayed: true)}</p>");
        }
    }
}

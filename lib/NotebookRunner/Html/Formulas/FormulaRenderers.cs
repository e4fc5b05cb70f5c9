using System.Net;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NotebookRunner.Html.Formulas;

/// <summary>
/// Sets formulas as MathML, which browsers draw without a script or a network. A formula with something unknown stays readable TeX,
/// which MathJax sets where it can be reached.
/// </summary>
internal sealed class FormulaRenderers
{
    public FormulaRenderers(HtmlRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new Inline(this));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new Block(this));
    }

    /// <summary>True when a formula is left for MathJax.</summary>
    public bool HasUnknown { get; private set; }

    private string ToHtml(string tex, bool isBlock)
    {
        if (MathMl.TryConvert(tex, isBlock) is { } mathMl)
            return isBlock ? $"<div class=\"formula\">{mathMl}</div>" : mathMl;
        HasUnknown = true;
        var encoded = WebUtility.HtmlEncode(tex.Trim());
        return isBlock ? $"<div class=\"formula tex\">\\[{encoded}\\]</div>" : $"<span class=\"tex\">\\({encoded}\\)</span>";
    }

    private sealed class Inline(FormulaRenderers owner) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write(owner.ToHtml(obj.Content.ToString(), obj.DelimiterCount > 1));
    }

    private sealed class Block(FormulaRenderers owner) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj)
        {
            renderer.EnsureLine();
            renderer.WriteLine(owner.ToHtml(obj.Lines.ToString(), isBlock: true));
        }
    }
}

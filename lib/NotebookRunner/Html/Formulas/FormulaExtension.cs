using System.Net;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NotebookRunner.Html.Formulas;

/// <summary>
/// Sets formulas as MathML, which browsers draw without a script or a network. A formula with something unknown stays readable TeX,
/// which MathJax sets where it can be reached.
/// </summary>
internal sealed class FormulaExtension : IMarkdownExtension
{
    /// <summary>True when a formula is left for MathJax.</summary>
    public bool HasUnknown { get; private set; }

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

    private string ToHtml(string tex, bool isDisplayed)
    {
        if (MathMl.TryConvert(tex, isDisplayed) is { } mathMl)
            return isDisplayed ? $"<span class=\"formula\">{mathMl}</span>" : mathMl;
        HasUnknown = true;
        var encoded = WebUtility.HtmlEncode(tex.Trim());
        return isDisplayed ? $"<span class=\"formula tex\">\\[{encoded}\\]</span>" : $"<span class=\"tex\">\\({encoded}\\)</span>";
    }

    private sealed class InlineRenderer(FormulaExtension owner) : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline obj) => renderer.Write(owner.ToHtml(obj.Tex, obj.IsDisplayed));
    }

    private sealed class BlockRenderer(FormulaExtension owner) : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock obj)
        {
            renderer.EnsureLine();
            renderer.WriteLine($"<p>{owner.ToHtml(obj.Tex, isDisplayed: true)}</p>");
        }
    }
}

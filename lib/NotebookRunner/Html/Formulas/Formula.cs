using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NotebookRunner.Html.Formulas;

/// <summary>A formula within a line: $…$, or $$…$$ when it is to stand by itself.</summary>
internal sealed class FormulaInline(string tex, bool isDisplayed) : LeafInline
{
    public string Tex { get; } = tex;

    public bool IsDisplayed { get; } = isDisplayed;
}

/// <summary>A formula that fills whole lines, from $$ to $$.</summary>
internal sealed class FormulaBlock(BlockParser parser) : LeafBlock(parser)
{
    public string Tex => Lines.ToString();
}

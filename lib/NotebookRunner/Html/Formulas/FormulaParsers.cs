using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace NotebookRunner.Html.Formulas;

/// <summary>Finds formulas within a line, by the rules of notebooks: nothing between the dollars is Markdown.</summary>
internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var isDisplayed = slice.PeekChar() == '$';
        var start = slice.Start + (isDisplayed ? 2 : 1);
        var end = isDisplayed
            ? slice.Text.IndexOf("$$", start, Math.Max(0, slice.End + 1 - start), StringComparison.Ordinal)
            : EndOfSingle(slice, start);
        if (end <= start)
            return false;
        processor.Inline = new FormulaInline(slice.Text[start..end], isDisplayed);
        slice.Start = end + (isDisplayed ? 2 : 1);
        return true;
    }

    // "$5 and $6" is money: a formula has no space inside its dollars, and no digit after them.
    private static int EndOfSingle(StringSlice slice, int start)
    {
        if (start > slice.End || char.IsWhiteSpace(slice.Text[start]))
            return -1;
        for (var at = start; at <= slice.End; at++)
        {
            if (slice.Text[at] == '\\')
                at++;
            else if (slice.Text[at] == '$')
                return char.IsWhiteSpace(slice.Text[at - 1]) || (at < slice.End && char.IsAsciiDigit(slice.Text[at + 1])) ? -1 : at;
        }
        return -1;
    }
}

/// <summary>Finds formulas of whole lines: a line that begins with $$, up to the line that ends with $$.</summary>
internal sealed class FormulaBlockParser : BlockParser
{
    public FormulaBlockParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.ToString().Trim();
        if (processor.IsCodeIndent || !line.StartsWith("$$", StringComparison.Ordinal))
            return BlockState.None;
        var end = line.IndexOf("$$", 2, StringComparison.Ordinal);
        if (end >= 0 && end != line.Length - 2)
            return BlockState.None;
        var block = new FormulaBlock(this) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End), ProcessInlines = false };
        processor.NewBlocks.Push(block);
        Add(block, end < 0 ? line[2..] : line[2..end], processor);
        return end < 0 ? BlockState.ContinueDiscard : BlockState.BreakDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var line = processor.Line.ToString().Trim();
        var isLast = line.EndsWith("$$", StringComparison.Ordinal);
        Add((FormulaBlock)block, isLast ? line[..^2] : line, processor);
        block.UpdateSpanEnd(processor.Line.End);
        return isLast ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    private static void Add(FormulaBlock block, string tex, BlockProcessor processor)
    {
        var slice = new StringSlice(tex, NewLine.LineFeed); // a command at the end of a line ends there
        block.AppendLine(ref slice, processor.Column, processor.LineIndex, processor.CurrentLineStartPosition, false);
    }
}

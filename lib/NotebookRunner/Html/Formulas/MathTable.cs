using System.Text;

namespace NotebookRunner.Html.Formulas;

/// <summary>The environments of TeX that are tables: matrices, cases, aligned equations.</summary>
internal sealed class MathTable(MathMl formula, TexReader tex)
{
    /// <summary>Reads from the name after \begin to the end of the environment.</summary>
    /// <exception cref="FormatException">The environment is unknown or has no end.</exception>
    public string ToHtml()
    {
        var name = tex.RawGroup();
        if (name == "array")
            tex.RawGroup();
        var (style, open, alignment) = name.TrimEnd('*') switch
        {
            "matrix" or "smallmatrix" or "array" or "gathered" or "gather" => ("", ".", "center"),
            "pmatrix" => ("parens", ".", "center"),
            "bmatrix" => ("brackets", ".", "center"),
            "vmatrix" => ("bars", ".", "center"),
            "cases" => ("", "{", "left"),
            "aligned" or "align" or "split" or "equation" => ("", ".", "right"),
            _ => throw new FormatException($"environment {name} is unknown"),
        };
        var rows = Rows(alignment);
        if (tex.RawGroup() != name)
            throw new FormatException($"environment {name} has no end");
        return $"<mrow>{MathMl.FenceHtml(open, isStretchy: true)}<mtable{(style.Length > 0 ? $" class=\"{style}\"" : "")}>{rows}</mtable></mrow>";
    }

    private string Rows(string alignment)
    {
        var rows = new StringBuilder("<mtr>");
        for (var column = 0; ; column++)
        {
            // In aligned equations the columns are pairs: right, left, right, left.
            var side = alignment == "right" && column % 2 == 1 ? "left" : alignment;
            rows.Append($"<mtd style=\"text-align:{side}{(alignment == "right" ? ";padding-left:0;padding-right:0.2em" : "")}\">").Append(formula.TableCell()).Append("</mtd>");
            var end = tex.Next();
            if (end.IsCommand("end"))
                return rows.Append("</mtr>").ToString();
            if (end.IsCommand("\\"))
            {
                if (tex.Current.IsCommand("end"))
                {
                    tex.Next();
                    return rows.Append("</mtr>").ToString();
                }
                rows.Append("</mtr><mtr>");
                column = -1;
            }
            else if (!end.Is('&'))
            {
                throw new FormatException("a table has no end");
            }
        }
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Committed;

/// <summary>
/// The numbers that a notebook's text claims to have measured: decimal fractions and percentages outside formulas and code, and outside
/// paragraphs that begin with <c>In the original</c>, <c>Measured elsewhere</c> or <c>Sources</c> in bold. Settings, which stand in a code
/// cell, are none.
/// </summary>
internal static partial class ProseNumbers
{
    /// <summary>The numbers that occur in no output and in no code, each with its cell.</summary>
    /// <param name="notebook">Notebook whose text and code are read.</param>
    /// <param name="executed">The same notebook with the outputs to look in.</param>
    public static IReadOnlyList<string> WithoutOutput(JsonNode notebook, JsonNode executed)
    {
        var cells = Cells(notebook).ToLookup(cell => cell["cell_type"]!.GetValue<string>());
        var shown = cells["code"].Select(cell => MultilineText.Join(cell["source"])).Concat(Cells(executed).SelectMany(Outputs));
        var known = shown.SelectMany(Numbers).Select(number => number.Value).ToHashSet();
        return [.. cells["markdown"].SelectMany(cell =>
            from paragraph in Paragraph().Split(Unread().Replace(MultilineText.Join(cell["source"]), " "))
            where !Quoted().IsMatch(paragraph)
            from number in Numbers(paragraph)
            where (number.Value.Contains('.') || Percent().IsMatch(paragraph[(number.Index + number.Length)..])) && !known.Contains(number.Value)
            select $"{cell["id"]}: {number.Value} in \"{paragraph[Math.Max(0, number.Index - 40)..number.Index]}{number.Value}\"")];
    }

    private static IEnumerable<JsonNode> Cells(JsonNode notebook) => notebook["cells"]!.AsArray().Select(cell => cell!);

    private static IEnumerable<string> Outputs(JsonNode cell) =>
        (cell["outputs"]?.AsArray() ?? []).Select(output => MultilineText.Join(output!["text"] ?? output["data"]?["text/plain"]));

    private static IEnumerable<Match> Numbers(string text) => Number().Matches(text);

    // 1,024 and 88.4, but neither the 1 of v1.2.3 nor the full stop behind a number.
    [GeneratedRegex(@"(?<![\w.])\d+(,\d{3})*(\.\d+)?(?!\.?\d)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s?%")]
    private static partial Regex Percent();

    // Formulas, code, and where links lead.
    [GeneratedRegex(@"\$\$.*?\$\$|\$[^$\n]+\$|```.*?```|`[^`\n]*`|(?<=\])\([^)]*\)", RegexOptions.Singleline)]
    private static partial Regex Unread();

    // A table belongs to the paragraph above it.
    [GeneratedRegex(@"\n\s*\n(?!\|)")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^\s*\*\*(In the original|Measured elsewhere|Sources)\b")]
    private static partial Regex Quoted();
}

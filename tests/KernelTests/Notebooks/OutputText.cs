using System.Text.RegularExpressions;
using KernelTests.Tool;

namespace KernelTests.Notebooks;

/// <summary>Puts outputs into words, to compare a run with what is committed.</summary>
internal static partial class OutputText
{
    /// <summary>Kinds, MIME types and texts, all of them exact.</summary>
    public static string Exact(IReadOnlyList<CellOutput> outputs) => string.Join("\n", outputs.Select(output => $"{Kind(output)}\n{output.Text}"));

    /// <summary>
    /// The same for a run on fewer images or on the digit sample: of a picture its kind; of a text the lines, with each number, each class
    /// name and each verdict that the cell reaches from its numbers as one sign, lines that are then equal once, and without the lines that tell
    /// where the data came from.
    /// </summary>
    public static string WithoutNumbers(IReadOnlyList<CellOutput> outputs) => string.Join("\n", outputs.Select(output =>
        $"{Kind(output)}\n{(output.IsPicture ? FirstWords().Match(output.Text).Value : string.Join("\n", Lines(output.Text)))}"));

    private static string Kind(CellOutput output) => $"{output.Kind} {string.Join(" ", output.Last.Keys.Order(StringComparer.Ordinal))}";

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n')
            .Where(line => !Origin().IsMatch(line))
            .Select(line => Spaces().Replace(Verdict().Replace(ClassName().Replace(Number().Replace(line, "#"), "class"), "verdict"), " ").Trim())
            .Where(line => line.Length > 0)
            .Distinct();

    [GeneratedRegex("^[A-Za-z ]+")]
    private static partial Regex FirstWords();

    [GeneratedRegex("MNIST (from|is not)|handwritten digits")]
    private static partial Regex Origin();

    [GeneratedRegex("T-shirt/top|Trouser|Pullover|Dress|Coat|Sandal|Shirt|Sneaker|Bag|Ankle boot")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"(?<=points: )(better|worse|no difference shown)$|(?<=classes are )(not )?balanced(?=:)")]
    private static partial Regex Verdict();

    [GeneratedRegex(@"[+-]?\d[\d,.]*(e[+-]?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Spaces();
}

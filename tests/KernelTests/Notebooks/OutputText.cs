using System.Text.RegularExpressions;
using KernelTests.Tool;

namespace KernelTests.Notebooks;

/// <summary>Puts outputs into words, to compare a run with what is committed.</summary>
internal static partial class OutputText
{
    /// <summary>Kinds, MIME types and texts, all of them exact.</summary>
    public static string Exact(IReadOnlyList<CellOutput> outputs) => string.Join("\n", outputs.Select(output => $"{Kind(output)}\n{output.Text}"));

    /// <summary>
    /// The same for a run on fewer images or other data: every number is one sign, and lines that differ only in numbers count once, because a
    /// quick run may have fewer seeds and sizes.
    /// </summary>
    public static string WithoutNumbers(IReadOnlyList<CellOutput> outputs) => string.Join("\n", outputs.Select(output =>
        $"{Kind(output)}\n{string.Join("\n", Lines(output.Text))}"));

    private static string Kind(CellOutput output) => $"{output.Kind} {string.Join(" ", output.Last.Keys.Order(StringComparer.Ordinal))}";

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => Spaces().Replace(Number().Replace(line, "#"), " ").Trim()).Where(line => line.Length > 0).Distinct();

    [GeneratedRegex(@"[+-]?\d[\d,.]*(e[+-]?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Spaces();
}

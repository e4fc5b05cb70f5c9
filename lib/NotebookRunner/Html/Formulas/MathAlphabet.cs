using System.Text;

namespace NotebookRunner.Html.Formulas;

/// <summary>Letters in the alphabets of mathematics; Unicode has a code point for each.</summary>
internal static class MathAlphabet
{
    private const int BoldCapitalA = 0x1D400;
    private const int BoldSmallA = 0x1D41A;
    private const int BoldZero = 0x1D7CE;
    private const int ScriptCapitalA = 0x1D49C;
    private const int DoubleStruckCapitalA = 0x1D538;
    private const int DoubleStruckOne = 0x1D7D9;

    /// <summary>\mathbf.</summary>
    public static string Bold(string text) => Map(text, c => c switch
    {
        >= 'A' and <= 'Z' => BoldCapitalA + (c - 'A'),
        >= 'a' and <= 'z' => BoldSmallA + (c - 'a'),
        >= '0' and <= '9' => BoldZero + (c - '0'),
        _ => c,
    });

    /// <summary>\mathbb; some letters were in Unicode before the others and have places of their own.</summary>
    public static string DoubleStruck(string text) => Map(text, c => c switch
    {
        'C' => 'ℂ',
        'H' => 'ℍ',
        'N' => 'ℕ',
        'P' => 'ℙ',
        'Q' => 'ℚ',
        'R' => 'ℝ',
        'Z' => 'ℤ',
        '1' => DoubleStruckOne,
        >= 'A' and <= 'Z' => DoubleStruckCapitalA + (c - 'A'),
        _ => c,
    });

    /// <summary>\mathcal.</summary>
    public static string Script(string text) => Map(text, c => c switch
    {
        'B' => 'ℬ',
        'E' => 'ℰ',
        'F' => 'ℱ',
        'H' => 'ℋ',
        'I' => 'ℐ',
        'L' => 'ℒ',
        'M' => 'ℳ',
        'R' => 'ℛ',
        >= 'A' and <= 'Z' => ScriptCapitalA + (c - 'A'),
        _ => c,
    });

    private static string Map(string text, Func<char, int> map)
    {
        var mapped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            mapped.Append(rune.IsBmp ? char.ConvertFromUtf32(map((char)rune.Value)) : rune.ToString());
        return mapped.ToString();
    }
}

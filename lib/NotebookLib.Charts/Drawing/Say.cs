using System.Globalization;

namespace NotebookLib.Charts.Drawing;

/// <summary>Numbers as figures and their descriptions write them.</summary>
internal static class Say
{
    /// <summary>A share with one decimal: 0.8812 is 88.1 %.</summary>
    public static string Percent(double share) =>
        !double.IsFinite(share) ? "no value"
        : share is > 0 and < 0.0005 ? "<0.1 %"
        : share is < 1 and >= 0.9995 ? ">99.9 %"
        : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    /// <summary>A whole number with separators: 10,000.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A value with three significant digits, whole numbers below a million in full: 0.0123, 32,768, 1.07×10⁹.</summary>
    public static string Value(double value)
    {
        if (!double.IsFinite(value)) return "no value";
        if (value == 0) return "0";
        var size = Math.Abs(value);
        var text = size is >= 1e-3 and < 1e6
            ? size >= 100 ? Math.Round(value, size >= 1000 ? 0 : 1).ToString("#,0.#", CultureInfo.InvariantCulture) : value.ToString("G3", CultureInfo.InvariantCulture)
            : Scientific(value);
        return text.Replace('-', '\u2212');
    }

    private static string Scientific(double value)
    {
        var parts = value.ToString("0.##E+0", CultureInfo.InvariantCulture).Split('E');
        return Ticks.Power(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>A number and its noun: 1 image, 20 images.</summary>
    public static string Many(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>Names in a sentence: a, b and c; the rest of a long list is only counted.</summary>
    public static string List(IReadOnlyList<string> names, int most = 6)
    {
        if (names.Count == 0) return "";
        if (names.Count == 1) return names[0];
        return names.Count > most
            ? $"{string.Join(", ", names.Take(most))} and {names.Count - most} more"
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}

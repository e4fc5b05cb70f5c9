using System.Globalization;
using System.Numerics;
using NotebookLib.Quantum.Drawing;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Numbers of a text, and angles as OpenQASM expressions that read back to the same number, or to its neighbour for fractions of pi.</summary>
internal static class QasmNumber
{
    /// <summary>A number, as a fraction of pi where it is one.</summary>
    public static string Format(double x)
    {
        if (PiFraction.Of(x) is { } fraction)
            return fraction.ToString("pi", "*");
        var text = x.ToString("R", CultureInfo.InvariantCulture);
        // Version 2.0 has exponents only after a decimal point.
        var exponent = text.IndexOf('E');
        return exponent >= 0 && !text.Contains('.') ? text.Insert(exponent, ".0") : text;
    }

    /// <summary>An angle; a name goes through the table.</summary>
    public static string Format(Angle angle, IReadOnlyDictionary<string, string> names)
    {
        var name = angle.Name is null ? null : names[angle.Name];
        return angle.Write(name, Format, factor => $"{Format(factor)}*{name}", space: " ");
    }

    /// <summary>The value of a number as written: <c>0.5</c>, <c>1e-3</c>, <c>1_000</c>, <c>0xFF</c>, <c>0b101</c>, <c>0o17</c>.</summary>
    public static double Parse(string text) => TryWhole(text, out var whole)
        ? (double)whole
        : double.Parse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The value of a whole number as written, to the last digit.</summary>
    public static bool TryWhole(string text, out BigInteger value)
    {
        var digits = text.Replace("_", "");
        var radix = digits.Length > 2 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'b' => 2, 'o' => 8, _ => 10 } : 10;
        value = BigInteger.Zero;
        if (radix != 10)
        {
            foreach (var digit in digits[2..])
                value = value * radix + Convert.ToInt32(digit.ToString(), 16);
            return true;
        }
        return BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}

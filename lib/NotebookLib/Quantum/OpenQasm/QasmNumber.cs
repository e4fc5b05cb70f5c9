using System.Globalization;
using NotebookLib.Quantum.Drawing;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Angles as OpenQASM expressions that read back to the same number, or to its neighbour for fractions of pi.</summary>
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
        if (!angle.IsNamed)
            return Format(angle.Offset);
        var name = names[angle.Name!];
        var scaled = angle.Factor switch { 1 => name, -1 => "-" + name, var factor => $"{Format(factor)}*{name}" };
        return angle.Offset switch
        {
            0 => scaled,
            > 0 => $"{scaled} + {Format(angle.Offset)}",
            _ => $"{scaled} - {Format(-angle.Offset)}",
        };
    }
}

using System.Globalization;

namespace NotebookLib.Charts.Drawing;

/// <summary>A mark on an axis.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Round numbers for axes, by the rule of plotly.js, so that both forms of a figure have the same ticks.</summary>
internal static class Ticks
{
    /// <summary>The smallest of 2, 5, 10 times a power of ten that is at least <paramref name="rough"/>.</summary>
    public static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = rough / power;
        return power * (digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /// <summary>Multiples of a step within an interval, both ends included.</summary>
    public static IReadOnlyList<Tick> Linear(double low, double high, double step, string suffix)
    {
        var ticks = new List<Tick>();
        var scientific = IsScientific(low, high, step);
        // plotly.js lets a tick stand this little outside too.
        var hair = (high - low) * 1e-4;
        var first = Math.Ceiling((low - hair) / step - 1e-9);
        var count = Math.Floor((high + hair) / step + 1e-9) - first + 1;
        for (var i = 0; i < count; i++)
        {
            var value = (first + i) * step;
            ticks.Add(new Tick(value, (scientific ? Scientific(value, step) : Label(value, step)) + suffix));
        }
        return ticks;
    }

    /// <summary>Whether the labels of an axis are powers of ten: all digits would take too much room.</summary>
    public static bool IsScientific(double low, double high, double step) => Math.Max(Math.Abs(low), Math.Abs(high)) >= 1e7 || step < 1e-5;

    /// <summary>A value as a power of ten, with the digits its step needs: 2.5×10⁷.</summary>
    public static string Scientific(double value, double step)
    {
        if (Math.Abs(value) < step / 2) return "0";
        var decimals = Math.Clamp((int)Math.Round(Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9) - Math.Floor(Math.Log10(step) + 1e-9)), 0, 12);
        var parts = value.ToString("0." + new string('#', decimals) + "E+0", CultureInfo.InvariantCulture).Split('E');
        return Power(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)).Replace('-', '\u2212');
    }

    /// <summary>Powers of ten within an interval; over less than two decades also 2 and 5 times these.</summary>
    public static IReadOnlyList<Tick> Logarithmic(double low, double high, int most)
    {
        var first = (int)Math.Floor(Math.Log10(low) + 1e-9);
        var last = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        var every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)most));
        double[] digits = last - first <= 2 ? [1, 2, 5] : [1];
        var plain = first >= -2 && last <= 5;
        return
        [
            .. from exponent in Enumerable.Range(first, last - first + 1)
               where exponent % every == 0
               from digit in digits
               let value = digit * Math.Pow(10, exponent)
               where value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)
               select new Tick(value, plain || value is 1 or 10 ? Label(value, Math.Min(1, value)) : Power(digit.ToString(CultureInfo.InvariantCulture), exponent)),
        ];
    }

    /// <summary>A value with the digits its step needs: 0.25, 5, 20,000.</summary>
    public static string Label(double value, double step)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12);
        var rounded = Math.Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }

    /// <summary>A number times a power of ten: 2×10⁶.</summary>
    /// <param name="mantissa">The number; 1 is left out.</param>
    /// <param name="exponent">The power.</param>
    public static string Power(string mantissa, int exponent)
    {
        var power = "10" + string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(Superscript));
        return mantissa switch { "1" => power, "-1" => "-" + power, _ => $"{mantissa}\u00D7{power}" };
    }

    private static char Superscript(char c) => c switch { '-' => '\u207B', '1' => '\u00B9', '2' => '\u00B2', '3' => '\u00B3', _ => (char)('\u2070' + (c - '0')) };
}

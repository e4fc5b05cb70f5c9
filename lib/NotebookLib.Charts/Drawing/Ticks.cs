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
        // plotly.js lets a tick stand this little outside too.
        var hair = (high - low) * 1e-4;
        var last = Math.Floor((high + hair) / step + 1e-9);
        for (var n = Math.Ceiling((low - hair) / step - 1e-9); n <= last; n++) ticks.Add(new Tick(n * step, Label(n * step, step) + suffix));
        return ticks;
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
               select new Tick(value, plain || value is 1 or 10 ? Label(value, Math.Min(1, value)) : Power(digit, exponent)),
        ];
    }

    /// <summary>A value with the digits its step needs: 0.25, 5, 20,000.</summary>
    public static string Label(double value, double step)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12);
        var rounded = Math.Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }

    /// <summary>A digit times a power of ten: 2×10⁶.</summary>
    public static string Power(double digit, int exponent)
    {
        var power = "10" + string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(Superscript));
        return digit == 1 ? power : $"{digit.ToString(CultureInfo.InvariantCulture)}\u00D7{power}";
    }

    private static char Superscript(char c) => c switch { '-' => '\u207B', '1' => '\u00B9', '2' => '\u00B2', '3' => '\u00B3', _ => (char)('\u2070' + (c - '0')) };
}

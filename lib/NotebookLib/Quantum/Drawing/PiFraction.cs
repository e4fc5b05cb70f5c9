using System.Globalization;

namespace NotebookLib.Quantum.Drawing;

/// <summary>A simple fraction of pi, in lowest terms.</summary>
/// <param name="Numerator">Up to 64 in size, not 0.</param>
/// <param name="Denominator">Up to 1024.</param>
internal readonly record struct PiFraction(int Numerator, int Denominator)
{
    private const int LargestNumerator = 64;
    private static readonly int[] Denominators = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>The fraction that a number is, to the last few digits, or null. Sums and products of fractions of pi still count.</summary>
    public static PiFraction? Of(double x)
    {
        foreach (var denominator in Denominators)
        {
            var numerator = Math.Round(x * denominator / Math.PI);
            if (numerator == 0 || Math.Abs(numerator) > LargestNumerator)
                continue;
            if (Math.Abs(x - numerator * Math.PI / denominator) <= 8e-16 * Math.Abs(x))
                return new PiFraction((int)numerator, denominator);
        }
        return null;
    }

    /// <summary>The fraction as text, for example <c>-3π/4</c> or <c>-3*pi/4</c>.</summary>
    /// <param name="pi">How pi is written.</param>
    /// <param name="times">What stands between the numerator and pi.</param>
    public string ToString(string pi, string times)
    {
        var front = Numerator switch { 1 => "", -1 => "-", _ => Numerator.ToString(CultureInfo.InvariantCulture) + times };
        return Denominator == 1 ? front + pi : string.Create(CultureInfo.InvariantCulture, $"{front}{pi}/{Denominator}");
    }
}

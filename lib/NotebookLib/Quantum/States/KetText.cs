using System.Globalization;
using System.Numerics;
using System.Text;

namespace NotebookLib.Quantum;

/// <summary>Writes a state as kets: <c>0.707|00> + 0.707i|11></c>.</summary>
internal static class KetText
{
    internal static string Write(IEnumerable<(int Index, Complex Amplitude)> amplitudes, int qubits, int digits, int maxTerms)
    {
        var text = new StringBuilder();
        var (written, left) = (0, 0);
        foreach (var (index, amplitude) in amplitudes)
        {
            var (re, im) = (Rounded(amplitude.Real, digits), Rounded(amplitude.Imaginary, digits));
            if (re == 0 && im == 0)
                continue;
            if (written == maxTerms)
            {
                left++;
                continue;
            }
            var negative = re < 0 || (re == 0 && im < 0);
            if (negative)
                (re, im) = (-re, -im);
            text.Append(written++ == 0 ? negative ? "-" : "" : negative ? " - " : " + ")
                .Append(Coefficient(re, im, digits)).Append('|').Append(BasisLabel.Of(index, qubits)).Append('>');
        }
        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $" + … {left} more");
        return written == 0 ? "0" : text.ToString();
    }

    private static double Rounded(double value, int digits) => Math.Round(value, digits) + 0.0;

    // The sign before the ket is taken out already: re > 0, or re = 0 and im > 0.
    private static string Coefficient(double re, double im, int digits) => (re, im) switch
    {
        (1, 0) => "",
        (_, 0) or (0, _) => MatrixText.Number(new Complex(re, im), digits),
        _ => $"({MatrixText.Number(new Complex(re, im), digits)})",
    };
}

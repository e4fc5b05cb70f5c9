using System.Globalization;
using System.Numerics;

namespace NotebookLib.Charts.Drawing;

/// <summary>Basis states, phases and amplitudes as figures write them.</summary>
internal static class AmplitudeText
{
    /// <summary>Bits of a basis state, qubit 0 first.</summary>
    public static string Bits(int index, int qubits) => Convert.ToString(index, 2).PadLeft(qubits, '0');

    /// <summary>A basis state: |010⟩, qubit 0 first.</summary>
    public static string Ket(int index, int qubits) => $"|{Bits(index, qubits)}\u27E9";

    /// <summary>A phase in radians as a multiple of pi: π/2, −π/4, 0.37π.</summary>
    public static string Phase(double radians)
    {
        var eighths = radians / (Math.PI / 8);
        var whole = (int)Math.Round(eighths);
        if (Math.Abs(eighths - whole) > 1e-6)
            return (radians / Math.PI).ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212') + "\u03C0";
        if (whole == 0) return "0";
        if (whole == -8) whole = 8;
        var divisor = 8 / (int)BigInteger.GreatestCommonDivisor(8, whole);
        var times = Math.Abs(whole) * divisor / 8;
        return (whole < 0 ? "\u2212" : "") + (times == 1 ? "" : times.ToString(CultureInfo.InvariantCulture)) + "\u03C0" + (divisor == 1 ? "" : "/" + divisor.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A complex number: 0.5 − 0.5i.</summary>
    public static string Number(Complex value)
    {
        static string Part(double part) => Math.Round(part, 3).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '\u2212');
        if (Math.Abs(value.Imaginary) < 5e-4) return Part(value.Real);
        if (Math.Abs(value.Real) < 5e-4) return Part(value.Imaginary) + "i";
        return $"{Part(value.Real)} {(value.Imaginary < 0 ? '\u2212' : '+')} {Part(Math.Abs(value.Imaginary))}i";
    }

    /// <summary>All that a pointer on an amplitude wants to know.</summary>
    public static string Details(int index, int qubits, Complex amplitude) =>
        $"{Ket(index, qubits)}\namplitude {Number(amplitude)}\nprobability {Say.Percent(amplitude.Magnitude * amplitude.Magnitude)}"
        + (IsZero(amplitude) ? "" : $"\nphase {Phase(amplitude.Phase)}");

    /// <summary>Whether an amplitude is zero but for rounding, so that its phase means nothing.</summary>
    public static bool IsZero(Complex amplitude) => amplitude.Magnitude < 1e-6;
}

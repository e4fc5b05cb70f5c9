using System.Globalization;
using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>The checks of amplitudes given from outside.</summary>
internal static class AmplitudeCheck
{
    /// <summary>How far from 1 the sum of |amplitude|^2 may be: about what amplitudes written with 7 digits, or computed in single precision, leave.</summary>
    internal const double NormTolerance = 1e-6;

    // Between these the sum of squares has lost nothing to overflow and underflow.
    private const double SmallestSum = 1e-280;
    private const double LargestSum = 1e300;

    /// <summary>The number of qubits of a state of this many amplitudes.</summary>
    internal static int Qubits(int length) => length >= 2 && BitOperations.IsPow2(length)
        ? BitOperations.Log2((uint)length)
        : throw new ArgumentException($"A state of n qubits has 2^n amplitudes: 2, 4, 8, …; {length} {(length == 1 ? "was" : "were")} given. Pad with zeros{(length > 2 ? $" to {(long)BitOperations.RoundUpToPowerOf2((uint)length)}" : "")}, or leave some out.");

    /// <summary>Makes the norm of a state 1.</summary>
    /// <param name="re">Real parts, changed in place.</param>
    /// <param name="im">Imaginary parts, changed in place; empty for a real state.</param>
    /// <param name="normalise">Any norm but 0 is scaled. False: it must be 1 up to <see cref="NormTolerance"/>, and rounding is scaled away.</param>
    /// <param name="what">The state's name in messages.</param>
    /// <exception cref="ArgumentException">A number is NaN or infinite, all are zero, or the norm is not 1 and is not to be scaled.</exception>
    internal static void Normalise(Span<double> re, Span<double> im, bool normalise, string what = "the state")
    {
        var largest = Math.Max(Largest(re, what, "Amplitude"), Largest(im, what, "The imaginary part of amplitude"));
        if (largest == 0)
            throw new ArgumentException($"All amplitudes of {what} are zero, so it has no direction; at least one must be non-zero.");
        var sum = SquaredNorm(re) + SquaredNorm(im);
        if (!normalise && !(Math.Abs(sum - 1) <= NormTolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The amplitudes of {what} are not normalised: the sum of |amplitude|^2 is {sum:G6}, {Math.Abs(sum - 1):G3} from 1, and {NormTolerance:G1} is allowed; pass normalise: true to have it scaled."));
        if (sum is < SmallestSum or > LargestSum)
        {
            // First by a power of two, which loses no digit.
            var power = -Math.ILogB(largest);
            Scale(re, power);
            Scale(im, power);
            sum = SquaredNorm(re) + SquaredNorm(im);
        }
        if (sum == 1)
            return;
        var factor = 1 / Math.Sqrt(sum);
        foreach (ref var x in re)
            x *= factor;
        foreach (ref var y in im)
            y *= factor;
    }

    private static double Largest(ReadOnlySpan<double> values, string what, string part)
    {
        var largest = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{part} {i} of {what} is {values[i]}; all must be finite numbers."));
            largest = Math.Max(largest, Math.Abs(values[i]));
        }
        return largest;
    }

    private static double SquaredNorm(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var x in values)
            sum += x * x;
        return sum;
    }

    private static void Scale(Span<double> values, int power)
    {
        foreach (ref var x in values)
            x = Math.ScaleB(x, power);
    }
}

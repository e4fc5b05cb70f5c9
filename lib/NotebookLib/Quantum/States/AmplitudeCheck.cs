using System.Globalization;
using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>The checks of amplitudes given from outside.</summary>
internal static class AmplitudeCheck
{
    /// <summary>The number of qubits of a state of this many amplitudes.</summary>
    internal static int Qubits(int length) => length >= 2 && BitOperations.IsPow2(length)
        ? BitOperations.Log2((uint)length)
        : throw new ArgumentException($"a state of n qubits has 2^n amplitudes: 2, 4, 8, …; {length} {(length == 1 ? "was" : "were")} given. Pad with zeros{(length > 2 ? $" to {BitOperations.RoundUpToPowerOf2((uint)length)}" : "")}, or leave some out");

    /// <summary>The factor that makes the norm 1: 1 if it is already.</summary>
    /// <param name="squaredNorm">Sum of |amplitude|^2.</param>
    /// <param name="normalise">Scaling is wanted.</param>
    /// <param name="tolerance">How far from 1 the sum may be if it is not.</param>
    /// <param name="what">The state's name in messages.</param>
    internal static double Scale(double squaredNorm, bool normalise, double tolerance, string what = "the state")
    {
        if (!double.IsFinite(squaredNorm))
            throw new ArgumentException($"{what} has an amplitude that is NaN or infinite; all must be finite numbers");
        if (squaredNorm == 0)
            throw new ArgumentException($"{what} has only zero amplitudes and so no direction; at least one must be non-zero");
        if (normalise)
            return 1 / Math.Sqrt(squaredNorm);
        if (Math.Abs(squaredNorm - 1) > tolerance)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{what} is not normalised: the sum of |amplitude|^2 is {squaredNorm:G6}, it must be 1; pass normalise: true to have it scaled"));
        return 1;
    }
}

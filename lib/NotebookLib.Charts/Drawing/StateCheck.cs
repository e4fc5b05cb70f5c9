using System.Numerics;

namespace NotebookLib.Charts.Drawing;

/// <summary>Checks and readings of states that several figures share.</summary>
internal static class StateCheck
{
    /// <summary>Number of qubits of a state.</summary>
    /// <exception cref="ArgumentException">The number of amplitudes is not a power of two, or one is not finite.</exception>
    public static int Qubits(IReadOnlyList<Complex> amplitudes)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        if (amplitudes.Count < 2 || !BitOperations.IsPow2(amplitudes.Count))
            throw new ArgumentException($"{amplitudes.Count} amplitudes were given; n qubits have 2^n of them: 2, 4, 8, \u2026.", nameof(amplitudes));
        for (var i = 0; i < amplitudes.Count; i++)
        {
            if (!Complex.IsFinite(amplitudes[i]))
                throw new ArgumentException($"Amplitude {i} is {amplitudes[i]}; all amplitudes must be finite numbers.", nameof(amplitudes));
        }
        return BitOperations.Log2((uint)amplitudes.Count);
    }

    /// <summary>The places of the largest weights, at most <paramref name="most"/>, in their own order.</summary>
    public static int[] Largest(IReadOnlyList<double> weights, int most) => weights.Count <= most
        ? [.. Enumerable.Range(0, weights.Count)]
        : [.. Enumerable.Range(0, weights.Count).OrderByDescending(i => weights[i]).Take(most).Order()];
}

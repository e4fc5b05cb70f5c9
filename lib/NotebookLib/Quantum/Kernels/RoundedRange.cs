using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Takes results that rounding carried a few steps out of their range back to its end. What lies further out stays: the layers also take vectors
/// that are no normalised states.
/// </summary>
internal static class RoundedRange
{
    /// <summary>Probabilities: at most 1.</summary>
    public static Vector256<T> Probability<T>(Vector256<T> p) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector256.ConditionalSelect(Vector256.LessThan(p, Vector256.Create<T>(T.One + Steps<T>())), Vector256.Min(p, Vector256<T>.One), p);

    /// <summary>Expectations of Pauli strings: -1 to 1.</summary>
    public static Vector256<T> Expectation<T>(Vector256<T> e) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inside = Vector256.Max(Vector256.Min(e, Vector256<T>.One), -Vector256<T>.One);
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(e), Vector256.Create<T>(T.One + Steps<T>())), inside, e);
    }

    private static T Steps<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(typeof(T) == typeof(float) ? 1e-5 : 1e-12);
}

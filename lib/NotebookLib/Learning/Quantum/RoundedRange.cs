using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Takes results that rounding carried a few steps out of their range back to its end. What lies further out stays: the layers also take vectors
/// that are no normalised states.
/// </summary>
internal static class RoundedRange
{
    /// <summary>Probabilities: at most 1.</summary>
    public static Vector<T> Probability<T>(Vector<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector.ConditionalSelect(Vector.LessThan(p, new Vector<T>(T.One + Steps<T>())), Vector.Min(p, Vector<T>.One), p);

    /// <summary>Expectations of Pauli strings: -1 to 1.</summary>
    public static Vector<T> Expectation<T>(Vector<T> e)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inside = Vector.Max(Vector.Min(e, Vector<T>.One), -Vector<T>.One);
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(e), new Vector<T>(T.One + Steps<T>())), inside, e);
    }

    private static T Steps<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(typeof(T) == typeof(float) ? 1e-5 : 1e-12);
}

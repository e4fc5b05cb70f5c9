using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>Exponential and what follows from it, for several values side by side, with an error of a few units in the last place.</summary>
/// <remarks>
/// e^x = 2^n e^r with n = round(x / ln 2) and |r| at most ln 2 / 2. In single precision the Taylor series of e^r up to r^7 leaves out less than
/// 6e-9 of the value. Double precision uses the runtime's exponential.
/// </remarks>
internal static class Exponential
{
    /// <summary>Beyond it e^x is taken as e^87, which keeps 2^n within single precision.</summary>
    private const float LargestSingle = 87;

    /// <summary>ln 2 in two parts; the first has few digits, so that its product with n is exact.</summary>
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>e^x.</summary>
    public static Vector256<T> Of<T>(Vector256<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? Vector256.Exp(x.AsSingle()).As<float, T>()
        : Vector256.Exp(x.AsDouble()).As<double, T>();

    /// <summary>Hyperbolic tangent: (e^2x - 1) / (e^2x + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Tanh<T>(Vector256<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var power = MinusOne(x + x);
        return power / (power + Vector256.Create(T.CreateTruncating(2)));
    }

    /// <summary>Logistic function 1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sigmoid<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256<T>.One / (MinusOne(-x) + Vector256.Create(T.CreateTruncating(2)));

    /// <summary>e^x - 1, accurate for small x too; x is limited to ±87 in single and ±700 in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> MinusOne<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? MinusOne(x.AsSingle()).As<float, T>()
        : MinusOne(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MinusOne(Vector256<float> x)
    {
        // The order of the operands keeps a NaN.
        x = Vector256.MinNative(Vector256.Create(LargestSingle), x);
        x = Vector256.MaxNative(Vector256.Create(-LargestSingle), x);
        var n = Vector256.Round(x * Vector256.Create(1.44269504f));
        var r = Lanes.MultiplyAdd(n, Vector256.Create(-Ln2High), x);
        r = Lanes.MultiplyAdd(n, Vector256.Create(-Ln2Low), r);
        // e^r - 1 = r + r² (1/2! + r/3! + …)
        var series = Vector256.Create(1f / 5040);
        series = Lanes.MultiplyAdd(series, r, Vector256.Create(1f / 720));
        series = Lanes.MultiplyAdd(series, r, Vector256.Create(1f / 120));
        series = Lanes.MultiplyAdd(series, r, Vector256.Create(1f / 24));
        series = Lanes.MultiplyAdd(series, r, Vector256.Create(1f / 6));
        series = Lanes.MultiplyAdd(series, r, Vector256.Create(0.5f));
        series = Lanes.MultiplyAdd(series, r * r, r);
        // 2^n by its exponent bits.
        var scale = Vector256.ShiftLeft(Vector256.ConvertToInt32Native(n) + Vector256.Create(127), 23).AsSingle();
        return Lanes.MultiplyAdd(series, scale, scale - Vector256<float>.One);
    }

    private static Vector256<double> MinusOne(Vector256<double> x)
    {
        var limited = Vector256.Min(Vector256.Max(x, Vector256.Create(-700.0)), Vector256.Create(700.0));
        return Vector256.Exp(limited) - Vector256<double>.One;
    }
}

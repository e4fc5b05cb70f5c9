using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookLib.Common;

/// <summary>
/// The few operations on 256-bit vectors that the kernels need beyond the generic ones, for single and double precision.
/// The type tests are constants to the compiler, so each instance is straight-line code.
/// </summary>
internal static class Lanes
{
    /// <summary>a * b + c, with one rounding where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> MultiplyAdd<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(double)
        ? Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    /// <summary>c - a * b, likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> SubtractProduct<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c) => MultiplyAdd(-a, b, c);

    /// <summary>Lanes in another order; the order is given by <see cref="Order{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Permute<T>(Vector256<T> vector, Vector256<int> order) => Avx2.IsSupported
        ? Avx2.PermuteVar8x32(vector.AsInt32(), order).As<int, T>()
        : Vector256.Shuffle(vector.AsInt32(), order).As<int, T>();

    /// <summary>For <see cref="Permute{T}"/>: lane k of the result is lane <c>source(k)</c> of the argument.</summary>
    internal static Vector256<int> Order<T>(Func<int, int> source)
    {
        var width = 8 / Vector256<T>.Count; // 32-bit words in a lane
        Span<int> words = stackalloc int[8];
        for (var i = 0; i < 8; i++)
            words[i] = source(i / width) * width + i % width;
        return Vector256.Create<int>(words);
    }

    /// <summary>For <see cref="Permute{T}"/>: lane k of the result is lane <c>k ^ mask</c> of the argument.</summary>
    internal static Vector256<int> FlipOrder<T>(int mask)
    {
        var shift = typeof(T) == typeof(double) ? 1 : 0;
        return Vector256<int>.Indices ^ Vector256.Create(mask << shift);
    }

    /// <summary>Number of qubits that live inside a vector: 2 for double, 3 for single precision.</summary>
    internal static int Bits<T>() => typeof(T) == typeof(double) ? 2 : 3;
}

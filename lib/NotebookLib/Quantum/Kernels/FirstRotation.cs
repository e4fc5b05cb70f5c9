using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>Whether the first rotation of a pass is a full one, with cosine and sine, or one without its cosine like the others.</summary>
internal interface IFirstRotation
{
    static abstract bool IsFull { get; }
}

/// <summary>The first rotation is (a - t b, b + t a).</summary>
internal readonly struct TangentOnly : IFirstRotation
{
    public static bool IsFull => false;
}

/// <summary>The first rotation is (c a - s b, c b + s a).</summary>
internal readonly struct CosineAndSine : IFirstRotation
{
    public static bool IsFull => true;
}

/// <summary>The first rotation of a pass on one pair of vectors.</summary>
internal static class FirstRotation<T, TFirst> where T : unmanaged, IBinaryFloatingPointIeee754<T> where TFirst : struct, IFirstRotation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> First(Vector256<T> tangent, Vector256<T> cosine, Vector256<T> sine, Vector256<T> a, Vector256<T> b) => TFirst.IsFull
        ? SubtractProduct(sine, b, cosine * a)
        : SubtractProduct(tangent, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Second(Vector256<T> tangent, Vector256<T> cosine, Vector256<T> sine, Vector256<T> a, Vector256<T> b) => TFirst.IsFull
        ? MultiplyAdd(sine, a, cosine * b)
        : MultiplyAdd(tangent, a, b);
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>Multiplies by a table of signs: a CZ chain in one pass.</summary>
internal static unsafe class SignKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>x[i] = signs[i] x[i], or -signs[i] x[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply(T* x, T* signs, nint count, bool negate)
    {
        var sign = negate ? -T.One : T.One;
        var vector = Vector256.Create(sign);
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            (Vector256.Load(x + i) * (Vector256.Load(signs + i) * vector)).Store(x + i);
        for (; i < count; i++)
            x[i] *= signs[i] * sign;
    }
}

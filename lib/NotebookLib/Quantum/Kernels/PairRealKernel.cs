using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// x0, x1 = a x0 + b x1, c x0 + d x1 with real coefficients: real gates act so on the real and on the imaginary parts;
/// Rx acts so on the real part of one amplitude and the imaginary part of the other.
/// </summary>
internal readonly unsafe struct PairRealKernel<T>(T* x0, T* x1, Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d) : IRunKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        T* p0 = x0 + offset, p1 = x1 + offset;
        var end = count - Vector256<T>.Count;
        nint i = 0;
        for (; i <= end; i += Vector256<T>.Count)
        {
            var v0 = Vector256.Load(p0 + i);
            var v1 = Vector256.Load(p1 + i);
            MultiplyAdd(a, v0, b * v1).Store(p0 + i);
            MultiplyAdd(c, v0, d * v1).Store(p1 + i);
        }
        for (; i < count; i++)
        {
            T s0 = p0[i], s1 = p1[i];
            p0[i] = T.FusedMultiplyAdd(a[0], s0, b[0] * s1);
            p1[i] = T.FusedMultiplyAdd(c[0], s0, d[0] * s1);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Two real one-qubit gates on different targets in one pass: [a b; c d] on the first, then [e f; g h] on the second. Each amplitude is
/// loaded and stored once instead of twice, and that is what a gate in the cache spends its time on.
/// </summary>
internal readonly unsafe struct QuadRealKernel<T>(T* x, nint first, nint second,
    Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, Vector256<T> e, Vector256<T> f, Vector256<T> g, Vector256<T> h)
    : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        T* p00 = x + offset, p10 = p00 + first, p01 = p00 + second, p11 = p10 + second;
        var end = count - Vector256<T>.Count;
        nint i = 0;
        for (; i <= end; i += Vector256<T>.Count)
        {
            Vector256<T> v00 = Vector256.Load(p00 + i), v10 = Vector256.Load(p10 + i), v01 = Vector256.Load(p01 + i), v11 = Vector256.Load(p11 + i);
            var w00 = MultiplyAdd(a, v00, b * v10);
            var w10 = MultiplyAdd(c, v00, d * v10);
            var w01 = MultiplyAdd(a, v01, b * v11);
            var w11 = MultiplyAdd(c, v01, d * v11);
            MultiplyAdd(e, w00, f * w01).Store(p00 + i);
            MultiplyAdd(g, w00, h * w01).Store(p01 + i);
            MultiplyAdd(e, w10, f * w11).Store(p10 + i);
            MultiplyAdd(g, w10, h * w11).Store(p11 + i);
        }
        for (; i < count; i++)
        {
            var w00 = T.FusedMultiplyAdd(a[0], p00[i], b[0] * p10[i]);
            var w10 = T.FusedMultiplyAdd(c[0], p00[i], d[0] * p10[i]);
            var w01 = T.FusedMultiplyAdd(a[0], p01[i], b[0] * p11[i]);
            var w11 = T.FusedMultiplyAdd(c[0], p01[i], d[0] * p11[i]);
            p00[i] = T.FusedMultiplyAdd(e[0], w00, f[0] * w01);
            p01[i] = T.FusedMultiplyAdd(g[0], w00, h[0] * w01);
            p10[i] = T.FusedMultiplyAdd(e[0], w10, f[0] * w11);
            p11[i] = T.FusedMultiplyAdd(g[0], w10, h[0] * w11);
        }
    }
}

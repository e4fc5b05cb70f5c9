using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>Exchanges x0 and x1: the X and SWAP gates, with any controls.</summary>
internal readonly unsafe struct SwapKernel<T>(T* x0, T* x1) : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
            Vector256.Load(p1 + i).Store(p0 + i);
            v0.Store(p1 + i);
        }
        for (; i < count; i++)
            (p0[i], p1[i]) = (p1[i], p0[i]);
    }
}

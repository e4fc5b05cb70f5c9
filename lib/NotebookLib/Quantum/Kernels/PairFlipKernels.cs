using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// x0, x1 = a0 x0 + b0 flip(x1), a1 x1 + b1 flip(x0), real coefficients for each lane: SWAP and its kin with one target inside the vector
/// and one above it.
/// </summary>
internal readonly unsafe struct PairFlipRealKernel<T>(T* x, nint stride, Vector256<int> flip, Vector256<T> a0, Vector256<T> b0, Vector256<T> a1, Vector256<T> b1)
    : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        T* p0 = x + offset, p1 = p0 + stride;
        for (nint i = 0; i < count; i += Vector256<T>.Count)
        {
            var v0 = Vector256.Load(p0 + i);
            var v1 = Vector256.Load(p1 + i);
            MultiplyAdd(a0, v0, b0 * Permute(v1, flip)).Store(p0 + i);
            MultiplyAdd(a1, v1, b1 * Permute(v0, flip)).Store(p1 + i);
        }
    }
}

/// <summary>The same with complex coefficients: iSWAP, Rxx, Ryy.</summary>
internal readonly unsafe struct PairFlipComplexKernel<T>(T* re, T* im, nint stride, Vector256<int> flip,
    ComplexVector<T> a0, ComplexVector<T> b0, ComplexVector<T> a1, ComplexVector<T> b1) : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        T* r0 = re + offset, r1 = r0 + stride, i0 = im + offset, i1 = i0 + stride;
        for (nint i = 0; i < count; i += Vector256<T>.Count)
        {
            var z0 = ComplexVector<T>.Load(r0 + i, i0 + i);
            var z1 = ComplexVector<T>.Load(r1 + i, i1 + i);
            ComplexVector<T>.SumOfProducts(a0, z0, b0, z1.Permute(flip)).Store(r0 + i, i0 + i);
            ComplexVector<T>.SumOfProducts(a1, z1, b1, z0.Permute(flip)).Store(r1 + i, i1 + i);
        }
    }
}

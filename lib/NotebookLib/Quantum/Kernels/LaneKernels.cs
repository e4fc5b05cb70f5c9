using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// x = a x + b flip(x) with real coefficients for each lane: a real one-qubit gate whose target lies inside the vector.
/// Flip exchanges the lanes that differ in the target bit. A control inside the vector is a lane with a = 1, b = 0.
/// </summary>
internal readonly unsafe struct LaneRealKernel<T>(T* x, Vector256<int> flip, Vector256<T> a, Vector256<T> b) : IRunKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        var p = x + offset;
        for (nint i = 0; i < count; i += Vector256<T>.Count)
        {
            var v = Vector256.Load(p + i);
            MultiplyAdd(a, v, b * Permute(v, flip)).Store(p + i);
        }
    }
}

/// <summary>z = a z + b flip(z) with complex coefficients for each lane: any one-qubit gate whose target lies inside the vector.</summary>
internal readonly unsafe struct LaneComplexKernel<T>(T* re, T* im, Vector256<int> flip, ComplexVector<T> a, ComplexVector<T> b) : IRunKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        T* r = re + offset, m = im + offset;
        for (nint i = 0; i < count; i += Vector256<T>.Count)
        {
            var z = ComplexVector<T>.Load(r + i, m + i);
            ComplexVector<T>.SumOfProducts(a, z, b, z.Permute(flip)).Store(r + i, m + i);
        }
    }
}

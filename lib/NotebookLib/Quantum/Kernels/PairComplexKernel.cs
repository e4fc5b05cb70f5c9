using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>z0, z1 = a z0 + b z1, c z0 + d z1 with complex coefficients: any one-qubit gate whose target is outside the vector.</summary>
internal readonly unsafe struct PairComplexKernel<T>(T* re, T* im, nint stride, ComplexVector<T> a, ComplexVector<T> b, ComplexVector<T> c, ComplexVector<T> d)
    : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        T* r0 = re + offset, r1 = r0 + stride, i0 = im + offset, i1 = i0 + stride;
        var end = count - Vector256<T>.Count;
        nint i = 0;
        for (; i <= end; i += Vector256<T>.Count)
        {
            var z0 = ComplexVector<T>.Load(r0 + i, i0 + i);
            var z1 = ComplexVector<T>.Load(r1 + i, i1 + i);
            ComplexVector<T>.SumOfProducts(a, z0, b, z1).Store(r0 + i, i0 + i);
            ComplexVector<T>.SumOfProducts(c, z0, d, z1).Store(r1 + i, i1 + i);
        }
        for (; i < count; i++)
        {
            T x0 = r0[i], y0 = i0[i], x1 = r1[i], y1 = i1[i];
            r0[i] = a.Re[0] * x0 - a.Im[0] * y0 + (b.Re[0] * x1 - b.Im[0] * y1);
            i0[i] = a.Re[0] * y0 + a.Im[0] * x0 + (b.Re[0] * y1 + b.Im[0] * x1);
            r1[i] = c.Re[0] * x0 - c.Im[0] * y0 + (d.Re[0] * x1 - d.Im[0] * y1);
            i1[i] = c.Re[0] * y0 + c.Im[0] * x0 + (d.Re[0] * y1 + d.Im[0] * x1);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>x = a x with a real factor: Z and CZ, on the real and on the imaginary parts.</summary>
internal readonly unsafe struct ScaleRealKernel<T>(T* x, Vector256<T> a) : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        var p = x + offset;
        var end = count - Vector256<T>.Count;
        nint i = 0;
        for (; i <= end; i += Vector256<T>.Count)
            (Vector256.Load(p + i) * a).Store(p + i);
        for (; i < count; i++)
            p[i] *= a[0];
    }
}

/// <summary>z = a z with a complex factor: S, T and Phase, with any controls.</summary>
internal readonly unsafe struct ScaleComplexKernel<T>(T* re, T* im, ComplexVector<T> a) : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        T* r = re + offset, m = im + offset;
        var end = count - Vector256<T>.Count;
        nint i = 0;
        for (; i <= end; i += Vector256<T>.Count)
            (a * ComplexVector<T>.Load(r + i, m + i)).Store(r + i, m + i);
        for (; i < count; i++)
        {
            T x = r[i], y = m[i];
            r[i] = a.Re[0] * x - a.Im[0] * y;
            m[i] = a.Re[0] * y + a.Im[0] * x;
        }
    }
}

/// <summary>z0, z1 = a z0, b z1 with complex factors: Rz, in one pass over both halves.</summary>
internal readonly unsafe struct PairScaleKernel<T>(T* re, T* im, nint stride, ComplexVector<T> a, ComplexVector<T> b) : IRunKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        new ScaleComplexKernel<T>(re, im, a).Run(offset, count);
        new ScaleComplexKernel<T>(re, im, b).Run(offset + stride, count);
    }
}

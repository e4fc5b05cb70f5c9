using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Quantum.Kernels;

/// <summary>A diagonal gate on several streams in one pass: stream s is multiplied by its factor. Rz, Rzz and diagonal unitaries.</summary>
internal readonly unsafe struct DiagonalKernel<T>(T* re, T* im, int streams, nint* strides, ComplexVector<T>* factors) : IRunKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        for (var s = 0; s < streams; s++)
            new ScaleComplexKernel<T>(re + strides[s], im + strides[s], factors[s]).Run(offset, count);
    }
}

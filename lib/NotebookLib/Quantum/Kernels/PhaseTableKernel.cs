using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// A diagonal gate on every qubit of one state in one pass: amplitude j is multiplied by the product of a factor for each bit of j.
/// The product over the lowest bits comes from a table; the one over the other bits is the same for a whole table's length.
/// </summary>
internal readonly unsafe struct PhaseTableKernel<T>(T* re, T* im, T* tableRe, T* tableIm, int tableBits, Complex* factors, int bits) : IRunKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        var length = (nint)1 << tableBits;
        for (var start = offset; start < offset + count; start += length)
        {
            var high = Complex.One;
            for (var bit = tableBits; bit < bits; bit++)
                high *= factors[2 * bit + (int)(start >> bit & 1)];
            Multiply(start, length, high);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(nint start, nint length, Complex high)
    {
        var factor = new ComplexVector<T>(
            System.Runtime.Intrinsics.Vector256.Create(T.CreateTruncating(high.Real)),
            System.Runtime.Intrinsics.Vector256.Create(T.CreateTruncating(high.Imaginary)));
        for (nint i = 0; i < length; i += System.Runtime.Intrinsics.Vector256<T>.Count)
        {
            var z = ComplexVector<T>.Load(re + start + i, im + start + i);
            (factor * ComplexVector<T>.Load(tableRe + i, tableIm + i) * z).Store(re + start + i, im + start + i);
        }
    }
}

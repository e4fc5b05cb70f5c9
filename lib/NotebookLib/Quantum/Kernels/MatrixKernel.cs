using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Any gate on up to four targets. Targets outside the vector make 2^h streams of vectors; targets inside it make 2^l ways of
/// exchanging lanes. Output stream r = sum over streams s and flips f of coefficient[r, s, f] * flip_f(stream s), lane by lane.
/// </summary>
internal readonly unsafe struct MatrixKernel<T>(T* re, T* im, int streams, int flips, nint* strides, Vector256<int>* orders, ComplexVector<T>* coefficients)
    : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal const int MostTargets = 4;

    [MethodImpl(MethodImplOptions.NoInlining)] // its stack space must be freed after each run
    public void Run(nint offset, nint count)
    {
        var inputs = stackalloc ComplexVector<T>[1 << MostTargets];
        var terms = streams * flips;
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            for (int s = 0, term = 0; s < streams; s++)
            {
                var at = offset + i + strides[s];
                var z = ComplexVector<T>.Load(re + at, im + at);
                inputs[term++] = z;
                for (var f = 1; f < flips; f++)
                    inputs[term++] = z.Permute(orders[f]);
            }
            var row = coefficients;
            for (var r = 0; r < streams; r++, row += terms)
            {
                var sum = row[0] * inputs[0];
                for (var term = 1; term < terms; term++)
                    sum = ComplexVector<T>.AddProduct(sum, row[term], inputs[term]);
                var at = offset + i + strides[r];
                sum.Store(re + at, im + at);
            }
        }
        for (; i < count; i++)
            RunOne(offset + i, terms);
    }

    // The end of a run whose length is no multiple of the vector's; then no target lies inside the vector.
    private void RunOne(nint index, int terms)
    {
        var x = stackalloc T[1 << MostTargets];
        var y = stackalloc T[1 << MostTargets];
        for (var s = 0; s < streams; s++)
            (x[s], y[s]) = (re[index + strides[s]], im[index + strides[s]]);
        for (var r = 0; r < streams; r++)
        {
            T sumRe = T.Zero, sumIm = T.Zero;
            for (var s = 0; s < terms; s++)
            {
                T a = coefficients[r * terms + s].Re[0], b = coefficients[r * terms + s].Im[0];
                sumRe += a * x[s] - b * y[s];
                sumIm += a * y[s] + b * x[s];
            }
            (re[index + strides[r]], im[index + strides[r]]) = (sumRe, sumIm);
        }
    }
}

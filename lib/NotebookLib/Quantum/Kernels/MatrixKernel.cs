using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// Any gate on up to four targets. Targets above the vector make 2^h streams of vectors; targets inside it make 2^l ways of
/// exchanging lanes. Output stream r = sum over its terms of coefficient * flip_f(stream s), lane by lane; terms with coefficient zero
/// are left out.
/// </summary>
internal readonly unsafe struct MatrixKernel<T>(T* re, T* im, int streams, int flips, nint* strides, Vector256<int>* orders,
    int* rowEnds, int* inputs, ComplexVector<T>* coefficients) : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal const int MostTargets = 4;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)] // its stack space must be freed after each run
    public void Run(nint offset, nint count)
    {
        var z = stackalloc ComplexVector<T>[1 << MostTargets];
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            for (int s = 0, next = 0; s < streams; s++)
            {
                var at = offset + i + strides[s];
                var loaded = ComplexVector<T>.Load(re + at, im + at);
                z[next++] = loaded;
                for (var f = 1; f < flips; f++)
                    z[next++] = loaded.Permute(orders[f]);
            }
            var term = 0;
            for (var r = 0; r < streams; r++)
            {
                var sum = coefficients[term] * z[inputs[term]];
                for (term++; term < rowEnds[r]; term++)
                    sum = ComplexVector<T>.AddProduct(sum, coefficients[term], z[inputs[term]]);
                var at = offset + i + strides[r];
                sum.Store(re + at, im + at);
            }
        }
        for (; i < count; i++)
            RunOne(offset + i);
    }

    // The end of a run whose length is no multiple of the vector's; then no target lies inside the vector.
    private void RunOne(nint index)
    {
        var x = stackalloc T[1 << MostTargets];
        var y = stackalloc T[1 << MostTargets];
        for (var s = 0; s < streams; s++)
            (x[s], y[s]) = (re[index + strides[s]], im[index + strides[s]]);
        for (int r = 0, term = 0; r < streams; r++)
        {
            T sumRe = T.Zero, sumIm = T.Zero;
            for (; term < rowEnds[r]; term++)
            {
                T a = coefficients[term].Re[0], b = coefficients[term].Im[0];
                var s = inputs[term];
                sumRe += a * x[s] - b * y[s];
                sumIm += a * y[s] + b * x[s];
            }
            (re[index + strides[r]], im[index + strides[r]]) = (sumRe, sumIm);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Common.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>The same as <see cref="MatrixKernel{T}"/> for a real matrix, which acts on the real and on the imaginary parts alike.</summary>
internal readonly unsafe struct MatrixRealKernel<T>(T* x, int streams, int flips, nint* strides, Vector256<int>* orders,
    int* rowEnds, int* inputs, Vector256<T>* coefficients) : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)] // its stack space must be freed after each run
    public void Run(nint offset, nint count)
    {
        var v = stackalloc Vector256<T>[1 << MatrixKernel<T>.MostTargets];
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            for (int s = 0, next = 0; s < streams; s++)
            {
                var loaded = Vector256.Load(x + offset + i + strides[s]);
                v[next++] = loaded;
                for (var f = 1; f < flips; f++)
                    v[next++] = Permute(loaded, orders[f]);
            }
            var term = 0;
            for (var r = 0; r < streams; r++)
            {
                var sum = coefficients[term] * v[inputs[term]];
                for (term++; term < rowEnds[r]; term++)
                    sum = MultiplyAdd(coefficients[term], v[inputs[term]], sum);
                sum.Store(x + offset + i + strides[r]);
            }
        }
        var one = stackalloc T[1 << MatrixKernel<T>.MostTargets];
        for (; i < count; i++)
        {
            for (var s = 0; s < streams; s++)
                one[s] = x[offset + i + strides[s]];
            for (int r = 0, term = 0; r < streams; r++)
            {
                var sum = T.Zero;
                for (; term < rowEnds[r]; term++)
                    sum += coefficients[term][0] * one[inputs[term]];
                x[offset + i + strides[r]] = sum;
            }
        }
    }
}

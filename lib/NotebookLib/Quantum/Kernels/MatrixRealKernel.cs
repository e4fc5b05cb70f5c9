using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NotebookLib.Quantum.Kernels.Lanes;

namespace NotebookLib.Quantum.Kernels;

/// <summary>The same as <see cref="MatrixKernel{T}"/> for a real matrix, which acts on the real and on the imaginary parts alike.</summary>
internal readonly unsafe struct MatrixRealKernel<T>(T* x, int streams, int flips, nint* strides, Vector256<int>* orders, Vector256<T>* coefficients)
    : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)] // its stack space must be freed after each run
    public void Run(nint offset, nint count)
    {
        var inputs = stackalloc Vector256<T>[1 << MatrixKernel<T>.MostTargets];
        var terms = streams * flips;
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            for (int s = 0, term = 0; s < streams; s++)
            {
                var v = Vector256.Load(x + offset + i + strides[s]);
                inputs[term++] = v;
                for (var f = 1; f < flips; f++)
                    inputs[term++] = Permute(v, orders[f]);
            }
            var row = coefficients;
            for (var r = 0; r < streams; r++, row += terms)
            {
                var sum = row[0] * inputs[0];
                for (var term = 1; term < terms; term++)
                    sum = MultiplyAdd(row[term], inputs[term], sum);
                sum.Store(x + offset + i + strides[r]);
            }
        }
        var one = stackalloc T[1 << MatrixKernel<T>.MostTargets];
        for (; i < count; i++)
        {
            for (var s = 0; s < streams; s++)
                one[s] = x[offset + i + strides[s]];
            for (var r = 0; r < streams; r++)
            {
                var sum = T.Zero;
                for (var s = 0; s < terms; s++)
                    sum += coefficients[r * terms + s][0] * one[s];
                x[offset + i + strides[r]] = sum;
            }
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>A CX chain over all qubits of one state: the permutation by the Gray code, vector by vector.</summary>
internal readonly unsafe struct GrayKernel<T>(T* source, T* destination, Vector256<int> even, Vector256<int> odd, ChainOrder order) : IRunKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        var width = Vector256<T>.Count;
        for (var j = offset / width; j < (offset + count) / width; j++)
        {
            var gray = j ^ (j >> 1);
            var lanes = (j & 1) == 0 ? even : odd;
            if (order == ChainOrder.LastPairFirst)
                Lanes.Permute(Vector256.Load(source + j * width), lanes).Store(destination + gray * width);
            else
                Lanes.Permute(Vector256.Load(source + gray * width), lanes).Store(destination + j * width);
        }
    }
}

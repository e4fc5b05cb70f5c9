using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// A CX chain over all qubits of one state: the permutation by the Gray code g(j) = j ^ (j >> 1), vector by vector. Vectors 2m and 2m+1
/// belong at g(2m) = 2 g(m) ^ (m &amp; 1) and the place beside it; inside, lanes move by the Gray code of the lane, and the lane's top bit
/// flips where the vector's number is odd.
/// </summary>
internal readonly unsafe struct GrayKernel<T>(T* source, T* destination, bool scatters) : IRunKernel where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Vector256<int> ScatterEven = Lanes.Order<T>(Inverse);
    private static readonly Vector256<int> ScatterOdd = Lanes.Order<T>(lane => Inverse(lane ^ Vector256<T>.Count / 2));
    private static readonly Vector256<int> GatherEven = Lanes.Order<T>(lane => lane ^ lane >> 1);
    private static readonly Vector256<int> GatherOdd = Lanes.Order<T>(lane => lane ^ lane >> 1 ^ Vector256<T>.Count / 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(nint offset, nint count)
    {
        nint width = Vector256<T>.Count;
        var (even, odd) = scatters ? (ScatterEven, ScatterOdd) : (GatherEven, GatherOdd);
        var end = (offset + count) / (2 * width);
        for (var m = offset / (2 * width); m < end; m++)
        {
            var gray = ((m ^ (m >> 1)) << 1) ^ (m & 1);
            T* straight = (scatters ? source : destination) + 2 * m * width;
            T* first = (scatters ? destination : source) + gray * width;
            T* second = (scatters ? destination : source) + (gray ^ 1) * width;
            if (scatters)
            {
                Lanes.Permute(Vector256.Load(straight), even).Store(first);
                Lanes.Permute(Vector256.Load(straight + width), odd).Store(second);
            }
            else
            {
                Lanes.Permute(Vector256.Load(first), even).Store(straight);
                Lanes.Permute(Vector256.Load(second), odd).Store(straight + width);
            }
        }
    }

    private static int Inverse(int gray) => gray ^ gray >> 1 ^ gray >> 2;
}

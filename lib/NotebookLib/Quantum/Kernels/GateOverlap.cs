using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// What two states have in common as a gate sees them: overlap[r, c] = sum of conj(a) b over all amplitudes a with the gate's targets at
/// r and b with its targets at c, all other bits equal and the controls holding. For any matrix D on the targets,
/// &lt;a| D |b> = sum of D[r, c] overlap[r, c]. States of a batch lie side by side, [amplitude][example], and their overlaps are added up.
/// </summary>
internal static unsafe class GateOverlap<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostEntries = 16;

    /// <summary>Re &lt;a| D |b>, the derivative that a generator D brings.</summary>
    /// <param name="a">Real parts of the first state.</param>
    /// <param name="aIm">Imaginary parts, or null for a real state.</param>
    /// <param name="b">Real parts of the second state.</param>
    /// <param name="bIm">Imaginary parts, or null.</param>
    /// <param name="bits">Number of index bits, those of a batch included.</param>
    /// <param name="gate">Targets (at most two) and controls.</param>
    /// <param name="overlaps">Receives 4^k numbers for k targets.</param>
    [SkipLocalsInit]
    internal static void Compute(T* a, T* aIm, T* b, T* bIm, int bits, in PlacedGate gate, Span<Complex> overlaps)
    {
        var dimension = 1 << gate.Matrix.Targets;
        var offsets = stackalloc nint[dimension];
        Offsets(gate, offsets, dimension);
        var mask = gate.TargetMask | gate.ControlMask;
        // Indices with the fixed bits as asked for come in runs of 2^(lowest fixed bit).
        var run = (nint)1 << BitOperations.TrailingZeroCount(mask);
        var runs = (((nint)1 << bits) / run) >> BitOperations.PopCount((nuint)mask);
        var sums = stackalloc Vector256<T>[2 * MostEntries];
        for (var i = 0; i < 2 * dimension * dimension; i++) sums[i] = Vector256<T>.Zero;
        nint start = 0;
        for (nint number = 0; number < runs; number++)
        {
            var index = start | gate.ControlPattern;
            for (var entry = 0; entry < dimension * dimension; entry++)
            {
                var (left, right) = (index + offsets[entry / dimension], index + offsets[entry % dimension]);
                Add(a + left, b + right, run, ref sums[2 * entry], add: true);
                if (aIm != null && bIm != null) Add(aIm + left, bIm + right, run, ref sums[2 * entry], add: true);
                if (bIm != null) Add(a + left, bIm + right, run, ref sums[2 * entry + 1], add: true);
                if (aIm != null) Add(aIm + left, b + right, run, ref sums[2 * entry + 1], add: false);
            }
            start = ((start | mask) + run) & ~mask; // the carry passes over the fixed bits
        }
        for (var entry = 0; entry < dimension * dimension; entry++)
        {
            overlaps[entry] = new Complex(
                double.CreateTruncating(Vector256.Sum(sums[2 * entry])), double.CreateTruncating(Vector256.Sum(sums[2 * entry + 1])));
        }
    }

    /// <summary>Re of the sum of generator[r, c] overlap[r, c].</summary>
    internal static double Contract(ReadOnlySpan<Complex> generator, ReadOnlySpan<Complex> overlaps)
    {
        var sum = 0.0;
        for (var i = 0; i < generator.Length; i++)
            sum += generator[i].Real * overlaps[i].Real - generator[i].Imaginary * overlaps[i].Imaginary;
        return sum;
    }

    private static void Offsets(in PlacedGate gate, nint* offsets, int dimension)
    {
        var targets = gate.Targets;
        for (var row = 0; row < dimension; row++)
        {
            offsets[row] = 0;
            for (var k = 0; k < targets.Length; k++) offsets[row] |= (nint)(row >> (targets.Length - 1 - k) & 1) << targets[k];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T* x, T* y, nint count, ref Vector256<T> sum, bool add)
    {
        nint i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            var (u, v) = (Vector256.Load(x + i), Vector256.Load(y + i));
            sum = Common.Lanes.MultiplyAdd(add ? u : -u, v, sum);
        }
        for (; i < count; i++) sum = sum.WithElement(0, sum[0] + (add ? x[i] * y[i] : -x[i] * y[i]));
    }
}

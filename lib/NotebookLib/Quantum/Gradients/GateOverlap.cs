using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum;

/// <summary>
/// What two states have in common as a gate sees them: overlap[r, c] = sum of conj(a) b over all amplitudes a with the gate's targets at
/// r and b with its targets at c, all other bits equal and the controls holding. For any matrix D on the targets,
/// &lt;a| D |b> = sum of D[r, c] overlap[r, c].
/// </summary>
internal static class GateOverlap
{
    internal static Complex[] Compute(StateVector left, StateVector right, GateInstruction gate)
    {
        var bits = gate.Targets.Select(qubit => left.Qubits - 1 - qubit).ToArray();
        var dimension = 1 << bits.Length;
        var offsets = new int[dimension];
        for (var row = 0; row < dimension; row++)
            for (var k = 0; k < bits.Length; k++)
                offsets[row] |= (row >> (bits.Length - 1 - k) & 1) << bits[k];
        int mask = offsets[^1], pattern = 0;
        foreach (var control in gate.Controls)
        {
            var bit = 1 << (left.Qubits - 1 - control.Qubit);
            mask |= bit;
            pattern |= control.OnOne ? bit : 0;
        }
        // Indices with the fixed bits as asked for come in runs of 2^(lowest fixed bit).
        var run = 1 << BitOperations.TrailingZeroCount(mask);
        var overlaps = new Complex[dimension * dimension];
        for (int number = 0, start = 0; number < left.Count / run >> (BitOperations.PopCount((uint)mask)); number++)
        {
            var index = start | pattern;
            for (var row = 0; row < dimension; row++)
                for (var column = 0; column < dimension; column++)
                    overlaps[row * dimension + column] += Dot(left, index + offsets[row], right, index + offsets[column], run);
            start = ((start | mask) + run) & ~mask; // the carry passes over the fixed bits
        }
        return overlaps;
    }

    private static Complex Dot(StateVector left, int a, StateVector right, int b, int count)
    {
        ReadOnlySpan<double> x = left.RealParts.Slice(a, count), u = right.RealParts.Slice(b, count);
        var re = Dot(x, u);
        if (left.IsReal && right.IsReal)
            return re;
        ReadOnlySpan<double> y = left.ImaginaryParts, v = right.ImaginaryParts;
        var im = 0.0;
        if (!left.IsReal)
            im -= Dot(y.Slice(a, count), u);
        if (!right.IsReal)
            im += Dot(x, v.Slice(b, count));
        if (!left.IsReal && !right.IsReal)
            re += Dot(y.Slice(a, count), v.Slice(b, count));
        return new Complex(re, im);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var i = 0;
        var total = 0.0;
        if (a.Length >= Vector256<double>.Count)
        {
            var sum = Vector256<double>.Zero;
            for (; i <= a.Length - Vector256<double>.Count; i += Vector256<double>.Count)
                sum += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
            total = Vector256.Sum(sum);
        }
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }
}

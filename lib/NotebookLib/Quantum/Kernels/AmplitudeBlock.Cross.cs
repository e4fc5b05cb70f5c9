using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <content>
/// Two-qubit gates that mix only |00> with |11> and |01> with |10>: SWAP, iSWAP, Rxx, Ryy. They are two one-qubit gates side by side.
/// </content>
internal readonly unsafe partial struct AmplitudeBlock<T>
{
    private void ApplyCross(in PlacedGate gate, in GatePlacement place)
    {
        var split = new TargetSplit(gate.Targets, place.LaneBits);
        if (split.Flips == 1)
        {
            // Stream 1 has the first target at 1, stream 2 the second one.
            nint first = unit * split.StreamIndex(1), second = unit * split.StreamIndex(2);
            if (!gate.Matrix.Outer!.IsIdentity)
                ApplyPair(gate.Matrix.Outer, place, first + second);
            if (!gate.Matrix.Inner!.IsIdentity)
                new AmplitudeBlock<T>(_re + second, _im == null ? null : _im + second, bits, unit, threads).ApplyPair(gate.Matrix.Inner, place, first - second);
        }
        else if (split.Streams == 1)
        {
            Fill(gate, place, split, 0, out var a, out var b);
            ApplyLane(gate.Matrix.IsReal, place, split.FlipMask(3), a, b);
        }
        else
        {
            Fill(gate, place, split, 0, out var a0, out var b0);
            Fill(gate, place, split, 1, out var a1, out var b1);
            var (stride, flip, runs) = (split.StreamIndex(1), Lanes.FlipOrder<T>(split.FlipMask(1)), Runs(place));
            if (!gate.Matrix.IsReal)
            {
                runs.Execute(new PairFlipComplexKernel<T>(_re, _im, stride, flip, a0, b0, a1, b1), threads);
                return;
            }
            runs.Execute(new PairFlipRealKernel<T>(_re, stride, flip, a0.Re, b0.Re, a1.Re, b1.Re), threads);
            if (_im != null)
                runs.Execute(new PairFlipRealKernel<T>(_im, stride, flip, a0.Re, b0.Re, a1.Re, b1.Re), threads);
        }
    }

    // For each lane of a stream the matrix's diagonal entry and the one opposite.
    [SkipLocalsInit]
    private static void Fill(in PlacedGate gate, in GatePlacement place, in TargetSplit split, int stream, out ComplexVector<T> same, out ComplexVector<T> other)
    {
        Span<Complex> a = stackalloc Complex[Vector256<T>.Count], b = stackalloc Complex[Vector256<T>.Count];
        for (var lane = 0; lane < a.Length; lane++)
        {
            var row = split.RowOf(stream, split.FlipOf(lane));
            a[lane] = place.Selects(lane) ? gate.Matrix.Entries[row * 4 + row] : 1;
            b[lane] = place.Selects(lane) ? gate.Matrix.Entries[row * 4 + 3 - row] : 0;
        }
        (same, other) = (ComplexVector<T>.Create(a), ComplexVector<T>.Create(b));
    }
}

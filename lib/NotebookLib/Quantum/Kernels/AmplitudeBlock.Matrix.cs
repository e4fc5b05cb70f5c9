using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <content>Any gate on two to four targets.</content>
internal readonly unsafe partial struct AmplitudeBlock<T>
{
    [SkipLocalsInit]
    private void ApplyMatrix(in PlacedGate gate, in GatePlacement place)
    {
        var split = new TargetSplit(gate.Targets, place.LaneBits);
        int streams = split.Streams, flips = split.Flips;
        var strides = stackalloc nint[streams];
        for (var s = 0; s < streams; s++)
            strides[s] = unit * split.StreamIndex(s);
        var orders = stackalloc Vector256<int>[flips];
        for (var f = 0; f < flips; f++)
            orders[f] = Lanes.FlipOrder<T>(split.FlipMask(f));

        // Only the terms with a coefficient other than zero: half of them for SWAP, iSWAP, Rxx and Ryy.
        var rowEnds = stackalloc int[streams];
        var inputs = stackalloc int[streams * streams * flips];
        var coefficients = stackalloc ComplexVector<T>[streams * streams * flips];
        Span<Complex> lanes = stackalloc Complex[Vector256<T>.Count];
        var dimension = 1 << gate.Targets.Length;
        var terms = 0;
        for (var r = 0; r < streams; r++)
        {
            var first = terms;
            for (var s = 0; s < streams; s++)
                for (var f = 0; f < flips; f++)
                {
                    var any = false;
                    for (var lane = 0; lane < lanes.Length; lane++)
                    {
                        var inside = split.FlipOf(lane);
                        lanes[lane] = place.Selects(lane)
                            ? gate.Matrix.Entries[split.RowOf(r, inside) * dimension + split.RowOf(s, inside ^ f)]
                            : r == s && f == 0 ? 1 : 0;
                        any |= lanes[lane] != 0;
                    }
                    if (!any && (terms > first || s < streams - 1 || f < flips - 1))
                        continue; // a row of zeros keeps one of them
                    inputs[terms] = s * flips + f;
                    coefficients[terms++] = ComplexVector<T>.Create(lanes);
                }
            rowEnds[r] = terms;
        }

        var runs = Runs(place);
        if (!gate.Matrix.IsReal)
        {
            runs.Execute(new MatrixKernel<T>(_re, _im, streams, flips, strides, orders, rowEnds, inputs, coefficients), threads);
            return;
        }
        var real = stackalloc Vector256<T>[terms];
        for (var i = 0; i < terms; i++)
            real[i] = coefficients[i].Re;
        runs.Execute(new MatrixRealKernel<T>(_re, streams, flips, strides, orders, rowEnds, inputs, real), threads);
        if (_im != null)
            runs.Execute(new MatrixRealKernel<T>(_im, streams, flips, strides, orders, rowEnds, inputs, real), threads);
    }
}

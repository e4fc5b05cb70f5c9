using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLib.Quantum.Kernels;

/// <content>Diagonal gates: each amplitude is multiplied by a factor of its own, and those with factor 1 are not visited.</content>
internal readonly unsafe partial struct AmplitudeBlock<T>
{
    [SkipLocalsInit]
    private void ApplyOneDiagonal(BoundMatrix matrix, in GatePlacement place, int target)
    {
        Complex first = matrix.Entries[0], second = matrix.Entries[3];
        if (target < place.LaneBits)
        {
            Span<Complex> lanes = stackalloc Complex[Vector256Count];
            for (var lane = 0; lane < lanes.Length; lane++)
                lanes[lane] = !place.Selects(lane) ? 1 : (lane >> target & 1) == 0 ? first : second;
            Scale(Runs(place), 0, ComplexVector<T>.Create(lanes), matrix.IsReal);
            return;
        }
        var stride = (nint)unit << target;
        ComplexVector<T> a = Complex(first, 1, place), b = Complex(second, 1, place);
        if (!matrix.IsReal && first != 1 && second != 1)
            Runs(place).Execute(new PairScaleKernel<T>(_re, _im, stride, a, b), threads);
        else
        {
            if (first != 1)
                Scale(Runs(place), 0, a, matrix.IsReal);
            if (second != 1)
                Scale(Runs(place), stride, b, matrix.IsReal); // Z, S, T and Phase: only the half with the target at 1
        }
    }

    [SkipLocalsInit]
    private void ApplyDiagonal(in PlacedGate gate, in GatePlacement place)
    {
        var split = new TargetSplit(gate.Targets, place.LaneBits);
        var strides = stackalloc nint[1 << MatrixKernel<T>.MostTargets];
        var factors = stackalloc ComplexVector<T>[1 << MatrixKernel<T>.MostTargets];
        Span<Complex> lanes = stackalloc Complex[Vector256Count];
        var dimension = 1 << gate.Targets.Length;
        var used = 0;
        for (var s = 0; s < split.Streams; s++)
        {
            var changes = false;
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                var row = split.RowOf(s, split.FlipOf(lane));
                lanes[lane] = place.Selects(lane) ? gate.Matrix.Entries[row * (dimension + 1)] : 1;
                changes |= lanes[lane] != 1;
            }
            if (!changes)
                continue;
            strides[used] = unit * split.StreamIndex(s);
            factors[used++] = ComplexVector<T>.Create(lanes);
        }
        var runs = Runs(place);
        if (!gate.Matrix.IsReal && used > 1)
            runs.Execute(new DiagonalKernel<T>(_re, _im, used, strides, factors), threads);
        else
            for (var s = 0; s < used; s++)
                Scale(runs, strides[s], factors[s], gate.Matrix.IsReal);
    }

    private void Scale(in RunSet runs, nint stride, in ComplexVector<T> factor, bool isReal)
    {
        if (!isReal)
        {
            runs.Execute(new ScaleComplexKernel<T>(_re + stride, _im + stride, factor), threads);
            return;
        }
        runs.Execute(new ScaleRealKernel<T>(_re + stride, factor.Re), threads);
        if (_im != null)
            runs.Execute(new ScaleRealKernel<T>(_im + stride, factor.Re), threads);
    }

    private static int Vector256Count => System.Runtime.Intrinsics.Vector256<T>.Count;
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLib.Common;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// A whole register or an aligned part of one that gates act on in place. Chooses the kernel for a matrix by its zeros and by where
/// its targets lie: inside a vector (lanes) or above.
/// </summary>
/// <param name="re">Real parts.</param>
/// <param name="im">Imaginary parts, or null while all amplitudes are real.</param>
/// <param name="bits">Number of index bits.</param>
/// <param name="unit">Elements for each index: the batch size where that is no power of two, else 1.</param>
/// <param name="threads">Threads that may share the work.</param>
internal readonly unsafe partial struct AmplitudeBlock<T>(T* re, T* im, int bits, int unit, int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _re = re;
    private readonly T* _im = im;

    /// <summary>False: smaller than a vector, too many targets, or runs shorter than a vector; then only the general kernel will do.</summary>
    internal static bool Supports(int bits, int unit, int targets) =>
        (bits >= Lanes.Bits<T>() || unit > 1) && targets <= MatrixKernel<T>.MostTargets && unit is 1 or >= 4;

    /// <summary>Applies a gate. Imaginary parts must be there unless the matrix is real.</summary>
    /// <param name="gate">Its targets and controls lie inside the block.</param>
    internal void Apply(in PlacedGate gate)
    {
        var place = new GatePlacement(gate, unit == 1 ? Lanes.Bits<T>() : 0);
        var matrix = gate.Matrix;
        if (matrix.Targets == 1)
        {
            if (matrix.IsDiagonal)
                ApplyOneDiagonal(matrix, place, gate.Target0);
            else if (gate.Target0 >= place.LaneBits)
                ApplyPair(matrix, place, (nint)unit << gate.Target0);
            else
                ApplyLane(matrix, place, gate.Target0);
        }
        else if (matrix.IsDiagonal)
            ApplyDiagonal(gate, place);
        else if (matrix.Outer is not null)
            ApplyCross(gate, place);
        else
            ApplyMatrix(gate, place);
    }

    private RunSet Runs(in GatePlacement place, nint extraPattern = 0) => new(bits, unit, place.FixedMask, place.Pattern | extraPattern);

    private void ApplyPair(BoundMatrix matrix, in GatePlacement place, nint stride)
    {
        var runs = Runs(place);
        var m = matrix.Entries;
        if (matrix.IsFlip && !place.UsesLanes)
        {
            runs.Execute(new SwapKernel<T>(_re, _re + stride), threads);
            if (_im != null)
                runs.Execute(new SwapKernel<T>(_im, _im + stride), threads);
        }
        else if (matrix.IsReal)
        {
            Vector256<T> a = Real(m[0].Real, 1, place), b = Real(m[1].Real, 0, place), c = Real(m[2].Real, 0, place), d = Real(m[3].Real, 1, place);
            runs.Execute(new PairRealKernel<T>(_re, _re + stride, a, b, c, d), threads);
            if (_im != null)
                runs.Execute(new PairRealKernel<T>(_im, _im + stride, a, b, c, d), threads);
        }
        else if (matrix.IsImaginaryOffDiagonal)
        {
            // i b (x + i y) = -b y + i b x: the real part of one amplitude meets only the imaginary part of the other.
            Vector256<T> a = Real(m[0].Real, 1, place), b = Real(m[1].Imaginary, 0, place), c = Real(m[2].Imaginary, 0, place), d = Real(m[3].Real, 1, place);
            runs.Execute(new PairRealKernel<T>(_re, _im + stride, a, -b, c, d), threads);
            runs.Execute(new PairRealKernel<T>(_im, _re + stride, a, b, -c, d), threads);
        }
        else
        {
            runs.Execute(new PairComplexKernel<T>(_re, _im, stride,
                Complex(m[0], 1, place), Complex(m[1], 0, place), Complex(m[2], 0, place), Complex(m[3], 1, place)), threads);
        }
    }

    [SkipLocalsInit]
    private void ApplyLane(BoundMatrix matrix, in GatePlacement place, int target)
    {
        Span<Complex> same = stackalloc Complex[Vector256<T>.Count], other = stackalloc Complex[Vector256<T>.Count];
        for (var lane = 0; lane < same.Length; lane++)
        {
            var row = lane >> target & 1;
            same[lane] = place.Selects(lane) ? matrix.Entries[row * 2 + row] : 1;
            other[lane] = place.Selects(lane) ? matrix.Entries[row * 2 + 1 - row] : 0;
        }
        ApplyLane(matrix.IsReal, place, 1 << target, ComplexVector<T>.Create(same), ComplexVector<T>.Create(other));
    }

    private void ApplyLane(bool isReal, in GatePlacement place, int flipMask, in ComplexVector<T> a, in ComplexVector<T> b)
    {
        var flip = Lanes.FlipOrder<T>(flipMask);
        var runs = Runs(place);
        if (!isReal)
        {
            runs.Execute(new LaneComplexKernel<T>(_re, _im, flip, a, b), threads);
            return;
        }
        runs.Execute(new LaneRealKernel<T>(_re, flip, a.Re, b.Re), threads);
        if (_im != null)
            runs.Execute(new LaneRealKernel<T>(_im, flip, a.Re, b.Re), threads);
    }

    // A coefficient for every lane; where a control inside the vector does not hold, the identity's.
    private static Vector256<T> Real(double value, double identity, in GatePlacement place)
    {
        if (!place.HasLaneControls)
            return Vector256.Create(T.CreateTruncating(value));
        var result = Vector256.Create(T.CreateTruncating(identity));
        for (var lane = 0; lane < Vector256<T>.Count; lane++)
            if (place.Selects(lane))
                result = result.WithElement(lane, T.CreateTruncating(value));
        return result;
    }

    private static ComplexVector<T> Complex(Complex value, double identity, in GatePlacement place) =>
        new(Real(value.Real, identity, place), Real(value.Imaginary, 0, place));
}

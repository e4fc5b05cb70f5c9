using System.Numerics;
using System.Runtime.Intrinsics;

namespace NotebookLib.Quantum.Kernels;

/// <content>Chooses the kernel for a matrix by its zeros and by where its targets lie.</content>
internal sealed unsafe partial class Register<T>
{
    /// <summary>Applies a matrix to target bits under controls.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="targets">Index bits; the first is the most significant of the matrix.</param>
    /// <param name="controlMask">Index bits of the controls.</param>
    /// <param name="controlPattern">The values they ask for.</param>
    internal void Apply(BoundMatrix matrix, ReadOnlySpan<int> targets, nint controlMask, nint controlPattern)
    {
        if (!matrix.IsReal)
            MakeComplex();
        // A state smaller than a vector, a matrix that would not fit the stack, or runs shorter than a vector.
        if (_bits < Lanes.Bits<T>() && _unit == 1 || targets.Length > MatrixKernel<T>.MostTargets || _unit is > 1 and < 4)
        {
            ApplyReference(matrix, targets, controlMask, controlPattern);
            return;
        }
        var place = new GatePlacement(targets, controlMask, controlPattern, _unit == 1 ? Lanes.Bits<T>() : 0);
        fixed (T* re = Re, im = Im)
        {
            if (matrix.IsDiagonal)
                ApplyDiagonal(matrix, targets, place, re, im);
            else if (targets.Length == 1 && targets[0] >= place.LaneBits)
                ApplyPair(matrix, place, re, im, (nint)_unit << targets[0]);
            else if (targets.Length == 1)
                ApplyLane(matrix, place, re, im, targets[0]);
            else if (matrix.IsSwap && !place.UsesLanes)
                ApplySwap(targets, place, re, im);
            else
                ApplyMatrix(matrix, targets, place, re, im);
        }
    }

    /// <summary>The same by the general kernel alone, the yardstick of all others.</summary>
    internal void ApplyReference(BoundMatrix matrix, ReadOnlySpan<int> targets, nint controlMask, nint controlPattern)
    {
        // A real matrix leaves a real state real: the imaginary parts are only lent.
        var im = Im ?? (matrix.IsReal ? new T[Re.Length] : MakeComplex());
        ReferenceKernel.Apply(Re, im, _unit, targets, controlMask, controlPattern, matrix.Entries);
    }

    private RunSet Runs(in GatePlacement place, nint extraPattern = 0) => new(_bits, _unit, place.FixedMask, place.Pattern | extraPattern);

    private void ApplyPair(BoundMatrix matrix, in GatePlacement place, T* re, T* im, nint stride)
    {
        var runs = Runs(place);
        var m = matrix.Entries;
        if (matrix.IsFlip && !place.UsesLanes)
        {
            runs.Execute(new SwapKernel<T>(re, re + stride), Threads);
            if (im != null)
                runs.Execute(new SwapKernel<T>(im, im + stride), Threads);
        }
        else if (matrix.IsReal)
        {
            Vector256<T> a = Real(m[0].Real, 1, place), b = Real(m[1].Real, 0, place), c = Real(m[2].Real, 0, place), d = Real(m[3].Real, 1, place);
            runs.Execute(new PairRealKernel<T>(re, re + stride, a, b, c, d), Threads);
            if (im != null)
                runs.Execute(new PairRealKernel<T>(im, im + stride, a, b, c, d), Threads);
        }
        else if (matrix.IsImaginaryOffDiagonal)
        {
            // i b (x + i y) = -b y + i b x: the real part of one amplitude meets only the imaginary part of the other.
            Vector256<T> a = Real(m[0].Real, 1, place), b = Real(m[1].Imaginary, 0, place), c = Real(m[2].Imaginary, 0, place), d = Real(m[3].Real, 1, place);
            runs.Execute(new PairRealKernel<T>(re, im + stride, a, -b, c, d), Threads);
            runs.Execute(new PairRealKernel<T>(im, re + stride, a, b, -c, d), Threads);
        }
        else
        {
            runs.Execute(new PairComplexKernel<T>(re, im, stride,
                Complex(m[0], 1, place), Complex(m[1], 0, place), Complex(m[2], 0, place), Complex(m[3], 1, place)), Threads);
        }
    }

    private void ApplyLane(BoundMatrix matrix, in GatePlacement place, T* re, T* im, int target)
    {
        Span<Complex> same = stackalloc Complex[Vector256<T>.Count], other = stackalloc Complex[Vector256<T>.Count];
        for (var lane = 0; lane < same.Length; lane++)
        {
            var row = lane >> target & 1;
            same[lane] = place.Selects(lane) ? matrix.Entries[row * 2 + row] : 1;
            other[lane] = place.Selects(lane) ? matrix.Entries[row * 2 + 1 - row] : 0;
        }
        ComplexVector<T> a = ComplexVector<T>.Create(same), b = ComplexVector<T>.Create(other);
        var flip = Lanes.FlipOrder<T>(1 << target);
        var runs = Runs(place);
        if (!matrix.IsReal)
        {
            runs.Execute(new LaneComplexKernel<T>(re, im, flip, a, b), Threads);
            return;
        }
        runs.Execute(new LaneRealKernel<T>(re, flip, a.Re, b.Re), Threads);
        if (im != null)
            runs.Execute(new LaneRealKernel<T>(im, flip, a.Re, b.Re), Threads);
    }

    private void ApplySwap(ReadOnlySpan<int> targets, in GatePlacement place, T* re, T* im)
    {
        nint first = (nint)_unit << targets[0], second = (nint)_unit << targets[1];
        Runs(place).Execute(new SwapKernel<T>(re + first, re + second), Threads);
        if (im != null)
            Runs(place).Execute(new SwapKernel<T>(im + first, im + second), Threads);
    }

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

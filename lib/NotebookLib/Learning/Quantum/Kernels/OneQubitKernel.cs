using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// Any gate on one qubit of a chunk of states, [amplitude][example], in place: the general form of the gates with special kernels.
/// A real state has no imaginary half (null) and takes real gates only.
/// </summary>
internal static unsafe class OneQubitKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Applies a gate.</summary>
    /// <param name="real">Real half.</param>
    /// <param name="imaginary">Imaginary half, or null.</param>
    /// <param name="amplitudes">Number of amplitudes.</param>
    /// <param name="stride">Distance of a pair's amplitudes: 2^(n - 1 - qubit).</param>
    /// <param name="gate">The gate's matrix; real if there is no imaginary half.</param>
    /// <param name="examples">Values in a row.</param>
    public static void Apply(T* real, T* imaginary, nint amplitudes, nint stride, in OneQubitMatrix gate, nint examples)
    {
        if (gate.IsReal)
        {
            ApplyReal(real, amplitudes, stride, gate, examples);
            if (imaginary is not null) ApplyReal(imaginary, amplitudes, stride, gate, examples);
            return;
        }
        var (aRe, aIm) = Broadcast(gate.A);
        var (bRe, bIm) = Broadcast(gate.B);
        var (cRe, cIm) = Broadcast(gate.C);
        var (dRe, dIm) = Broadcast(gate.D);
        var step = stride * examples;
        for (nint group = 0; group < amplitudes * examples; group += 2 * step)
        {
            for (var at = group; at < group + step; at += Vector<T>.Count)
            {
                var (xRe, xIm) = (Vector.Load(real + at), Vector.Load(imaginary + at));
                var (yRe, yIm) = (Vector.Load(real + at + step), Vector.Load(imaginary + at + step));
                (aRe * xRe - aIm * xIm + bRe * yRe - bIm * yIm).Store(real + at);
                (aRe * xIm + aIm * xRe + bRe * yIm + bIm * yRe).Store(imaginary + at);
                (cRe * xRe - cIm * xIm + dRe * yRe - dIm * yIm).Store(real + at + step);
                (cRe * xIm + cIm * xRe + dRe * yIm + dIm * yRe).Store(imaginary + at + step);
            }
        }
    }

    /// <summary>
    /// Overlaps of state p and co-state l on one qubit, [Σ p0 l0*, Σ p0 l1*; Σ p1 l0*, Σ p1 l1*] over pairs and examples. For a matrix K
    /// the sum of Re l* K p is then Re (K.A A + K.B C + K.C B + K.D D) of the result.
    /// </summary>
    /// <inheritdoc cref="Apply"/>
    public static OneQubitMatrix Overlaps(T* real, T* imaginary, T* coReal, T* coImaginary, nint amplitudes, nint stride, nint examples)
    {
        var step = stride * examples;
        var realPart = stackalloc double[4];
        var imaginaryPart = stackalloc double[4];
        AddProducts(real, coReal, amplitudes * examples, step, realPart, 1);
        if (imaginary is not null)
        {
            AddProducts(imaginary, coImaginary, amplitudes * examples, step, realPart, 1);
            AddProducts(imaginary, coReal, amplitudes * examples, step, imaginaryPart, 1);
            AddProducts(real, coImaginary, amplitudes * examples, step, imaginaryPart, -1);
        }
        return new OneQubitMatrix(
            new Complex(realPart[0], imaginaryPart[0]), new Complex(realPart[1], imaginaryPart[1]),
            new Complex(realPart[2], imaginaryPart[2]), new Complex(realPart[3], imaginaryPart[3]));
    }

    private static void ApplyReal(T* values, nint amplitudes, nint stride, in OneQubitMatrix gate, nint examples)
    {
        var (a, _) = Broadcast(gate.A);
        var (b, _) = Broadcast(gate.B);
        var (c, _) = Broadcast(gate.C);
        var (d, _) = Broadcast(gate.D);
        var step = stride * examples;
        for (nint group = 0; group < amplitudes * examples; group += 2 * step)
        {
            for (var at = group; at < group + step; at += Vector<T>.Count)
            {
                var (x, y) = (Vector.Load(values + at), Vector.Load(values + at + step));
                Lanes.MultiplyAdd(a, x, b * y).Store(values + at);
                Lanes.MultiplyAdd(c, x, d * y).Store(values + at + step);
            }
        }
    }

    private static void AddProducts(T* p, T* l, nint count, nint step, double* sums, int sign)
    {
        var (s00, s01, s10, s11) = (Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero);
        for (nint group = 0; group < count; group += 2 * step)
        {
            for (var at = group; at < group + step; at += Vector<T>.Count)
            {
                var (p0, p1) = (Vector.Load(p + at), Vector.Load(p + at + step));
                var (l0, l1) = (Vector.Load(l + at), Vector.Load(l + at + step));
                s00 = Lanes.MultiplyAdd(p0, l0, s00);
                s01 = Lanes.MultiplyAdd(p0, l1, s01);
                s10 = Lanes.MultiplyAdd(p1, l0, s10);
                s11 = Lanes.MultiplyAdd(p1, l1, s11);
            }
        }
        sums[0] += sign * double.CreateChecked(Vector.Sum(s00));
        sums[1] += sign * double.CreateChecked(Vector.Sum(s01));
        sums[2] += sign * double.CreateChecked(Vector.Sum(s10));
        sums[3] += sign * double.CreateChecked(Vector.Sum(s11));
    }

    private static (Vector<T> Real, Vector<T> Imaginary) Broadcast(Complex value) =>
        (new Vector<T>(T.CreateTruncating(value.Real)), new Vector<T>(T.CreateTruncating(value.Imaginary)));
}

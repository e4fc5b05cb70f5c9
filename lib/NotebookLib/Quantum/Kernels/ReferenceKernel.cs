using System.Numerics;

namespace NotebookLib.Quantum.Kernels;

/// <summary>
/// The general gate, written for reading: any matrix on any targets under any controls. The fast kernels are tested equal to it.
/// For each basis state whose target bits are 0 and whose controls hold, the 2^k amplitudes that differ only in the target bits are
/// gathered, multiplied by the matrix and put back.
/// </summary>
internal static class ReferenceKernel
{
    /// <summary>Applies the matrix in place.</summary>
    /// <param name="re">Real parts, [amplitude][example].</param>
    /// <param name="im">Imaginary parts, [amplitude][example].</param>
    /// <param name="batch">Number of examples.</param>
    /// <param name="targetBits">Index bit of each target; the first is the most significant of the matrix.</param>
    /// <param name="controlMask">Index bits that are controls.</param>
    /// <param name="controlPattern">The values that the controls ask for.</param>
    /// <param name="matrix">2^k x 2^k, row-major.</param>
    internal static void Apply<T>(Span<T> re, Span<T> im, int batch, ReadOnlySpan<int> targetBits, nint controlMask, nint controlPattern,
        ReadOnlySpan<Complex> matrix) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var dimension = 1 << targetBits.Length;
        var offsets = new int[dimension];
        for (var pattern = 0; pattern < dimension; pattern++)
            for (var k = 0; k < targetBits.Length; k++)
                offsets[pattern] |= (pattern >> (targetBits.Length - 1 - k) & 1) << targetBits[k];
        var targetMask = offsets[dimension - 1];
        var (x, y) = (new T[dimension], new T[dimension]);
        var amplitudes = re.Length / batch;
        for (var j = 0; j < amplitudes; j++)
        {
            if ((j & targetMask) != 0 || (j & controlMask) != controlPattern)
                continue;
            for (var example = 0; example < batch; example++)
            {
                for (var s = 0; s < dimension; s++)
                {
                    var at = (j | offsets[s]) * batch + example;
                    (x[s], y[s]) = (re[at], im[at]);
                }
                for (var row = 0; row < dimension; row++)
                {
                    T sumRe = T.Zero, sumIm = T.Zero;
                    for (var s = 0; s < dimension; s++)
                    {
                        var entry = matrix[row * dimension + s];
                        T a = T.CreateTruncating(entry.Real), b = T.CreateTruncating(entry.Imaginary);
                        sumRe += a * x[s] - b * y[s];
                        sumIm += a * y[s] + b * x[s];
                    }
                    var at = (j | offsets[row]) * batch + example;
                    (re[at], im[at]) = (sumRe, sumIm);
                }
            }
        }
    }
}

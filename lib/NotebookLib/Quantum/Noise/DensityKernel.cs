using System.Numerics;

namespace NotebookLib.Quantum.Noise;

/// <summary>
/// Applies small matrices to a density matrix that is stored row-major, that is to a vector with 2n bits: the row's bits first, then the column's.
/// U rho U† is U on the row's bits and conj(U) on the column's; a channel is its superoperator on both at once.
/// </summary>
internal static class DensityKernel
{
    /// <summary>Multiplies by a matrix on some bits of the vector's index, where the other bits fit the mask.</summary>
    /// <param name="vector">Changed in place; its length is a power of two.</param>
    /// <param name="matrix">Row-major, of dimension 2^k for k bits; need not be unitary.</param>
    /// <param name="shifts">Places of the bits, counted from the least significant; the first is the matrix's most significant bit.</param>
    /// <param name="controlMask">Bits that decide.</param>
    /// <param name="controlValue">What they have to be.</param>
    public static void Apply(Complex[] vector, ReadOnlySpan<Complex> matrix, ReadOnlySpan<int> shifts, int controlMask = 0, int controlValue = 0)
    {
        var dimension = 1 << shifts.Length;
        var offsets = new int[dimension];
        for (var pattern = 0; pattern < dimension; pattern++)
            for (var bit = 0; bit < shifts.Length; bit++)
                if ((pattern >> (shifts.Length - 1 - bit) & 1) == 1)
                    offsets[pattern] |= 1 << shifts[bit];
        var targetMask = offsets[dimension - 1];
        var old = new Complex[dimension];
        for (var start = 0; start < vector.Length; start++)
        {
            if ((start & targetMask) != 0 || (start & controlMask) != controlValue)
                continue;
            for (var i = 0; i < dimension; i++)
                old[i] = vector[start | offsets[i]];
            for (var i = 0; i < dimension; i++)
            {
                Complex sum = 0;
                var row = matrix.Slice(i * dimension, dimension);
                for (var j = 0; j < dimension; j++)
                    if (row[j] != Complex.Zero)
                        sum += row[j] * old[j];
                vector[start | offsets[i]] = sum;
            }
        }
    }
}

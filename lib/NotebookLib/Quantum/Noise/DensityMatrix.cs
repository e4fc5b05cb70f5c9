using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Common;
using NotebookLib.Quantum.Noise;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

/// <summary>
/// A mixed state: a Hermitian, positive matrix rho of trace 1, 2^n x 2^n for n qubits. Gates and channels are applied to it in place, by the same
/// methods that a circuit has. Qubit 0 is the most significant bit of a row or column number. Not safe for changes from several threads.
/// </summary>
/// <remarks>Nielsen and Chuang, Quantum Computation and Quantum Information, sec. 2.4.</remarks>
[TypeFormatterSource(typeof(PlainTextFormatter), PreferredMimeTypes = ["text/plain"])]
public sealed partial class DensityMatrix : GateBuilder<DensityMatrix>
{
    /// <summary>The most qubits that a density matrix may have; it takes 4^n * 16 bytes.</summary>
    public const int MaxQubits = 12;

    private const double Tolerance = 1e-9;

    private readonly Complex[] _entries;

    /// <summary>The state |0…0>&lt;0…0|.</summary>
    /// <param name="qubits">Number of qubits, 1 to <see cref="MaxQubits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer or more; the message has the memory needed.</exception>
    public DensityMatrix(int qubits) : this(qubits, NewEntries(qubits)) => _entries[0] = 1;

    private DensityMatrix(int qubits, Complex[] entries)
    {
        Qubits = qubits;
        _entries = entries;
    }

    /// <inheritdoc/>
    public override int Qubits { get; }

    /// <summary>Number of rows, and of columns: 2^n.</summary>
    public int Dimension => 1 << Qubits;

    /// <summary>One entry.</summary>
    /// <param name="row">0 to <c>Dimension - 1</c>.</param>
    /// <param name="column">0 to <c>Dimension - 1</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public Complex this[int row, int column] => (uint)row < (uint)Dimension && (uint)column < (uint)Dimension
        ? _entries[row << Qubits | column]
        : throw new ArgumentOutOfRangeException(nameof(row), $"entry ({row}, {column}) does not exist; with {Qubits} qubit{(Qubits == 1 ? "" : "s")} rows and columns are 0 to {Dimension - 1}");

    /// <summary>The pure state |psi>&lt;psi|.</summary>
    /// <param name="state">The state psi; later changes to it do not matter.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too many qubits; the message has the memory needed.</exception>
    public static DensityMatrix From(StateVector state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var entries = NewEntries(state.Qubits);
        var amplitudes = state.ToArray();
        for (var row = 0; row < amplitudes.Length; row++)
            for (var column = 0; column < amplitudes.Length; column++)
                entries[row << state.Qubits | column] = amplitudes[row] * Complex.Conjugate(amplitudes[column]);
        return new DensityMatrix(state.Qubits, entries);
    }

    /// <summary>A density matrix from its entries.</summary>
    /// <param name="matrix">Square, of dimension 2, 4, 8, …; Hermitian, positive, trace 1.</param>
    /// <exception cref="ArgumentException">It is no density matrix; the message says why, with the deviation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Too many qubits.</exception>
    public static DensityMatrix From(Matrix<Complex> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.RowCount != matrix.ColumnCount || matrix.RowCount < 2 || !BitOperations.IsPow2(matrix.RowCount))
            throw new ArgumentException($"a density matrix is square, of dimension 2 for one qubit, 4 for two, …; a {matrix.RowCount} x {matrix.ColumnCount} matrix was given", nameof(matrix));
        CheckState(matrix);
        var qubits = BitOperations.Log2((uint)matrix.RowCount);
        NewEntries(qubits);
        return new DensityMatrix(qubits, matrix.ToRowMajorArray());
    }

    /// <summary>The fully mixed state 1/2^n: every outcome of every measurement equally likely.</summary>
    /// <param name="qubits">Number of qubits, 1 to <see cref="MaxQubits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer or more.</exception>
    public static DensityMatrix FullyMixed(int qubits)
    {
        var entries = NewEntries(qubits);
        for (var i = 0; i < 1 << qubits; i++)
            entries[i << qubits | i] = 1.0 / (1 << qubits);
        return new DensityMatrix(qubits, entries);
    }

    /// <summary>A copy that can be changed on its own.</summary>
    public DensityMatrix Copy() => new(Qubits, [.. _entries]);

    /// <summary>The entries for MathNet.</summary>
    public Matrix<Complex> ToMatrix() => Matrix<Complex>.Build.Dense(Dimension, Dimension, (row, column) => this[row, column]);

    /// <summary>The entries, one row a line, rounded.</summary>
    public override string ToString() => Qubits > 3
        ? string.Create(CultureInfo.InvariantCulture, $"density matrix of {Qubits} qubits, purity {Purity():G6}")
        : string.Join('\n', Enumerable.Range(0, Dimension).Select(row =>
            string.Join("  ", Enumerable.Range(0, Dimension).Select(column => Text(this[row, column]).PadLeft(14)))));

    private static string Text(Complex entry)
    {
        var (re, im) = (Math.Round(entry.Real, 4) + 0.0, Math.Round(entry.Imaginary, 4) + 0.0);
        if (im == 0 || re == 0)
            return (im == 0 ? re : im).ToString(CultureInfo.InvariantCulture) + (im == 0 ? "" : "i");
        return string.Create(CultureInfo.InvariantCulture, $"{re}{(im < 0 ? "-" : "+")}{Math.Abs(im)}i");
    }

    private static Complex[] NewEntries(int qubits)
    {
        if (qubits < 1)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits, $"a density matrix of {qubits} qubits was asked for; at least 1 is needed");
        if (qubits > MaxQubits)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits,
                $"a density matrix of {qubits} qubits needs {Memory(qubits)} (4^{qubits} entries of 16 bytes); at most {MaxQubits} qubits ({Memory(MaxQubits)}) are allowed. Use fewer qubits, or run the circuit without noise on a state vector, which has only 2^{qubits} amplitudes");
        return new Complex[1 << 2 * qubits];
    }

    private static string Memory(int qubits)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
        var bits = 2 * qubits + 4;
        var unit = Math.Min(bits / 10, units.Length - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(2, bits - 10 * unit):G4} {units[unit]}");
    }

    private static void CheckState(Matrix<Complex> matrix)
    {
        var skew = (matrix - matrix.ConjugateTranspose()).Enumerate().Max(entry => entry.Magnitude);
        if (!(skew <= Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the matrix is not Hermitian: the largest entry of |rho - rho†| is {skew:G3}, allowed is {Tolerance:G1}"), nameof(matrix));
        var trace = matrix.Diagonal().Sum().Real;
        if (!(Math.Abs(trace - 1) <= Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the trace of a density matrix is 1, the sum of all probabilities; here it is {trace:G9}. Divide the matrix by it"), nameof(matrix));
        var lowest = matrix.Evd(Symmetricity.Hermitian).EigenValues.Min(value => value.Real);
        if (!(lowest >= -Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"a density matrix has no negative eigenvalue, since they are probabilities; the lowest one here is {lowest:G3}"), nameof(matrix));
    }
}

using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Common;
using NotebookLib.Quantum.Kernels;
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

    // Row-major, as the amplitudes of 2n qubits: first those of the row, then those of the column. U rho U† is U on the row's and conj(U) on
    // the column's qubits; a channel is its superoperator on both at once.
    private readonly Register<double> _rho;

    /// <summary>The state |0…0>&lt;0…0|.</summary>
    /// <param name="qubits">Number of qubits, 1 to <see cref="MaxQubits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer or more; the message has the memory needed.</exception>
    public DensityMatrix(int qubits) : this(NewRegister(qubits)) => _rho.Re[0] = 1;

    private DensityMatrix(Register<double> rho) => _rho = rho;

    /// <inheritdoc/>
    public override int Qubits => _rho.Qubits / 2;

    /// <summary>Number of rows, and of columns: 2^n.</summary>
    public int Dimension => 1 << Qubits;

    /// <summary>One entry.</summary>
    /// <param name="row">0 to <c>Dimension - 1</c>.</param>
    /// <param name="column">0 to <c>Dimension - 1</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public Complex this[int row, int column] => (uint)row < (uint)Dimension && (uint)column < (uint)Dimension
        ? new Complex(_rho.Re[row << Qubits | column], _rho.Im is { } im ? im[row << Qubits | column] : 0)
        : throw new ArgumentOutOfRangeException(nameof(row), $"Entry ({row}, {column}) does not exist; with {Qubits} qubit{(Qubits == 1 ? "" : "s")} rows and columns are 0 to {Dimension - 1}.");

    /// <summary>The pure state |psi>&lt;psi|.</summary>
    /// <param name="state">The state psi; later changes to it do not matter.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too many qubits; the message has the memory needed.</exception>
    public static DensityMatrix From(StateVector state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Of(state.Qubits, (row, column) => state[row] * Complex.Conjugate(state[column]));
    }

    /// <summary>A density matrix from its entries.</summary>
    /// <param name="matrix">Square, of dimension 2, 4, 8, …; Hermitian, positive, trace 1.</param>
    /// <exception cref="ArgumentException">It is no density matrix; the message says why, with the deviation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Too many qubits.</exception>
    public static DensityMatrix From(Matrix<Complex> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.RowCount != matrix.ColumnCount || matrix.RowCount < 2 || !BitOperations.IsPow2(matrix.RowCount))
            throw new ArgumentException($"A density matrix is square, of dimension 2 for one qubit, 4 for two, …; a {matrix.RowCount} x {matrix.ColumnCount} matrix was given.", nameof(matrix));
        CheckState(matrix);
        return Of(BitOperations.Log2((uint)matrix.RowCount), (row, column) => matrix[row, column]);
    }

    /// <summary>The fully mixed state 1/2^n: every outcome of every measurement equally likely.</summary>
    /// <param name="qubits">Number of qubits, 1 to <see cref="MaxQubits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer or more.</exception>
    public static DensityMatrix FullyMixed(int qubits) => Of(qubits, (row, column) => row == column ? 1.0 / (1 << qubits) : 0);

    /// <summary>A copy that can be changed on its own.</summary>
    public DensityMatrix Copy() => new(_rho.Copy());

    /// <summary>The entries for MathNet.</summary>
    public Matrix<Complex> ToMatrix() => Matrix<Complex>.Build.Dense(Dimension, Dimension, (row, column) => this[row, column]);

    /// <summary>The entries, one row a line, rounded.</summary>
    public override string ToString() => Qubits > 3
        ? string.Create(CultureInfo.InvariantCulture, $"density matrix of {Qubits} qubits, purity {Purity():G6}")
        : string.Join('\n', Enumerable.Range(0, Dimension).Select(row =>
            string.Join("  ", Enumerable.Range(0, Dimension).Select(column => MatrixText.Number(this[row, column], digits: 4).PadLeft(14)))));

    private static DensityMatrix Of(int qubits, Func<int, int, Complex> entry)
    {
        var rho = NewRegister(qubits);
        for (var i = 0; i < rho.Amplitudes; i++)
        {
            var value = entry(i >> qubits, i & ((1 << qubits) - 1));
            rho.Re[i] = value.Real;
            if (value.Imaginary != 0)
                rho.MakeComplex()[i] = value.Imaginary;
        }
        return new DensityMatrix(rho);
    }

    private static Register<double> NewRegister(int qubits)
    {
        if (qubits < 1)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits, $"A density matrix of {qubits} qubits was asked for; at least 1 is needed.");
        if (qubits > MaxQubits)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits,
                $"A density matrix of {qubits} qubits needs {MemorySize.Text(Math.Pow(4, qubits + 2))} (4^{qubits} entries of 16 bytes); at most {MaxQubits} qubits ({MemorySize.Text(Math.Pow(4, MaxQubits + 2))}) are allowed. Use fewer qubits, or run the circuit without noise on a state vector, which has only 2^{qubits} amplitudes.");
        return new Register<double>(2 * qubits, 1);
    }

    private static void CheckState(Matrix<Complex> matrix)
    {
        var skew = (matrix - matrix.ConjugateTranspose()).Enumerate().Max(entry => entry.Magnitude);
        if (!(skew <= Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The matrix is not Hermitian: the largest entry of |rho - rho†| is {skew:G3}, allowed is {Tolerance:G1}."), nameof(matrix));
        var trace = matrix.Diagonal().Sum().Real;
        if (!(Math.Abs(trace - 1) <= Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The trace of a density matrix is 1, the sum of all probabilities; here it is {trace:G9}. Divide the matrix by it."), nameof(matrix));
        var lowest = matrix.Evd(Symmetricity.Hermitian).EigenValues.Min(value => value.Real);
        if (!(lowest >= -Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A density matrix has no negative eigenvalue, since they are probabilities; the lowest one here is {lowest:G3}."), nameof(matrix));
    }
}

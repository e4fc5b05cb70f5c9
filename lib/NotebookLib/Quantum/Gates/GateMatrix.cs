using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Common;

namespace NotebookLib.Quantum;

/// <summary>
/// The unitary matrix of a gate on k qubits, 2^k x 2^k. The first target qubit is the most significant bit of a row or column
/// number. Immutable; every matrix made from numbers is checked to be unitary.
/// </summary>
[TypeFormatterSource(typeof(PlainTextFormatter), PreferredMimeTypes = ["text/plain"])]
public sealed class GateMatrix
{
    /// <summary>Largest entry of |U†U - I| that still counts as unitary: rounding of entries typed with ten digits or so passes.</summary>
    public const double Tolerance = 1e-9;

    private readonly Complex[] _entries;

    private GateMatrix(int dimension, Complex[] entries)
    {
        Dimension = dimension;
        _entries = entries;
    }

    /// <summary>Number of rows, and of columns: 2^<see cref="Qubits"/>.</summary>
    public int Dimension { get; }

    /// <summary>Number of qubits the matrix acts on.</summary>
    public int Qubits => BitOperations.Log2((uint)Dimension);

    /// <summary>All entries, row-major.</summary>
    public ReadOnlySpan<Complex> Entries => _entries;

    /// <summary>One entry.</summary>
    /// <param name="row">0 to <c>Dimension - 1</c>.</param>
    /// <param name="column">0 to <c>Dimension - 1</c>.</param>
    public Complex this[int row, int column] => _entries[row * Dimension + column];

    /// <summary>A matrix from its rows.</summary>
    /// <param name="rows">Square, of dimension 2, 4, 8, …</param>
    /// <exception cref="ArgumentException">Not square, dimension not a power of two, or not unitary; the message has the deviation.</exception>
    public static GateMatrix From(Complex[,] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CheckShape(rows.GetLength(0), rows.GetLength(1));
        return Checked(rows.GetLength(0), [.. rows.Cast<Complex>()]);
    }

    /// <summary>A matrix from a MathNet matrix.</summary>
    /// <inheritdoc cref="From(Complex[,])"/>
    public static GateMatrix From(Matrix<Complex> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CheckShape(rows.RowCount, rows.ColumnCount);
        return Checked(rows.RowCount, rows.ToRowMajorArray());
    }

    /// <summary>How far U†U is from the identity: the largest absolute entry of the difference; NaN if an entry is.</summary>
    /// <param name="dimension">Number of columns.</param>
    /// <param name="rowMajor">All entries, row-major. Several matrices, one under the other, give the sum of their U†U.</param>
    internal static double Deviation(int dimension, ReadOnlySpan<Complex> rowMajor)
    {
        var worst = 0.0;
        for (var i = 0; i < dimension; i++)
            for (var j = i; j < dimension; j++)
            {
                Complex sum = i == j ? -1 : 0;
                for (var k = 0; k < rowMajor.Length / dimension; k++)
                    sum += Complex.Conjugate(rowMajor[k * dimension + i]) * rowMajor[k * dimension + j];
                var size = Complex.Abs(sum);
                if (double.IsNaN(size))
                    return double.NaN;
                worst = Math.Max(worst, size);
            }
        return worst;
    }

    /// <summary>The conjugate transpose, which is the inverse.</summary>
    public GateMatrix Dagger()
    {
        var result = new Complex[_entries.Length];
        for (var row = 0; row < Dimension; row++)
            for (var column = 0; column < Dimension; column++)
                result[column * Dimension + row] = Complex.Conjugate(this[row, column]);
        return new GateMatrix(Dimension, result);
    }

    /// <summary>The same matrix for MathNet.</summary>
    public Matrix<Complex> ToMathNet() => Matrix<Complex>.Build.Dense(Dimension, Dimension, (row, column) => this[row, column]);

    /// <summary>The rows with three decimal places, one a line: <c>[0  -i]</c>, <c>[i   0]</c>.</summary>
    public override string ToString() => MatrixText.Write(Dimension, Dimension, (row, column) => this[row, column]);

    /// <summary>Trusted entries, for gates whose formula is unitary by construction.</summary>
    internal static GateMatrix Trusted(int dimension, Complex[] rowMajor) => new(dimension, rowMajor);

    private static void CheckShape(int rows, int columns)
    {
        if (rows != columns || rows < 2 || !BitOperations.IsPow2(rows))
            throw new ArgumentException(
                $"A gate needs a square matrix of dimension 2 for one qubit, 4 for two, 8 for three, …; a {rows} x {columns} matrix was given.");
    }

    private static GateMatrix Checked(int dimension, Complex[] entries)
    {
        var deviation = Deviation(dimension, entries);
        if (!(deviation <= Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The matrix is not unitary: the largest entry of |U†U - I| is {deviation:G3}, allowed is {Tolerance:G1}; scale or orthogonalise its columns."));
        return new GateMatrix(dimension, entries);
    }
}

using System.Collections.Immutable;
using System.Numerics;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>A one-qubit matrix on one qubit of a larger matrix, under controls on all its other qubits.</summary>
/// <param name="Controls">Qubit numbers within the matrix, 0 the most significant.</param>
/// <param name="Target">Qubit number within the matrix.</param>
/// <param name="Matrix">The matrix.</param>
internal sealed record TwoLevelFactor(ImmutableArray<Control> Controls, int Target, OneQubitMatrix Matrix);

/// <summary>
/// Writes any unitary as a sequence of two-level matrices. Columns are cleared one after the other by rotations of two neighbouring rows; rows are in the
/// order of the Gray code, in which neighbours differ in one bit, so that each rotation is a one-qubit gate under controls.
/// </summary>
/// <remarks>Nielsen and Chuang, Quantum Computation and Quantum Information, sec. 4.5.1 and 4.5.2.</remarks>
internal static class TwoLevelFactors
{
    private const double Zero = 1e-14;

    /// <summary>The factors, the one that acts first first: at most 2^(k-1) (2^k - 1) for k qubits.</summary>
    public static IReadOnlyList<TwoLevelFactor> Of(GateMatrix unitary)
    {
        var dimension = unitary.Dimension;
        var rows = new Complex[dimension, dimension];
        for (var i = 0; i < dimension; i++)
            for (var j = 0; j < dimension; j++)
                rows[i, j] = unitary[Gray(i), Gray(j)];

        // rotations * unitary = 1, so unitary is the product of their inverses; the last rotation found is undone first.
        var factors = new List<TwoLevelFactor>();
        for (var column = 0; column < dimension - 1; column++)
            for (var row = dimension - 1; row > column; row--)
                if (Clear(rows, row, column, dimension) is { } undo)
                    factors.Add(Factor(undo, Gray(row - 1), Gray(row), unitary.Qubits));
        factors.Reverse();
        return factors;
    }

    private static int Gray(int i) => i ^ (i >> 1);

    // Rotates rows row-1 and row so that entry (row, column) becomes 0; gives the inverse of the rotation, or null where there is nothing to do.
    private static OneQubitMatrix? Clear(Complex[,] rows, int row, int column, int dimension)
    {
        var (a, b) = (rows[row - 1, column], rows[row, column]);
        var isLast = column == dimension - 2;
        if (isLast)
        {
            var block = new OneQubitMatrix(a, rows[row - 1, column + 1], b, rows[row, column + 1]);
            return block.IsNear(new OneQubitMatrix(1, 0, 0, 1), Zero) ? null : block;
        }
        var norm = Math.Sqrt(a.Real * a.Real + a.Imaginary * a.Imaginary + b.Real * b.Real + b.Imaginary * b.Imaginary);
        var diagonalIsDone = row - 1 > column || (a - 1).Magnitude < Zero;
        if (norm < Zero || b.Magnitude < Zero && diagonalIsDone)
            return null;
        var rotation = new OneQubitMatrix(Complex.Conjugate(a) / norm, Complex.Conjugate(b) / norm, -b / norm, a / norm);
        for (var j = column; j < dimension; j++)
        {
            var (upper, lower) = (rows[row - 1, j], rows[row, j]);
            rows[row - 1, j] = rotation.A * upper + rotation.B * lower;
            rows[row, j] = rotation.C * upper + rotation.D * lower;
        }
        return rotation.Dagger();
    }

    private static TwoLevelFactor Factor(OneQubitMatrix matrix, int upper, int lower, int qubits)
    {
        var target = qubits - 1 - BitOperations.Log2((uint)(upper ^ lower));
        bool IsOne(int qubit) => (upper >> (qubits - 1 - qubit) & 1) == 1;
        var controls = Enumerable.Range(0, qubits).Where(qubit => qubit != target).Select(qubit => new Control(qubit, IsOne(qubit)));
        return new TwoLevelFactor([.. controls], target, IsOne(target) ? matrix.Exchanged() : matrix);
    }
}

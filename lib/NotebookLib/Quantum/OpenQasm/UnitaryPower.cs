using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Principal powers of unitary matrices of any size.</summary>
internal static class UnitaryPower
{
    private const double Tolerance = 1e-10;
    private const double Cut = 1e-10;

    // U = A + iB with Hermitian A and B that commute. A mixture of both has the eigenvectors of U, unless two eigenvalues of U happen to give it the
    // same value; then another mixture does it.
    private static readonly double[] Mixtures = [0.7310585786300049, -1.3133826310205, 3.7182053012, 0.1234567890123];

    /// <summary>V diag(e^{i k phase}) V† for U = V diag(e^{i phase}) V†, phases in (-pi, pi].</summary>
    public static GateMatrix Of(GateMatrix unitary, double exponent)
    {
        var matrix = unitary.ToMathNet();
        var dagger = matrix.ConjugateTranspose();
        var (a, b) = ((matrix + dagger) / 2, (matrix - dagger) / new Complex(0, 2));
        foreach (var mixture in Mixtures)
        {
            var vectors = (a + mixture * b).Evd(Symmetricity.Hermitian).EigenVectors;
            var diagonal = vectors.ConjugateTranspose() * matrix * vectors;
            var values = diagonal.Diagonal();
            if ((diagonal - Matrix<Complex>.Build.DiagonalOfDiagonalVector(values)).Enumerate().Max(entry => entry.Magnitude) > Tolerance)
                continue;
            var powers = Matrix<Complex>.Build.DiagonalOfDiagonalVector(values.Map(value => Complex.FromPolarCoordinates(1, exponent * Phase(value))));
            return GateMatrix.From(vectors * powers * vectors.ConjugateTranspose());
        }
        throw new InvalidOperationException("The eigenvectors of the gate's matrix could not be found to the last digits; write its power with other gates.");
    }

    // Rounding must not turn -1 into an eigenvalue just below the cut.
    private static double Phase(Complex value) => value.Phase <= -Math.PI + Cut ? Math.PI : value.Phase;
}

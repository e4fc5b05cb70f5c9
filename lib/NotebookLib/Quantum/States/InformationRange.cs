using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

/// <summary>Measures of information in the range that they have by definition: rounding carries a pure or a fully mixed state a step out of it.</summary>
internal static class InformationRange
{
    /// <summary>tr(rho^2) of k qubits, 1/2^k to 1.</summary>
    public static double Purity(double sum, int qubits) => Math.Clamp(sum, Math.ScaleB(1, -qubits), 1);

    /// <summary>-tr(rho log2 rho) of k qubits, 0 to k.</summary>
    public static double Entropy(Matrix<Complex> rho, int qubits)
    {
        var sum = rho.Evd(Symmetricity.Hermitian).EigenValues.Sum(value => value.Real > 1e-15 ? -value.Real * Math.Log2(value.Real) : 0);
        return Math.Clamp(sum, 0, qubits) + 0.0;
    }

    /// <summary>A point of the Bloch ball: what lies a rounding step outside is taken to its surface, and there is no -0.</summary>
    public static BlochVector Bloch(double x, double y, double z)
    {
        var length = Math.Sqrt(x * x + y * y + z * z);
        var scale = length > 1 ? 1 / length : 1;
        return new BlochVector(Math.Clamp(Tidy(x * scale), -1, 1), Math.Clamp(Tidy(y * scale), -1, 1), Math.Clamp(Tidy(z * scale), -1, 1));
    }

    // Sums of cancelling terms leave rounding behind, of either sign.
    private static double Tidy(double component) => Math.Abs(component) < 1e-15 ? 0 : component;
}

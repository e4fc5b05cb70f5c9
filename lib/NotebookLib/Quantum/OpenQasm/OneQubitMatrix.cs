using System.Numerics;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>A 2x2 unitary, [A, B; C, D].</summary>
internal readonly record struct OneQubitMatrix(Complex A, Complex B, Complex C, Complex D)
{
    /// <summary>Pauli X.</summary>
    public static OneQubitMatrix X { get; } = new(0, 1, 1, 0);

    public static OneQubitMatrix From(GateMatrix matrix) => new(matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]);

    public GateMatrix ToGateMatrix() => GateMatrix.Trusted(2, [A, B, C, D]);

    public OneQubitMatrix Dagger() => new(Complex.Conjugate(A), Complex.Conjugate(C), Complex.Conjugate(B), Complex.Conjugate(D));

    /// <summary>The same matrix with |0> and |1> exchanged.</summary>
    public OneQubitMatrix Exchanged() => new(D, C, B, A);

    public bool IsNear(OneQubitMatrix other, double tolerance = 1e-12) =>
        (A - other.A).Magnitude < tolerance && (B - other.B).Magnitude < tolerance
        && (C - other.C).Magnitude < tolerance && (D - other.D).Magnitude < tolerance;

    /// <summary>Angles with M = e^{i alpha} U(theta, phi, lambda), U as in <see cref="Gates.U"/>.</summary>
    public (double Alpha, double Theta, double Phi, double Lambda) Angles()
    {
        const double Zero = 1e-15;
        var theta = 2 * Math.Atan2(C.Magnitude, A.Magnitude);
        if (A.Magnitude < Zero)
            return ((-B).Phase, Math.PI, Wrapped(C.Phase - (-B).Phase), 0);
        var alpha = A.Phase;
        if (C.Magnitude < Zero)
            return (alpha, 0, 0, Wrapped(D.Phase - alpha));
        return (alpha, theta, Wrapped(C.Phase - alpha), Wrapped((-B).Phase - alpha));
    }

    /// <summary>The power by the eigenvalues, each with its angle in (-pi, pi].</summary>
    public OneQubitMatrix Power(double exponent)
    {
        var half = (A + D) / 2;
        var root = Complex.Sqrt(half * half - (A * D - B * C));
        var (first, second) = (half + root, half - root);
        Complex Raised(Complex eigenvalue) => Complex.FromPolarCoordinates(1, Argument(eigenvalue) * exponent);
        if (root.Magnitude < 1e-8)
        {
            // Nearly a multiple of the identity, M = e (I + N) with small N: M^k = e^k (I + k N) up to N^2.
            var scale = Raised(half);
            return new OneQubitMatrix(
                scale * (1 + exponent * (A / half - 1)), scale * exponent * B / half, scale * exponent * C / half, scale * (1 + exponent * (D / half - 1)));
        }
        // M^k = a^k P + b^k (I - P) with the projector P = (M - b) / (a - b).
        var (a, b) = (Raised(first), Raised(second));
        var weight = (a - b) / (first - second);
        return new OneQubitMatrix(b + weight * (A - second), weight * B, weight * C, b + weight * (D - second));
    }

    // Rounding must not turn -1 into an eigenvalue just below the cut.
    private static double Argument(Complex z) => z.Phase <= -Math.PI + 1e-12 ? Math.PI : z.Phase;

    private static double Wrapped(double angle) => Math.IEEERemainder(angle, 2 * Math.PI);
}

using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>A 2 x 2 complex matrix, [A, B; C, D].</summary>
internal readonly record struct OneQubitMatrix(Complex A, Complex B, Complex C, Complex D)
{
    public bool IsReal => A.Imaginary == 0 && B.Imaginary == 0 && C.Imaginary == 0 && D.Imaginary == 0;

    /// <summary>Conjugate transpose; the inverse of a unitary matrix.</summary>
    public OneQubitMatrix Adjoint => new(Complex.Conjugate(A), Complex.Conjugate(C), Complex.Conjugate(B), Complex.Conjugate(D));

    public static OneQubitMatrix operator *(OneQubitMatrix x, OneQubitMatrix y) => new(
        x.A * y.A + x.B * y.C, x.A * y.B + x.B * y.D, x.C * y.A + x.D * y.C, x.C * y.B + x.D * y.D);
}

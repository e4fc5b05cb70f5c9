using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Quantum;

/// <summary>Gates as full matrices from Kronecker products, the oracle of the layers. Qubit 0 is the leftmost factor.</summary>
internal static class DenseCircuit
{
    private static readonly Matrix<Complex> One = Matrix<Complex>.Build.DenseIdentity(2);
    private static readonly Matrix<Complex> Zero = Two(1, 0, 0, 0);
    private static readonly Matrix<Complex> Last = Two(0, 0, 0, 1);
    private static readonly Matrix<Complex> X = Two(0, 1, 1, 0);
    private static readonly Matrix<Complex> Y = Two(0, -Complex.ImaginaryOne, Complex.ImaginaryOne, 0);
    private static readonly Matrix<Complex> Z = Two(1, 0, 0, -1);

    public static Matrix<Complex> On(int qubits, params (int Qubit, Matrix<Complex> Gate)[] gates)
    {
        var matrix = Matrix<Complex>.Build.DenseIdentity(1);
        for (var q = 0; q < qubits; q++) matrix = matrix.KroneckerProduct(gates.Where(gate => gate.Qubit == q).Select(gate => gate.Gate).SingleOrDefault(One));
        return matrix;
    }

    public static Matrix<Complex> Entangle(int qubits, Entangler entangler)
    {
        var product = Matrix<Complex>.Build.DenseIdentity(1 << qubits);
        foreach (var (control, target) in entangler.Pairs(qubits))
            product = (On(qubits, (control, Zero)) + On(qubits, (control, Last), (target, entangler.IsCz ? Z : X))) * product;
        return product;
    }

    /// <summary>exp(-i t P / 2) for the rotations, by their definitions.</summary>
    public static Matrix<Complex> Rotate(Rotation rotation, AngleConvention convention, ReadOnlySpan<double> angles)
    {
        var t = convention == AngleConvention.Full ? 2 * angles[0] : angles[0];
        return rotation switch
        {
            Rotation.Rx => Exponential(X, t),
            Rotation.Ry => Exponential(Y, t),
            Rotation.Rz => Exponential(Z, t),
            Rotation.Phase => Two(1, 0, 0, Complex.FromPolarCoordinates(1, angles[0])),
            _ => Exponential(Z, angles[1]) * Exponential(Y, t) * Exponential(Z, angles[2]) * Complex.FromPolarCoordinates(1, (angles[1] + angles[2]) / 2),
        };
    }

    public static Matrix<Complex> Pauli(string letters) => On(
        letters.Length, [.. letters.Select((letter, q) => (q, letter switch { 'X' => X, 'Y' => Y, 'Z' => Z, _ => One }))]);

    private static Matrix<Complex> Exponential(Matrix<Complex> pauli, double t) =>
        One * (Complex)Math.Cos(t / 2) - pauli * (Complex.ImaginaryOne * Math.Sin(t / 2));

    private static Matrix<Complex> Two(Complex a, Complex b, Complex c, Complex d) =>
        Matrix<Complex>.Build.DenseOfArray(new[,] { { a, b }, { c, d } });
}

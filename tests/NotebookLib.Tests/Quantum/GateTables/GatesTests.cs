using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.GateTables;

public sealed class GatesTests
{
    private static readonly double[] SomeAngles = [0.7, -1.3, 2.1];

    public static TheoryData<string> AllNames => [.. Gates.All.Select(gate => gate.Name)];

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Gate_Matrix_IsUnitary(string name)
    {
        var gate = Gates.Named(name);
        var matrix = gate.Matrix(SomeAngles.AsSpan(0, gate.AngleCount));
        Assert.Equal(gate.TargetCount, matrix.Qubits);
        Assert.InRange(GateMatrix.Deviation(matrix.Dimension, matrix.Entries), 0, 1e-15);
    }

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Gate_Inverse_IsConjugateTranspose(string name)
    {
        var gate = Gates.Named(name);
        var (inverse, angles) = gate.Inverse([.. SomeAngles.Take(gate.AngleCount)]);
        var expected = gate.Matrix(SomeAngles.AsSpan(0, gate.AngleCount)).Dagger().ToMathNet();
        Close(expected, inverse.Matrix([.. angles.Select(angle => angle.Value)]).ToMathNet());
    }

    [Theory]
    [MemberData(nameof(AllNames))]
    public void Gate_DerivativeByRole_EqualsCentralDifference(string name)
    {
        var gate = Gates.Named(name);
        Matrix<Complex> At(int which, double shift)
        {
            var angles = SomeAngles.Take(gate.AngleCount).ToArray();
            angles[which] += shift;
            return gate.Matrix(angles).ToMathNet();
        }
        for (var k = 0; k < gate.AngleCount; k++)
        {
            var derivative = gate.AngleRoles[k] == AngleRole.HalfAngle
                ? At(k, Math.PI) * 0.5
                : (At(k, 0) - At(k, Math.PI)) * new Complex(0, 0.5);
            Close((At(k, 1e-5) - At(k, -1e-5)) / 2e-5, derivative, 1e-9);
        }
    }

    [Theory]
    [InlineData("rx", "x")]
    [InlineData("ry", "y")]
    [InlineData("rz", "z")]
    public void Rotation_Matrix_IsExponentialOfPauli(string rotation, string pauli)
    {
        var p = Gates.Named(pauli).Matrix().ToMathNet();
        var expected = Math.Cos(0.35) * Matrix<Complex>.Build.DenseIdentity(2) - Complex.ImaginaryOne * Math.Sin(0.35) * p;
        Close(expected, Gates.Named(rotation).Matrix(0.7).ToMathNet());
    }

    [Theory]
    [InlineData("rxx", "x")]
    [InlineData("ryy", "y")]
    [InlineData("rzz", "z")]
    public void TwoQubitRotation_Matrix_IsExponentialOfPauliPair(string rotation, string pauli)
    {
        var p = Gates.Named(pauli).Matrix().ToMathNet();
        var expected = Math.Cos(0.35) * Matrix<Complex>.Build.DenseIdentity(4) - Complex.ImaginaryOne * Math.Sin(0.35) * p.KroneckerProduct(p);
        Close(expected, Gates.Named(rotation).Matrix(0.7).ToMathNet());
    }

    [Fact]
    public void Roots_Squared_GiveTheirGate()
    {
        Close(Gates.Z.Matrix().ToMathNet(), Squared(Gates.S));
        Close(Gates.S.Matrix().ToMathNet(), Squared(Gates.T));
        Close(Gates.X.Matrix().ToMathNet(), Squared(Gates.SX));
    }

    [Fact]
    public void U_SpecialAngles_GivesHadamardAndRy()
    {
        Close(Gates.H.Matrix().ToMathNet(), Gates.U.Matrix(Math.PI / 2, 0, Math.PI).ToMathNet());
        Close(Gates.Ry.Matrix(0.7).ToMathNet(), Gates.U.Matrix(0.7, 0, 0).ToMathNet());
    }

    [Fact]
    public void Named_Unknown_ListsTheNames()
    {
        var error = Assert.Throws<ArgumentException>(() => Gates.Named("hadamard"));
        Assert.StartsWith("There is no gate 'hadamard'; known are id, x, y, z, h, s, sdg", error.Message);
    }

    private static Matrix<Complex> Squared(Gate gate) => gate.Matrix().ToMathNet() * gate.Matrix().ToMathNet();

    private static void Close(Matrix<Complex> expected, Matrix<Complex> actual, double tolerance = 1e-15) =>
        Assert.InRange((expected - actual).Enumerate().Max(entry => entry.Magnitude), 0, tolerance);
}

using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Quantum;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>Fractional powers are principal powers of the matrix, whatever the gate is called and however it is put together.</summary>
public sealed class PowerTests
{
    private const string V3 = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";
    private const double Tolerance = 1e-10;
    private static readonly string[] Exponents = ["0.5", "-0.5", "1/3", "2.5", "-1.7", "0.1"];

    [Theory]
    [InlineData("z, p(pi), p(-pi), p(3*pi), u1(pi), phase(5*pi), pow(2) @ s, inv @ z, mine_z")]
    [InlineData("sdg, p(3*pi/2), p(-pi/2), inv @ s, pow(3) @ s, mine_sdg")]
    [InlineData("x, mine_x, pow(3) @ x, pow(2) @ sx, inv @ x")]
    [InlineData("rx(1), rx(1 + 4*pi), pow(2) @ rx(0.5), mine_rx(1), inv @ rx(-1)")]
    [InlineData("rz(2*pi), rx(2*pi), ry(-2*pi), pow(2) @ rz(pi), rz(6*pi)")]
    [InlineData("rz(3*pi), rz(-pi), pow(3) @ rz(pi)")]
    [InlineData("t, p(pi/4), pow(0.5) @ s, pow(0.25) @ z, mine_t")]
    [InlineData("pow(0.5) @ pow(3) @ z, s, pow(0.5) @ z")]
    public void OneGate_UnderAnyName_HasOnePower(string gates)
    {
        const string Own = "gate mine_z a { h a; x a; h a; } gate mine_sdg a { U(0, 0, -pi/4) a; U(0, 0, -pi/4) a; } gate mine_x a { U(pi, 0, pi) a; gphase(-pi/2); }"
            + " gate mine_rx(t) a { h a; rz(t) a; h a; } gate mine_s a { p(pi/2) a; } gate mine_t a { pow(0.5) @ mine_s a; }";
        var names = gates.Split(", ");
        foreach (var exponent in Exponents)
        {
            Matrix<Complex>? first = null;
            foreach (var name in names)
                foreach (var control in (string[])["", "ctrl @ "])
                {
                    var matrix = Circuit.FromOpenQasm($"{V3}{Own} qubit[2] q; {control}pow({exponent}) @ {name} {(control.Length > 0 ? "q[0], q[1]" : "q[1]")};").ToMatrix();
                    // The part where the control is 1, or the gate itself.
                    matrix = matrix.SubMatrix(2, 2, 2, 2);
                    first ??= matrix;
                    Assert.True((first - matrix).Enumerate().Max(entry => entry.Magnitude) < Tolerance, $"pow({exponent}) of {control}{name} is\n{matrix}, of {names[0]}\n{first}");
                }
        }
    }

    [Fact]
    public void RandomDefinitions_HaveThePrincipalPowerOfTheirMatrix()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var qubits = 1 + seed % 3;
            var body = RandomQuantum.Circuit(qubits, 1 + seed % 7, seed).ToOpenQasm().Split('\n').SkipWhile(line => !line.StartsWith("qubit", StringComparison.Ordinal)).Skip(1);
            var names = string.Join(", ", Enumerable.Range(0, qubits).Select(i => $"a{i}"));
            var definitions = RandomQuantum.Circuit(qubits, 1 + seed % 7, seed).ToOpenQasm().Split('\n').Where(line => line.StartsWith("gate", StringComparison.Ordinal));
            var gate = $"{string.Join(' ', definitions)} gate g {names} {{ {string.Join(' ', body).Replace("q[", "a").Replace("]", "")} }} qubit[{qubits}] q;";
            var operands = string.Join(", ", Enumerable.Range(0, qubits).Select(i => $"q[{i}]"));
            var unitary = Circuit.FromOpenQasm($"{V3}{gate} g {operands};").ToMatrix();
            foreach (var exponent in (double[])[0.5, -1.25, 0.3])
            {
                var power = Circuit.FromOpenQasm(FormattableString.Invariant($"{V3}{gate} pow({exponent}) @ g {operands};")).ToMatrix();
                AssertPrincipalPower(unitary, power, exponent, seed);
            }
        }
    }

    [Fact]
    public void Pow_OfTwoQubitGates_IsPrincipal()
    {
        foreach (var call in (string[])["swap q[0], q[1]", "cx q[0], q[1]", "ctrl @ rz(5) q[0], q[1]", "negctrl @ y q[0], q[1]", "cu(1, 2, 3, 4) q[1], q[0]"])
            AssertPrincipalPower(Circuit.FromOpenQasm($"{V3}qubit[2] q; {call};").ToMatrix(), Circuit.FromOpenQasm($"{V3}qubit[2] q; pow(0.5) @ {call};").ToMatrix(), 0.5, 0);
    }

    // The defining properties: it commutes with the matrix, and has each eigenvector of it with the power of its eigenvalue.
    private static void AssertPrincipalPower(Matrix<Complex> unitary, Matrix<Complex> power, double exponent, int seed)
    {
        // A random Hermitian mixture of U and its adjoint has eigenvectors of U unless eigenvalues coincide by chance.
        var mixture = (unitary + unitary.ConjugateTranspose()) / 2 + 0.37 * (unitary - unitary.ConjugateTranspose()) / new Complex(0, 2);
        var vectors = mixture.Evd(Symmetricity.Hermitian).EigenVectors;
        for (var k = 0; k < vectors.ColumnCount; k++)
        {
            var vector = vectors.Column(k);
            var value = vector.ConjugateDotProduct(unitary * vector);
            Assert.True((unitary * vector - value * vector).L2Norm() < 1e-8, $"seed {seed}: not an eigenvector");
            var phase = value.Phase < -Math.PI + 1e-9 ? Math.PI : value.Phase;
            var expected = Complex.FromPolarCoordinates(1, exponent * phase) * vector;
            Assert.True((power * vector - expected).L2Norm() < 1e-8, $"seed {seed}, power {exponent}: eigenvalue e^(i {phase}) became {vector.ConjugateDotProduct(power * vector)}");
        }
    }
}

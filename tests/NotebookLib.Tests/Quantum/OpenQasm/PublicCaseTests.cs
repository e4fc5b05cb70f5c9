using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>Small texts of the kinds that public files have, with values from an independent simulation by branches and matrices.</summary>
public sealed class PublicCaseTests
{
    private const string V2 = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n";
    private const string V3 = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";
    private const double Half = 0.70710678118654752;

    public static TheoryData<string, string, Complex[]> States
    {
        get
        {
            var i = Complex.ImaginaryOne;
            return new()
            {
                { "root of x as the specification defines it", "OPENQASM 3.0; gate x a { U(π, 0, π) a; gphase(-π/2); } qubit[1] q; pow(0.5) @ x q[0];", [0.5 + 0.5 * i, 0.5 - 0.5 * i] },
                { "rccx", V2 + "qreg q[3]; h q[0]; h q[1]; h q[2]; t q[1]; rccx q[0], q[1], q[2];", [Half / 2, Half / 2, 0.25 + 0.25 * i, 0.25 + 0.25 * i, Half / 2, -Half / 2, 0.25 - 0.25 * i, -0.25 + 0.25 * i] },
                { "opaque, not called", V2 + "opaque wait(t) a; opaque probe a, b; qreg q[1]; h q[0];", [Half, Half] },
                { "no version line", "include \"qelib1.inc\"; qreg q[2]; h q[0]; cx q[0], q[1];", [Half, 0, 0, Half] },
                { "power of a phase", V3 + "qubit[1] q; h q[0]; pow(0.5) @ p(3*pi/2) q[0];", [Half, 0.5 - 0.5 * i] },
                { "power of the same gate", V3 + "qubit[1] q; h q[0]; pow(0.5) @ sdg q[0];", [Half, 0.5 - 0.5 * i] },
                { "power of a power", V3 + "qubit[1] q; h q[0]; pow(0.5) @ pow(3) @ s q[0];", [Half, 0.5 - 0.5 * i] },
                { "constant as size and index", V3 + "const uint n = 3; qubit[n] q; h q[n - 1];", [Half, Half, 0, 0, 0, 0, 0, 0] },
                { "quotient of constants", V3 + "const uint n = 7; qubit[n / 2] q; h q[n % 4 - 1];", [Half, Half, 0, 0, 0, 0, 0, 0] },
                { "let and range", V3 + "qubit[3] q; let a = q[1:2]; h a; x a[0];", [0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0] },
                { "concatenation and index set", V3 + "qubit[2] q; qubit r; let a = r ++ q; x a[{0, 2}];", [0, 0, 0, 1, 0, 0, 0, 0] },
                { "range with step", V3 + "qubit[3] q; x q[0:2:2];", [0, 0, 0, 0, 0, 1, 0, 0] },
                { "range backwards, from the end", V3 + "qubit[3] q; let a = q[-1:-1:0]; x a[0]; x a[-1];", [0, 0, 0, 0, 0, 1, 0, 0] },
                { "loop over a range", V3 + "qubit[3] q; for uint i in [0:2] { h q[i]; }", [.. Enumerable.Repeat(new Complex(Half / 2, 0), 8)] },
                { "loops in loops", V3 + "const int n = 2; qubit[n * n] q; for int i in [0:n - 1] for int j in {0} { x q[n * i + j]; }", Basis(4, 0b1010) },
                { "loop backwards with a condition that is known", V3 + "qubit[3] q; for int i in [2:-1:0] if (i > 0 && !(i == 2)) x q[i]; else if (i == 2) { } else x q[i + 2];", Basis(3, 0b011) },
                { "loop that never runs", V3 + "qubit[3] q; for int i in [1:0] { x q[i + 7]; } x q[0];", Basis(3, 0b100) },
                { "pragma and annotation", V3 + "pragma simulator none\n@hint fast\nqubit[1] q;\n#pragma more { of } it;\nh q[0];\n@last", [Half, Half] },
                { "asin, acos, atan", V2 + "qreg q[1]; rx(asin(0.5)) q[0]; ry(acos(0.2)) q[0]; rz(atan(2)) q[0];", [0.722517 - 0.254109 * i, 0.625066 + 0.150633 * i] },
                { "letter outside the basic plane", V3 + "qubit[1] 𝜓; h 𝜓[0];", [Half, Half] },
                { "hexadecimal, binary, octal", V3 + "qubit[0x3] q; x q[0b10]; rx(0o2 * pi / 2) q[0x0_0];", [0, 0, 0, 0, 0, 1, 0, 0] },
                { "carriage returns end lines", "OPENQASM 2.0; // version\rinclude \"qelib1.inc\";\rqreg q[1];\r// h q[0];\rh q[0];\r", [Half, Half] },
                { "u3 is a rotation in version 3", V3 + "qubit[2] q; h q[0]; ctrl @ u3(0, pi/2, pi/2) q[0], q[1];", [Half, 0, -i * Half, 0] },
                { "U has its phase in version 3", V3 + "qubit[2] q; h q[0]; ctrl @ U(pi, 0, pi) q[0], q[1];", [Half, 0, 0, i * Half] },
            };
        }
    }

    [Theory, MemberData(nameof(States), DisableDiscoveryEnumeration = true)]
    public void State_IsThatOfTheIndependentSimulation(string kind, string text, Complex[] expected)
    {
        var state = Circuit.FromOpenQasm(text).Run();
        var overlap = Complex.Abs(expected.Select((amplitude, i) => Complex.Conjugate(amplitude) * state[i]).Aggregate((a, b) => a + b));
        Assert.True(Math.Abs(overlap - 1) < 2e-6, $"{kind}: {state} has overlap {overlap}");
    }

    public static TheoryData<string, string, (string, double)[]> Outcomes => new()
    {
        {
            "register of two bits, version 2", V2 + "qreg q[3]; creg c[2]; creg d[1]; ry(1) q[0]; ry(2) q[1]; measure q[0] -> c[0]; measure q[1] -> c[1]; if (c == 2) x q[2]; if (c == 1) h q[2]; measure q[2] -> d[0];",
            [("000", 0.224827593), ("011", 0.545323559), ("100", 0.033549494), ("101", 0.033549494), ("110", 0.162749859)]
        },
        {
            "register of two bits, version 3", V3 + "qubit[3] q; bit[2] c; bit d; ry(1.0) q[0]; ry(2.0) q[1]; c[0] = measure q[0]; c[1] = measure q[1]; if (c == 2) { x q[2]; } d = measure q[2];",
            [("000", 0.224827593), ("011", 0.545323559), ("100", 0.067098988), ("110", 0.162749859)]
        },
        {
            "a block that writes the register it depends on", V3 + "qubit[3] q; bit[2] c; bit d; x q[0]; c[0] = measure q[0]; if (c == 1) { c[0] = measure q[1]; x q[2]; } d = measure q[2];",
            [("001", 1)]
        },
        {
            "else does not see what the block before it wrote", V3 + "qubit[2] q; bit c; x q[0]; if (!c) { c = measure q[0]; } else { x q[1]; } bit d = measure q[1];",
            [("10", 1)]
        },
        {
            "a number that never occurs", V2 + "qreg q[1]; creg c[1]; creg d[1]; if (c == 7) x q[0]; measure q[0] -> d[0];",
            [("00", 1)]
        },
        {
            "else if, and a measurement without a bit", V3 + "qubit[2] q; bit[2] c; x q[0]; c[0] = measure q[0]; if (c[1]) { x q[1]; } else if (c[0]) { y q[1]; } measure q[0];",
            [("10", 1)]
        },
        {
            "a measurement without a bit destroys interference", V3 + "qubit q; bit c; h q; measure q; h q; c = measure q;",
            [("0", 0.5), ("1", 0.5)]
        },
        {
            "comparisons of all kinds", V3 + "qubit[3] q; bit[3] c; bit[7] r; x q[{0, 1}]; c = measure q; reset q;"
                + "if (c < 4) x q[0]; if (3 >= c && c[0] != false) x q[1]; if (c == \"011\" || c > 0b1_00) x q[2]; r[0:2] = measure q; reset q;"
                + "if (c != r[0:2]) x q[0]; if (!(c <= 2) && (uint[4](c) == 3 || bool(c[2]))) x q[1]; if (c[1:2] == 1) x q[2]; r[3:5] = measure q; reset q;"
                + "if (c[{2, 0}] == 2) x q[0]; r[6] = measure q[0];",
            [("1101111111", 1)]
        },
    };

    [Theory, MemberData(nameof(Outcomes), DisableDiscoveryEnumeration = true)]
    public void Outcomes_AreThoseOfTheIndependentSimulation(string kind, string text, (string, double)[] expected)
    {
        var circuit = Circuit.FromOpenQasm(text);
        foreach (var (way, each) in new[] { ("read", circuit), ("written and read", Circuit.FromOpenQasm(circuit.ToOpenQasm())) })
        {
            var outcomes = NoiseModel.None.Run(each).Outcomes;
            Assert.True(outcomes.Count == expected.Length, $"{kind}, {way}: {string.Join(", ", outcomes)}");
            foreach (var (bits, probability) in expected)
                Assert.True(Math.Abs(outcomes.GetValueOrDefault(bits) - probability) < 1e-8, $"{kind}, {way}: {bits} has {outcomes.GetValueOrDefault(bits)}");
            // Shots fall where the probabilities are.
            Assert.Subset(expected.Select(outcome => outcome.Item1).ToHashSet(), each.Sample(200, seed: 3).Keys.ToHashSet());
        }
    }

    [Fact]
    public void ElseIf_LeavesQubitOneInIOne()
    {
        var state = Circuit.FromOpenQasm(V3 + "qubit[2] q; bit[2] c; x q[0]; c[0] = measure q[0]; if (c[1]) { x q[1]; } else if (c[0]) { y q[1]; } measure q[0];").Run();
        Assert.Equal("10", state.Bits);
        Assert.Equal(1, state["11"].Imaginary, 1e-15);
    }

    [Fact]
    public void OpaqueGate_Called_IsNamedInTheError()
    {
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm(V2 + "opaque wait(t) a; qreg q[1]; h q[0]; wait(10.0) q[0]; h q[0];"));
        Assert.Contains("gate wait is opaque", error.Message);
    }

    [Fact]
    public void CarriageReturns_CountAsLines()
    {
        var error = Assert.Throws<OpenQasmException>(() => Circuit.FromOpenQasm("OPENQASM 2.0;\rinclude \"qelib1.inc\";\r\nqreg q[1];\r  foo q[0];"));
        Assert.Equal((4, 3), (error.Line, error.Column));
    }

    private static Complex[] Basis(int qubits, int index) => [.. Enumerable.Range(0, 1 << qubits).Select(i => new Complex(i == index ? 1 : 0, 0))];
}

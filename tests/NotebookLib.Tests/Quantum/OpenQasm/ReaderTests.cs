using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

public sealed class ReaderTests
{
    private const string V2 = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n";
    private const string V3 = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

    private static string List(string text) => Circuit.FromOpenQasm(text).List();

    [Fact]
    public void Version2_RegistersAndBroadcast_FollowTheDeclarations()
    {
        var circuit = Circuit.FromOpenQasm(V2 + "qreg a[2]; qreg b[2]; creg c[2];\nh a; cx a, b; cx a[1], b; barrier a, b[0]; measure b -> c; reset a;");
        Assert.Equal((4, 2), (circuit.Qubits, circuit.Bits));
        Assert.Equal(
            """
            0: h 0
            1: h 1
            2: x 0 -> 2
            3: x 1 -> 3
            4: x 1 -> 2
            5: x 1 -> 3
            6: barrier 0, 1, 2
            7: measure 2 -> c0
            8: measure 3 -> c1
            9: reset 0
            10: reset 1
            """, circuit.List());
    }

    [Fact]
    public void QubitZero_IsTheMostSignificantBit()
    {
        var state = Circuit.FromOpenQasm(V3 + "qubit[3] q; x q[0];").Run();
        Assert.Equal(1, state.Probability("100"));
    }

    [Theory]
    [InlineData("pi/2", Math.PI / 2)]
    [InlineData("-3*pi/4", -3 * Math.PI / 4)]
    [InlineData("2*(1+0.5)^2", 4.5)]
    [InlineData("-2^2", -4)]
    [InlineData("2^3^0.5", 3.3219970854839127)]
    [InlineData("sin(pi/6) + cos(0)*sqrt(4) - ln(exp(1))", 1.5)]
    [InlineData("1e-3+.5-1.5E+2", -149.499)]
    [InlineData("8/2/2", 2)]
    [InlineData("1-2-3", -4)]
    [InlineData("pi/1099511627776*1099511627776", Math.PI)]
    [InlineData("1e300/1e299", 10)]
    public void Version2_Expressions_HaveTheirValue(string expression, double value)
    {
        var angle = Circuit.FromOpenQasm(V2 + $"qreg q[1]; rx({expression}) q[0];")[0].Angles[0].Value;
        Assert.Equal(value, angle, 12);
    }

    [Fact]
    public void Version2_Definitions_AreExpandedWithTheirAngles()
    {
        var list = List("OPENQASM 2.0; gate turn(a, b) x, y { U(0, 0, a/2) x; CX x, y; barrier x; U(b, 0, -a) y; }\n"
            + "gate twice(a) p, q { turn(a, 2*a) p, q; turn(-a, a) q, p; } qreg q[2]; twice(0.5) q[1], q[0];");
        Assert.Equal(
            """
            0: u(0, 0, 0.25) 1
            1: x 1 -> 0
            2: u(1, 0, -0.5) 0
            3: u(0, 0, -0.25) 0
            4: x 0 -> 1
            5: u(0.5, 0, 0.5) 1
            """, list);
    }

    [Fact]
    public void Definition_OfAKnownGate_IsThatGate_AndOfAnotherGateWithTheName_IsNot()
    {
        Assert.Equal("0: rzz(0.5) 1, 0", List(V3 + "gate rzz(t) a, b { cx a, b; rz(t) b; cx a, b; } qubit[2] q; rzz(0.5) q[1], q[0];"));
        Assert.Equal("0: x 0 -> 1\n1: p(0.5) 1\n2: x 0 -> 1", List(V3 + "gate rzz(t) a, b { cx a, b; p(t) b; cx a, b; } qubit[2] q; rzz(0.5) q[0], q[1];"));
        Assert.Equal("0: rzz(0.5) 0, 1", List(V2 + "gate rzz(t) a, b { cx a, b; u1(t) b; cx a, b; } qreg q[2]; rzz(0.5) q[0], q[1];"));
        Assert.Equal("0: y 0", List(V3 + "gate h a { y a; } qubit q; h q;"));
    }

    [Theory]
    [InlineData("ctrl @ x q[0], q[1];", "0: x 0 -> 1")]
    [InlineData("negctrl @ ctrl(2) @ h q[3], q[0], q[1], q[2];", "0: h !3, 0, 1 -> 2")]
    [InlineData("inv @ s q[0];", "0: sdg 0")]
    [InlineData("inv @ ctrl @ rx(0.5) q[0], q[1];", "0: rx(-0.5) 0 -> 1")]
    [InlineData("pow(2) @ t q[0];", "0: t 0\n1: t 0")]
    [InlineData("pow(-2) @ t q[0];", "0: tdg 0\n1: tdg 0")]
    [InlineData("pow(0) @ t q[0];", "")]
    [InlineData("pow(0.5) @ x q[0];", "0: sx 0")]
    [InlineData("pow(1/2) @ z q[0];", "0: s 0")]
    [InlineData("pow(-1/4) @ z q[0];", "0: tdg 0")]
    [InlineData("pow(0.25) @ s q[0];", "0: p(0.392699) 0")]
    [InlineData("ctrl @ pow(0.5) @ x q[1], q[0];", "0: sx 1 -> 0")]
    [InlineData("pow(0.5) @ rzz(0.5) q[0], q[1];", "0: rzz(0.25) 0, 1")]
    [InlineData("ctrl @ gphase(0.5) q[0];", "0: p(0.5) 0")]
    [InlineData("ctrl @ negctrl @ gphase(0.5) q[0], q[1];", "0: p(0.5) !1 -> 0")]
    [InlineData("negctrl @ gphase(0.5) q[0];", "0: x 0\n1: p(0.5) 0\n2: x 0")]
    [InlineData("gphase(pi/2);", "0: gphase(1.5708) 0")]
    [InlineData("cu(1, 2, 3, 0.5) q[0], q[1];", "0: p(0.5) 0\n1: u(1, 2, 3) 0 -> 1")]
    [InlineData("U(1, 2, 3) q[2]; u2(1, 2) q[0]; phase(1) q[1]; cphase(1) q[0], q[1];", "0: u(1, 2, 3) 2\n1: u(1.5708, 1, 2) 0\n2: p(1) 1\n3: p(1) 0 -> 1\n4: gphase(-1) 0")]
    [InlineData("x q[-1];", "0: x 3")]
    [InlineData("if (c[0]) x q[0];", "0: if c0 = 1: x 0")]
    [InlineData("if (!c[1]) { x q[0]; reset q[1]; } else { y q[0]; }", "0: if c1 = 0 { x 0; reset 1 } else { y 0 }")]
    [InlineData("if (c[0] != true) x q[0];", "0: if c0 = 0: x 0")]
    [InlineData("if (int[2](c) == -1) x q[0];", "0: if (c1 = 1 and c[0..1] = 3) or (c1 = 0 and c[0..1] = -1): x 0")]
    [InlineData("if (int[3](c) > 1) x q[0];", "0: if c[0..1] > 1: x 0")]
    [InlineData("if (c) x q[0]; if (!c) x q[1];", "0: if c[0..1] ≠ 0: x 0\n1: if c[0..1] = 0: x 1")]
    [InlineData("if (true && c[0] || false) x q[0]; if (false && c[0]) x q[1]; else y q[1];", "0: if c0 = 1: x 0\n1: y 1")]
    [InlineData("if (c[0]) if (c[1]) { x q[0]; } else { gphase(1); }", "0: if c0 = 1 { if c1 = 1 { x 0 } else { gphase(1) 0 } }")]
    [InlineData("if (c[0]) { }", "")]
    [InlineData("const int n = 2; ctrl(n) @ x q[0], q[1], q[n];", "0: x 0, 1 -> 2")]
    [InlineData("measure q[0:1]; measure r;", "0: measure 0\n1: measure 1\n2: measure 4\n3: measure 5")]
    [InlineData("let a = r; if (c[0]) { let b = q[0:1]; x b[1]; } let b = a[1]; y b;", "0: if c0 = 1: x 1\n1: y 5")]
    [InlineData("gphase(1); gphase(-1);", "")]
    [InlineData("c[1] = measure q[3];", "0: measure 3 -> c1")]
    [InlineData("measure q[3] -> c[1];", "0: measure 3 -> c1")]
    [InlineData("bit[2] d = measure r;", "0: measure 4 -> c2\n1: measure 5 -> c3")]
    [InlineData("bit d; d = measure q[0]; if (d) x q[0];", "0: measure 0 -> c2\n1: if c2 = 1: x 0")]
    [InlineData("const float[64] half = pi/2; rx(half) q[0];", "0: rx(1.5708) 0")]
    [InlineData("input angle[32] theta; rx(2*theta - theta + 1) q[0]; ry(-theta/2) q[0];", "0: rx(theta+1) 0\n1: ry(-0.5*theta) 0")]
    [InlineData("input float θ; rx(θ) q[0]; rx(π) q[0]; rx(2**3) q[0];", "0: rx(θ) 0\n1: rx(3.14159) 0\n2: rx(8) 0")]
    [InlineData("/* x q[0]; */ // y q[0];\nz q[0];", "0: z 0")]
    public void Version3_Statements_AreRead(string statements, string expected)
    {
        const string Rzz = "gate rzz(t) a, b { cx a, b; rz(t) b; cx a, b; }\n";
        Assert.Equal(expected, List(V3 + Rzz + "qubit[4] q; qubit[2] r; bit[2] c;\n" + statements));
    }

    [Fact]
    public void Version3_ControlOfADefinition_ControlsItsGlobalPhase()
    {
        var circuit = Circuit.FromOpenQasm(V3 + "gate v a { gphase(0.5); rx(1) a; } qubit[2] q; ctrl @ v q[0], q[1]; inv @ ctrl @ v q[0], q[1];");
        Assert.Equal("0: p(0.5) 0\n1: rx(1) 0 -> 1\n2: rx(-1) 0 -> 1\n3: p(-0.5) 0", circuit.List());
    }

    [Fact]
    public void GlobalPhase_IsKept()
    {
        var state = Circuit.FromOpenQasm(V3 + "qubit q; gphase(pi/2);").Run();
        Assert.Equal(1, state["0"].Imaginary, 15);
        Assert.Contains("gphase(pi/2);", Circuit.FromOpenQasm(V3 + "qubit q; gphase(pi/2);").ToOpenQasm());
    }

    [Fact]
    public void Version2_GatesOfTheIncludeFile_AreRead() => Assert.Equal(
        "0: id 0\n1: u(1, 2, 3) 0\n2: sxdg 0\n3: p(1) 0 -> 1\n4: u(1, 2, 3) 0 -> 1\n5: sx 0 -> 1\n6: rxx(1) 0, 1\n7: x 0, 1, 2 -> 3\n8: x 0, 1, 2, 3 -> 4\n9: sx 0, 1, 2 -> 3\n10: x 0 -> 1",
        List(V2 + "qreg q[5]; u0(1) q[0]; u(1,2,3) q[0]; sxdg q[0]; cu1(1) q[0],q[1]; cu3(1,2,3) q[0],q[1]; csx q[0],q[1]; rxx(1) q[0],q[1]; "
            + "c3x q[0],q[1],q[2],q[3]; c4x q[0],q[1],q[2],q[3],q[4]; c3sqrtx q[0],q[1],q[2],q[3]; CX q[0],q[1];"));
}

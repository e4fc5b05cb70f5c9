using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

public sealed class WriterTests
{
    private static Circuit Teleportation() => new Circuit(3).Ry(Math.PI / 4, 0).H(1).CX(1, 2).CX(0, 1).H(0).Barrier()
        .Measure(0, 0).Measure(1, 1).When(1, true, then => then.X(2)).When(0, true, then => then.Z(2));

    [Fact]
    public void Version3_Teleportation_IsThisText() => Assert.Equal(
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        // q[0] is qubit 0: the most significant bit, leftmost in |00...0>
        qubit[3] q;
        bit[2] c;
        ry(pi/4) q[0];
        h q[1];
        cx q[1], q[2];
        cx q[0], q[1];
        h q[0];
        barrier q[0], q[1], q[2];
        c[0] = measure q[0];
        c[1] = measure q[1];
        if (c[1] == 1) { x q[2]; }
        if (c[0] == 1) { z q[2]; }

        """, Teleportation().ToOpenQasm());

    [Fact]
    public void Version2_Teleportation_HasARegisterForEachBit() => Assert.Equal(
        """
        OPENQASM 2.0;
        include "qelib1.inc";
        // q[0] is qubit 0: the most significant bit, leftmost in |00...0>
        qreg q[3];
        creg c0[1];
        creg c1[1];
        ry(pi/4) q[0];
        h q[1];
        cx q[1], q[2];
        cx q[0], q[1];
        h q[0];
        barrier q[0], q[1], q[2];
        measure q[0] -> c0[0];
        measure q[1] -> c1[0];
        if(c1==1) x q[2];
        if(c0==1) z q[2];

        """, Teleportation().ToOpenQasm(OpenQasmVersion.V2));

    [Fact]
    public void Version3_ControlsAndInverses_AreModifiers()
    {
        var text = new Circuit(4).Controlled(Gates.X, [0, Control.OnZero(1), Control.OnZero(2)], [3]).Controlled(Gates.S, [1], [0]).SXdg(0)
            .Controlled(Gates.U, [0, Control.OnZero(1)], [2], [0.1, 0.2, 0.3]).Rzz("angle1", 0, 1).ToOpenQasm();
        Assert.Contains("ctrl @ negctrl(2) @ x q[0], q[1], q[2], q[3];", text);
        Assert.Contains("ctrl @ s q[1], q[0];", text);
        Assert.Contains("inv @ sx q[0];", text);
        Assert.Contains("negctrl @ cu(0.1, 0.2, 0.3, 0) q[1], q[0], q[2];", text);
        Assert.Contains("gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }", text);
        Assert.Contains("input float[64] angle1;", text);
    }

    [Fact]
    public void Version2_ControlOnZero_IsFlippedAround() =>
        Assert.Contains("x q[0];\ncx q[0], q[1];\nx q[0];\n", new Circuit(2).Controlled(Gates.X, [Control.OnZero(0)], [1]).ToOpenQasm(OpenQasmVersion.V2));

    [Fact]
    public void Version2_SmallNumbers_HaveAPointBeforeTheExponent() =>
        Assert.Contains("rx(1.0E-20) q[0];", new Circuit(1).Rx(1e-20, 0).ToOpenQasm(OpenQasmVersion.V2));

    [Fact]
    public void Version2_NamedAngles_SaysHowToBind()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Circuit(1).Rx("a", 0).Ry("b", 0).ToOpenQasm(OpenQasmVersion.V2));
        Assert.Equal("OpenQASM 2.0 has no named angles, and the circuit has a, b; give them values first, for example circuit.Bind((\"a\", 0.5)), or write version 3.0.", error.Message);
    }

    [Fact]
    public void Version2_NineControls_RefersToVersion3()
    {
        var circuit = new Circuit(10).Controlled(Gates.H, [.. Enumerable.Range(0, 9).Select(i => (Control)i)], [9]);
        var error = Assert.Throws<InvalidOperationException>(() => circuit.ToOpenQasm(OpenQasmVersion.V2));
        Assert.Equal("A gate under 9 controls cannot be written as OpenQASM 2.0: without modifiers it takes about 3^9 gates; at most 8 controls are written. Write version 3.0, which has ctrl @.", error.Message);
        Assert.Contains("ctrl(9) @ h q[0]", circuit.ToOpenQasm());
    }

    [Theory, InlineData(OpenQasmVersion.V2, "OpenQASM 2.0"), InlineData(OpenQasmVersion.V3, "OpenQASM")]
    public void MatrixOnSevenQubits_IsRefused(OpenQasmVersion version, string language)
    {
        var circuit = new Circuit(7).Unitary(RandomQuantum.Unitary(7, 1), 0, 1, 2, 3, 4, 5, 6);
        var error = Assert.Throws<InvalidOperationException>(() => circuit.ToOpenQasm(version));
        Assert.StartsWith($"A matrix on 7 qubits (unitary) cannot be written as {language}: it would take", error.Message);
        Assert.EndsWith("at most 6 qubits are written. Build the gate from smaller ones.", error.Message);
    }
}

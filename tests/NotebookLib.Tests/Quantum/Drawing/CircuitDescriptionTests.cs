using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Drawing;

public sealed class CircuitDescriptionTests
{
    [Fact]
    public void Describe_Bell_IsOneSentence() => Assert.Equal(
        "Quantum circuit of 2 qubits and 2 classical bits: H on q0; X on q1 controlled by q0; measurement of q0 into c0; measurement of q1 into c1.",
        new Circuit(2).H(0).CX(0, 1).Barrier().MeasureAll().Describe());

    [Fact]
    public void Describe_LayersChainsConditions_NamesThem() => Assert.Equal(
        "Quantum circuit of 5 qubits and 1 classical bit: Ry on each of q0 to q4; CX chain on q0 to q4, last pair first; reset of q1; "
        + "measurement of q0 into c0; if c0 is 0, Rx(π/2) on q2 controlled by q0 on 0, q1 and q4.",
        new Circuit(5).RyLayer(1, 2, 3, 4, 5).CxChain().Reset(1).Measure(0, 0)
            .When(0, false, then => then.Controlled(Gates.Rx, [Control.OnZero(0), 1, 4], [2], [Math.PI / 2])).Describe());

    [Fact]
    public void Describe_NoGates_SaysSo() => Assert.Equal("Quantum circuit of 1 qubit without gates.", new Circuit(1).Describe());

    [Fact]
    public void Describe_LongCircuit_CountsTheRest() =>
        Assert.EndsWith("; and 8 more steps.", new Circuit(1).H(0).Repeat(20).Describe());
}

using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Circuits;

public sealed class CircuitTests
{
    [Fact]
    public void Circuit_BuiltFluently_ListsItsInstructions()
    {
        var circuit = new Circuit(3).H(0).CX(0, 1).Ry("theta", 2).Controlled(Gates.X, [0, Control.OnZero(1)], [2])
            .RyLayer(0.1, "b", 0.3).CxChain().Barrier().Measure(0, 1).When(1, true, then => then.X(2)).Reset(1);

        Assert.Equal(
            """
            0: h 0
            1: x 0 -> 1
            2: ry(theta) 2
            3: x 0, !1 -> 2
            4: ry layer(2 * [0.1, b, 0.3]) 0, 1, 2
            5: cx chain 0, 1, 2 (last pair first)
            6: barrier 0, 1, 2
            7: measure 0 -> c1
            8: if c1 = 1: x 2
            9: reset 1
            """, circuit.List());
        Assert.Equal(2, circuit.Bits);
        Assert.Equal(["theta", "b"], circuit.AngleNames);
        Assert.False(circuit.IsUnitary);
    }

    [Fact]
    public void Inverse_OfInverse_IsTheSameList()
    {
        var circuit = new Circuit(3).S(0).T(1).SX(2).U(0.1, "p", 0.3, 0).ISwap(0, 2).Rxx(0.4, 1, 2).CxChain().PhaseLayer(1, 2, 3)
            .Unitary(new Complex[,] { { 0, Complex.ImaginaryOne }, { 1, 0 } }, 1);
        Assert.NotEqual(circuit.List(), circuit.Inverse().List());
        Assert.Equal(circuit.List(), circuit.Inverse().Inverse().List());
        Assert.Equal("ry(-theta) 0", new Circuit(1).Ry("theta", 0).Inverse()[0].ToString());
        Assert.Equal("sdg 0", new Circuit(1).S(0).Inverse()[0].ToString());
    }

    [Fact]
    public void Inverse_OfMeasurement_Throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Circuit(1).Measure(0, 0).Inverse());
        Assert.Equal("A measurement of qubit 0 cannot be undone; invert the part of the circuit before it.", error.Message);
    }

    [Fact]
    public void Bind_SomeNames_KeepsTheOthersAndTheOriginal()
    {
        var circuit = new Circuit(2).Rx("a", 0).Ry(2 * Angle.Named("b") + 1, 1);
        var bound = circuit.Bind(("b", 0.25));
        Assert.Equal(["a", "b"], circuit.AngleNames);
        Assert.Equal(["a"], bound.AngleNames);
        Assert.Equal(1.5, bound[1].Angles[0].Value);
        Assert.Empty(circuit.Bind([0.1, 0.2]).AngleNames);
    }

    [Fact]
    public void Bind_UnknownName_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => new Circuit(1).Rx("a", 0).Bind(("c", 1)));
        Assert.StartsWith("The circuit has no angle 'c'; its angles are a", error.Message);
    }

    [Fact]
    public void Append_OntoOtherQubits_Renumbers()
    {
        var bell = new Circuit(2).H(0).CX(0, 1);
        Assert.Equal("0: h 2\n1: x 2 -> 0", new Circuit(3).Append(bell, 2, 0).List());
        Assert.Equal(4, (bell + bell).Count);
        Assert.Equal(6, bell.Repeat(3).Count);
        Assert.Equal(2, bell.Count);
    }

    [Fact]
    public void Append_ToItself_DoublesIt()
    {
        var circuit = new Circuit(1).H(0);
        Assert.Equal(2, circuit.Append(circuit).Count);
    }

    [Fact]
    public void Append_TooManyQubits_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => new Circuit(2).Append(new Circuit(3)));
        Assert.StartsWith("A circuit of 3 qubits does not fit on 2", error.Message);
    }

    [Fact]
    public void Controlled_ShiftsQubitsAndDecomposesLayers()
    {
        var controlled = new Circuit(2).X(0).RyLayer(1, 2).Controlled();
        Assert.Equal(3, controlled.Qubits);
        Assert.Equal("0: x 0 -> 1\n1: ry(2) 0 -> 1\n2: ry(4) 0 -> 2", controlled.List());
    }

    [Fact]
    public void Decompose_Chain_HasThePairsInOrder()
    {
        Assert.Equal("0: x 1 -> 2\n1: x 0 -> 1", new Circuit(3).CxChain().Decompose().List());
        Assert.Equal("0: x 0 -> 1\n1: x 1 -> 2", new Circuit(3).CxChain(ChainOrder.FirstPairFirst).Decompose().List());
    }

    public static TheoryData<Action, string> BadInput => new()
    {
        { () => new Circuit(0), "A circuit with 0 qubits was asked for; at least 1 is needed" },
        { () => new Circuit(3).H(3), "Qubit 3 does not exist; with 3 qubits allowed are 0 to 2" },
        { () => new Circuit(3).H(-1), "Qubit -1 does not exist" },
        { () => new Circuit(3).CX(5, 1), "Control qubit 5 does not exist; with 3 qubits allowed are 0 to 2" },
        { () => new Circuit(3).CX(1, 7), "Target qubit 7 does not exist" },
        { () => new Circuit(3).CX(2, 2), "Control and target are both qubit 2; they must differ" },
        { () => new Circuit(3).Swap(1, 1), "Qubit 1 is a target twice (1, 1); each target must be another qubit" },
        { () => new Circuit(3).CCX(1, 1, 0), "Qubit 1 is a control twice (1, 1); each control must be another qubit" },
        { () => new Circuit(3).Apply(Gates.Rx, [0]), "Gate rx takes 1 angle (theta); 0 were given" },
        { () => new Circuit(3).Apply(Gates.U, [0], [1.0]), "Gate u takes 3 angles (theta, phi, lambda); 1 was given" },
        { () => new Circuit(3).Apply(Gates.H, [0, 1]), "Gate h acts on 1 target qubit; 2 were given (0, 1)" },
        { () => new Circuit(3).RyLayer(1, 2), "A layer of ry on 3 qubits needs 3 angles, one for each qubit; 2 were given" },
        { () => new Circuit(1).CxChain(), "A chain needs at least two qubits" },
        { () => new Circuit(1).Rx(double.NaN, 0), "An angle must be a finite number of radians; NaN was given" },
        { () => new Circuit(1).Rx("0.5", 0), "'0.5' cannot name an angle" },
        { () => new Circuit(1).Unitary(new Complex[,] { { 1, 0 }, { 0, 2 } }, 0), "The matrix is not unitary: the largest entry of |U†U - I| is 3, allowed is 1E-09" },
        { () => new Circuit(1).Unitary(new Complex[,] { { 1, 0 }, { 0, double.NaN } }, 0), "The matrix is not unitary: the largest entry of |U†U - I| is NaN" },
        { () => new Circuit(1).Unitary(new Complex[3, 3], 0), "A gate needs a square matrix of dimension 2 for one qubit, 4 for two" },
        { () => new Circuit(2).Unitary(new Complex[,] { { 1, 0 }, { 0, 1 } }, 0, 1), "Gate unitary acts on 1 target qubit; 2 were given (0, 1)" },
        { () => new Circuit(1).Measure(0, -1), "Classical bit -1 does not exist" },
        { () => new Circuit(2, bits: 1).Measure(0, 1), "Classical bit 1 does not exist; with 1 bit allowed are 0 to 0" },
        { () => new Circuit(2).When(0, true, then => then.X(1)), "Classical bit 0 does not exist; measure a qubit into it first" },
        { () => new Circuit(2).Measure(0, 0).When(Condition.Bit(2), then => then.X(1)), "Classical bit 2 does not exist; with 1 bit allowed are 0 to 0" },
        { () => Condition.Bit(-1), "Classical bit -1 does not exist; bits are numbered from 0" },
        { () => Condition.Register([], Comparison.Equal, 1), "A condition compares at least one bit; none was given" },
        { () => Condition.Register([1, 1], Comparison.Equal, 1), "The bits of a condition are 1, 1; each must be given once" },
        { () => new Circuit(2).H(0).Repeat(-1), "A circuit cannot be repeated -1 times" },
    };

    [Theory]
    [MemberData(nameof(BadInput), DisableDiscoveryEnumeration = true)]
    public void Circuit_BadInput_ThrowsWithTeachingMessage(Action build, string message)
    {
        var error = Assert.ThrowsAny<ArgumentException>(build);
        Assert.StartsWith(message, error.Message);
    }
}

using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Kernels;

public sealed class CircuitPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomCircuit_ThenInverse_IsWhereItWas(int seed)
    {
        var qubits = 1 + seed % 6;
        var circuit = RandomQuantum.Circuit(qubits, 60, seed);
        var start = RandomQuantum.State(qubits, seed);
        var state = start.Copy().Apply(circuit);
        Assert.Equal(1, state.SquaredNorm(), 1e-13);
        state.Apply(circuit.Inverse());
        for (var i = 0; i < state.Count; i++)
            Assert.True((start[i] - state[i]).Magnitude < 1e-13);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomCircuit_Matrix_EqualsKroneckerProductOfItsGates(int seed)
    {
        var circuit = RandomQuantum.Circuit(1 + seed % 4, 15, seed);
        var difference = KroneckerOracle.Of(circuit) - circuit.ToMatrix();
        Assert.InRange(difference.Enumerate().Max(entry => entry.Magnitude), 0, 1e-13);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomCircuit_Batch_EqualsSingleRuns(int seed)
    {
        var qubits = 2 + seed % 5;
        var circuit = RandomQuantum.Circuit(qubits, 30, seed).RyLayer(Enumerable.Range(0, qubits).Select(k => 0.3 * k)).CxChain();
        var states = Enumerable.Range(0, 1 + seed).Select(k => RandomQuantum.State(qubits, k)).ToArray();
        var batch = StateBatch<double>.FromStates(states).Apply(circuit);
        for (var example = 0; example < states.Length; example++)
        {
            var single = states[example].Apply(circuit);
            for (var i = 0; i < single.Count; i++)
                Assert.True((single[i] - batch[i, example]).Magnitude < 1e-13);
        }
    }

    [Fact]
    public void Layers_WrittenOut_AreTheSame()
    {
        var circuit = new Circuit(4).RyLayer(0.1, 0.2, 0.3, 0.4).PhaseLayer(1, 2, 3, 4).RzLayer(0.3, 0.6, 0.9, 1.2).Layer(Gates.H).RotationLayer(Gates.Rx, 1, 2, 3, 4).CzChain();
        var expected = new Circuit(4);
        for (var q = 0; q < 4; q++)
            expected.Ry(0.2 * (q + 1), q).Phase(q + 1, q).Rz(0.6 * (q + 1), q).H(q).Rx(q + 1, q);
        expected.CZ(0, 1).CZ(1, 2).CZ(2, 3);
        Assert.InRange((expected.ToMatrix() - circuit.ToMatrix()).Enumerate().Max(entry => entry.Magnitude), 0, 1e-14);
    }

    [Fact]
    public void Controlled_Circuit_IsTheBlockMatrix()
    {
        var circuit = RandomQuantum.Circuit(2, 12, 3).CxChain().RyLayer(0.4, 0.5);
        var matrix = circuit.Controlled().ToMatrix();
        Assert.InRange((matrix.SubMatrix(4, 4, 4, 4) - circuit.ToMatrix()).Enumerate().Max(entry => entry.Magnitude), 0, 1e-13);
        Assert.InRange((matrix.SubMatrix(0, 4, 0, 4) - MathNet.Numerics.LinearAlgebra.Complex.DenseMatrix.CreateIdentity(4))
            .Enumerate().Max(entry => entry.Magnitude), 0, 1e-15);
    }
}

using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Kernels;

public sealed class LayerTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    [InlineData(5, 1)]
    [InlineData(6, 5)]
    [InlineData(11, 1)]
    [InlineData(15, 1)]
    [InlineData(8, 64)]
    public void Layer_AtOnce_EqualsItsGatesOneByOne(int qubits, int batch)
    {
        var angles = Enumerable.Range(1, qubits).Select(k => 0.37 * k).ToArray();
        foreach (var circuit in (Circuit[])
        [
            new Circuit(qubits).RyLayer(angles), new Circuit(qubits).RzLayer(angles), new Circuit(qubits).Layer(Gates.H),
            new Circuit(qubits).Layer(Gates.X), new Circuit(qubits).Layer(Gates.Z), new Circuit(qubits).Layer(Gates.T),
            new Circuit(qubits).RotationLayer(Gates.Rx, angles), new Circuit(qubits).RotationLayer(Gates.Rz, angles),
            new Circuit(qubits).Add(new LayerInstruction(Gates.Phase, [qubits - 1], [0.3])),
        ])
            foreach (var start in (StateVector[])[RandomQuantum.State(qubits, 1), new StateVector(qubits).Ry(0.3, 0).H(qubits - 1)])
            {
                var states = StateBatch<double>.FromStates([.. Enumerable.Repeat(start, batch)]);
                var expected = states.Copy();
                foreach (var gate in circuit.Decompose())
                    expected.Add(gate);
                Same(expected, states.Copy().Add(circuit[0]));
                Same(expected, states.Apply(circuit));
            }
    }

    private static void Same(StateBatch<double> expected, StateBatch<double> actual)
    {
        Assert.Equal(expected.IsReal, actual.IsReal);
        for (var i = 0; i < expected.RealParts.Length; i++)
            Assert.Equal(expected.RealParts[i], actual.RealParts[i], 1e-14);
        for (var i = 0; i < expected.ImaginaryParts.Length; i++)
            Assert.Equal(expected.ImaginaryParts[i], actual.ImaginaryParts[i], 1e-14);
    }
}

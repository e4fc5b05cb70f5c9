using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Quantum;
using Complex = System.Numerics.Complex;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<System.Numerics.Complex>;

namespace NotebookLib.Tests.Quantum.Kernels;

public sealed class GateAgainstKroneckerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void EveryGate_RandomState_EqualsKroneckerProduct(int qubits)
    {
        for (var seed = 0; seed < (qubits < 4 ? 4 : 1); seed++)
            foreach (var gate in GateCases.On(qubits, seed, largestUnitary: qubits < 6 ? qubits : 3))
            {
                var oracle = KroneckerOracle.Of(qubits, gate);
                var states = Enumerable.Range(0, 3).Select(k => RandomQuantum.State(qubits, 100 * seed + k)).ToArray();
                var expected = states.Select(state => oracle * Vector.Build.Dense(state.ToArray())).ToArray();

                var single = states[0].Copy().Add(gate);
                Close(expected[0], k => single[k], 1e-12, gate);
                Check<double>(states, expected, gate, 1e-12);
                Check<float>(states, expected, gate, 1e-5);
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void EveryGate_RealState_EqualsKroneckerProductAndStaysRealIfItCan(int qubits)
    {
        foreach (var gate in GateCases.On(qubits, seed: 5))
        {
            var real = StateVector.FromAmplitudes(RandomQuantum.State(qubits, 9).ToArray().Select(z => z.Real).ToArray(), normalise: true);
            var expected = KroneckerOracle.Of(qubits, gate) * Vector.Build.Dense(real.ToArray());
            var after = real.Copy().Add(gate);
            Close(expected, k => after[k], 1e-12, gate);
            if (gate.Gate.Name is "x" or "z" or "h" or "ry" or "swap" or "id")
                Assert.True(after.IsReal, gate.ToString());
        }
    }

    private static void Check<T>(StateVector[] states, Vector[] expected, GateInstruction gate, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Batches of one, of a power of two, of another number, and of one as wide as a vector.
        foreach (var size in (int[])[1, 2, 3, 8, 11])
        {
            var batch = StateBatch<T>.FromStates([.. Enumerable.Range(0, size).Select(k => states[k % 3])]);
            batch.Add(gate);
            for (var example = 0; example < size; example++)
                Close(expected[example % 3], k => batch[k, example], tolerance, gate);
        }
    }

    private static void Close(Vector expected, Func<int, Complex> actual, double tolerance, GateInstruction gate)
    {
        for (var k = 0; k < expected.Count; k++)
            Assert.True((expected[k] - actual(k)).Magnitude <= tolerance, $"{gate}: amplitude {k} is {actual(k)}, expected {expected[k]}");
    }
}

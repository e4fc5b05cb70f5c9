using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Kernels;

public sealed class ChainTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    public void Chain_InOnePass_EqualsItsGatesOneByOne(int qubits)
    {
        foreach (var order in Enum.GetValues<ChainOrder>())
            foreach (var circuit in (Circuit[])[new Circuit(qubits).CxChain(order), new Circuit(qubits).CzChain(order)])
            {
                var state = RandomQuantum.State(qubits, 4);
                Assert.Equal(state.Copy().Apply(circuit.Decompose()).ToArray(), state.Copy().Apply(circuit).ToArray());
                foreach (var size in (int[])[1, 2, 3, 4, 8, 9])
                {
                    var states = Enumerable.Range(0, size).Select(k => RandomQuantum.State(qubits, k)).ToArray();
                    Same(StateBatch<double>.FromStates(states), circuit);
                    Same(StateBatch<float>.FromStates(states), circuit);
                }
            }
    }

    [Fact]
    public void CxChain_LastPairFirst_MovesAmplitudesByTheGrayCode()
    {
        for (var j = 0; j < 16; j++)
        {
            var state = StateVector.Basis(Convert.ToString(j, 2).PadLeft(4, '0')).CxChain();
            Assert.Equal(1, state[j ^ j >> 1]);
        }
    }

    [Fact]
    public void CxChain_OneOrderAfterTheOther_UndoesIt()
    {
        var state = RandomQuantum.State(7, 1);
        Assert.Equal(state.ToArray(), state.Copy().CxChain().CxChain(ChainOrder.FirstPairFirst).ToArray());
    }

    [Fact]
    public void Chain_OnSomeQubits_EqualsItsGates()
    {
        var state = RandomQuantum.State(5, 1);
        var chain = new ChainInstruction(Entangler.CxChain(), [3, 0, 4]);
        Assert.Equal(state.Copy().CX(0, 4).CX(3, 0).ToArray(), state.Copy().Add(chain).ToArray());
    }

    private static void Same<T>(StateBatch<T> batch, Circuit circuit) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var expected = batch.Copy().Apply(circuit.Decompose());
        batch.Apply(circuit);
        Assert.True(expected.RealParts.SequenceEqual(batch.RealParts));
        Assert.True(expected.ImaginaryParts.SequenceEqual(batch.ImaginaryParts));
    }
}

using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.States;

public sealed class MeasurementTests
{
    [Fact]
    public void Sample_SameSeed_SameCountsNearTheProbabilities()
    {
        var state = new StateVector(2).Ry(2 * Math.Asin(Math.Sqrt(0.3)), 0).CX(0, 1);
        var counts = state.Sample(10_000, seed: 3);
        Assert.Equal(10_000, counts.Shots);
        Assert.Equal(["00", "11"], counts.Keys);
        Assert.InRange(counts.Frequency("11"), 0.28, 0.32);
        Assert.Equal(counts.ToString(), state.Sample(10_000, seed: 3).ToString());
        Assert.NotEqual(counts.ToString(), state.Sample(10_000, seed: 4).ToString());
        Assert.Equal(0, counts["01"]);
    }

    [Fact]
    public void Sample_SomeQubits_KeepsTheirOrder()
    {
        var counts = StateVector.Basis("011").Sample(5, 1, 1, 0);
        Assert.Equal("10: 5", counts.ToString());
    }

    [Fact]
    public void MeasureQubit_Bell_CollapsesBothQubits()
    {
        var ones = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var state = new StateVector(2, seed).H(0).CX(0, 1);
            var outcome = state.MeasureQubit(0);
            ones += outcome;
            Assert.Equal(outcome == 1 ? "|11>" : "|00>", state.ToString());
            Assert.Equal(outcome, state.MeasureQubit(1));
        }
        Assert.InRange(ones, 30, 70);
    }

    [Fact]
    public void Reset_EntangledQubit_IsZeroAfter()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var state = new StateVector(2, seed).H(0).CX(0, 1).Reset(0);
            Assert.Equal(1, state.Marginal(0)[0], 14);
            Assert.Equal(1, state.SquaredNorm(), 14);
        }
    }

    [Fact]
    public void Project_ImpossibleOutcome_Throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new StateVector(1).Project(0, 1));
        Assert.StartsWith("Qubit 0 is never 1 in this state (probability 0)", error.Message);
    }

    [Fact]
    public void Teleportation_EveryOutcome_MovesTheState()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 20; seed++)
        {
            var circuit = new Circuit(3).U(0.7, 0.4, -1.1, 0)
                .H(1).CX(1, 2)
                .CX(0, 1).H(0).Measure(0, 0).Measure(1, 1)
                .When(1, true, then => then.X(2)).When(0, true, then => then.Z(2));
            var state = circuit.Run(seed);
            seen.Add(state.Bits);
            var expected = new StateVector(1).U(0.7, 0.4, -1.1, 0).BlochVector(0);
            var moved = state.BlochVector(2);
            Assert.Equal(expected.X, moved.X, 12);
            Assert.Equal(expected.Y, moved.Y, 12);
            Assert.Equal(expected.Z, moved.Z, 12);
        }
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public void Circuit_Sample_CountsClassicalBits()
    {
        Assert.Equal("10: 7", new Circuit(2).X(1).Measure(1, 0).Measure(0, 1).Sample(7).ToString());
        var middle = new Circuit(2).H(0).Measure(0, 0).When(0, true, then => then.X(1)).Measure(1, 1).Sample(200, seed: 5);
        Assert.Equal(["00", "11"], middle.Keys);
        Assert.InRange(middle["00"], 70, 130);
        Assert.Equal("00: 4", new Circuit(2).H(0).H(0).Sample(4).ToString());
    }

    [Fact]
    public void Batch_Measure_SaysToUseSingleStates()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new StateBatch<double>(1, 2).Measure(0, 0));
        Assert.StartsWith("'measure 0 -> c0' has another outcome for each state of a batch", error.Message);
    }
}

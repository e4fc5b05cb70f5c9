using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Circuits;

public sealed class ConditionTests
{
    [Fact]
    public void Register_AllComparisons_AreThoseOfNumbers()
    {
        int[] bits = [4, 1, 2]; // bit 4 is the lowest digit
        foreach (var comparison in Enum.GetValues<Comparison>())
            for (var value = -2; value <= 9; value++)
                for (var number = 0; number < 8; number++)
                {
                    bool Bit(int bit) => (number >> Array.IndexOf(bits, bit) & 1) == 1;
                    var order = number.CompareTo(value);
                    var expected = comparison switch
                    {
                        Comparison.Equal => order == 0,
                        Comparison.NotEqual => order != 0,
                        Comparison.Less => order < 0,
                        Comparison.LessOrEqual => order <= 0,
                        Comparison.Greater => order > 0,
                        _ => order >= 0,
                    };
                    var condition = Condition.Register(bits, comparison, value);
                    Assert.Equal(expected, condition.Holds(Bit));
                    Assert.Equal(!expected, (!condition).Holds(Bit));
                }
    }

    [Fact]
    public void Register_NumbersBeyond64Bits_AreExact()
    {
        var bits = Enumerable.Range(0, 100).ToArray();
        var condition = Condition.Register(bits, Comparison.Equal, BigInteger.One << 99);
        Assert.True(condition.Holds(bit => bit == 99));
        Assert.False(condition.Holds(bit => bit is 99 or 0));
    }

    [Fact]
    public void Conditions_Joined_FollowLogicAndPrintAsWords()
    {
        var (a, b, c) = (Condition.Bit(0), Condition.Bit(1, false), Condition.Register([2, 3], Comparison.Less, 2));
        var condition = a & b | !(a | c);
        for (var pattern = 0; pattern < 16; pattern++)
        {
            bool Bit(int bit) => (pattern >> bit & 1) == 1;
            Assert.Equal(Bit(0) && !Bit(1) || !(Bit(0) || pattern >> 2 < 2), condition.Holds(Bit));
        }
        Assert.Equal("(c0 = 1 and c1 = 0) or (c0 = 0 and c[2..3] ≥ 2)", condition.ToString());
        Assert.Equal([0, 1, 2, 3], condition.Bits);
    }

    [Fact]
    public void Condition_OfASingleBit_IsAlwaysEqualityWithZeroOrOne()
    {
        Assert.Equal("c3 = 0", Condition.Register([3], Comparison.NotEqual, 1).ToString());
        Assert.Equal("c3 = 1", Condition.Register([3], Comparison.Greater, 0).ToString());
        Assert.Equal("c3 = 5", Condition.Register([3], Comparison.Equal, 5).ToString());
    }

    [Fact]
    public void Block_ThatWritesTheBitOfItsCondition_IsEnteredOnce()
    {
        var circuit = new Circuit(3).X(0).Measure(0, 0).When(0, true, then => then.Measure(1, 0).X(2)).Measure(2, 1);
        Assert.Equal("01: 20", circuit.Sample(20).ToString());
        Assert.Equal("01", circuit.Run().Bits);
        Assert.Equal(1, NoiseModel.None.Run(circuit).Probability("01"), 1e-12);
        Assert.Equal(circuit.List(), Circuit.FromOpenQasm(circuit.ToOpenQasm()).List());
    }

    [Fact]
    public void Otherwise_ActsWhereTheConditionDoesNotHold()
    {
        var circuit = new Circuit(2).H(0).Measure(0, 0).When(Condition.Bit(0), then => then.X(1), otherwise => otherwise.I(1)).Measure(1, 1);
        Assert.Equal(["00", "11"], NoiseModel.None.Run(circuit).Outcomes.Keys);
        Assert.Equal("if c0 = 1 { x 1 } else { id 1 }", circuit[2].ToString());
    }

    [Fact]
    public void Sample_NothingMeasured_CountsAllQubits()
    {
        Assert.Equal("10: 100", new Circuit(2).X(0).H(1).Reset(1).Sample(100).ToString());
        Assert.Equal("1: 10", new Circuit(1, bits: 1).When(0, false, then => then.X(0)).Sample(10).ToString());
        Assert.Equal("01: 10", new Circuit(2).X(1).Measure(0).Barrier().Sample(10).ToString());
        Assert.Equal(1, NoiseModel.None.Run(new Circuit(2).X(1).Measure(1)).Probability("01"), 1e-12);
    }

    [Fact]
    public void ConditionalInstruction_InverseBindOnQubitsControlled_ReachItsParts()
    {
        var circuit = new Circuit(2, bits: 2).When(Condition.Bit(1), then => then.S(0).Rx("a", 1), otherwise => otherwise.CX(0, 1));
        Assert.Equal("0: if c1 = 1 { rx(-a) 1; sdg 0 } else { x 0 -> 1 }", circuit.Inverse().List());
        Assert.Equal("0: if c1 = 1 { s 0; rx(2) 1 } else { x 0 -> 1 }", circuit.Bind(("a", 2)).List());
        Assert.Equal("0: if c1 = 1 { s 2; rx(a) 0 } else { x 2 -> 0 }", new Circuit(3, bits: 2).Append(circuit, 2, 0).List());
        Assert.Equal("0: if c1 = 1 { s 0 -> 1; rx(a) 0 -> 2 } else { x 0, 1 -> 2 }", new Circuit(3, bits: 2).Append(circuit.Controlled()).List());
        Assert.Equal(["a"], circuit.AngleNames);
        Assert.False(circuit.IsUnitary);
        Assert.Throws<InvalidOperationException>(() => new Circuit(1).Measure(0, 0).When(0, true, then => then.Reset(0)).Inverse());
    }

    [Fact]
    public void Conditions_NestedTooDeep_AreRefused()
    {
        Instruction instruction = new GateInstruction(Gates.X, [0]);
        for (var depth = 1; depth <= ConditionalInstruction.MaxDepth; depth++)
            instruction = new ConditionalInstruction(Condition.Bit(0), [instruction]);
        var error = Assert.Throws<ArgumentException>(() => new ConditionalInstruction(Condition.Bit(0), [instruction]));
        Assert.StartsWith("Conditions are nested 101 deep; at most 100 are allowed", error.Message);
    }

    [Fact]
    public void GlobalPhase_IsNoGateThatNoiseFollows()
    {
        var circuit = Circuit.FromOpenQasm("OPENQASM 3.0; qubit q; gphase(1);");
        Assert.Equal(1, NoiseModel.None.AfterEveryGate(Channels.Depolarising(1)).Run(circuit).State.Purity(), 1e-12);
    }
}

using System.Numerics;
using NotebookLib.Quantum;
using NotebookLib.Teaching;
using static NotebookLib.Tests.Teaching.NumberQuestionTests;

namespace NotebookLib.Tests.Teaching;

/// <summary>Questions whose answer is a state, a label or a list of numbers.</summary>
public sealed class StateQuestionTests
{
    private static readonly Complex I = Complex.ImaginaryOne;

    [Fact]
    public void State_RandomStates_TheStateAndItsGlobalPhasesAreRight()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var state = RandomQuantum.State(3, seed);
            var phase = Complex.FromPolarCoordinates(1, seed);
            Assert.True(Ask.State(() => state).Check(state.ToArray()).IsRight);
            Assert.True(Ask.State(() => state).Check([.. state.ToArray().Select(a => a * phase)]).IsRight);
            Assert.False(Ask.State(() => state).Check(RandomQuantum.State(3, seed + 100).ToArray()).IsRight);
        }
    }

    public static TheoryData<Complex[], string> Mistakes() => new()
    {
        { [0.6, 0.8], "2 amplitudes were given" },
        { [0.36, 0, 0, 0.64], "probabilities" },
        { [3, 0, 0, 4 * I], "normalised" },
        { [1, 0, 0, 1], "add up to 1" },
        { [0, 0, 0, 0], "add up to 1" },
        { [0.6, 0, 0, 0.8], "factors i" },
        { [0.6, 0, 0, -0.8 * I], "factors i" },
        { [0.8, 0, 0, 0.6 * I], "by hand" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void State_KnownMistake_HasItsReason(Complex[] answer, string reason)
    {
        var right = StateVector.FromAmplitudes([0.6, 0, 0, 0.8 * I]);

        AssertWrong(Ask.State(() => right).Check(answer), reason);
    }

    [Fact]
    public void State_BitsInTheOtherOrder_SaysSo() =>
        AssertWrong(Ask.State(() => StateVector.Basis("110")).Check([0, 0, 0, 1, 0, 0, 0, 0]), "qubit 0 is the leftmost");

    [Fact]
    public void State_NoAnswer_DoesNotComputeIt() =>
        Assert.Null(Ask.State(() => throw new InvalidOperationException("not to be computed")).Check(null).IsRight);

    [Theory]
    [InlineData("110")]
    [InlineData(" |110> ")]
    [InlineData("1 1 0")]
    public void Bits_TheLabelInAnyForm_IsRight(string answer) => Assert.True(Ask.Bits(() => "110").Check(answer).IsRight);

    [Theory]
    [InlineData("011", "other order")]
    [InlineData("001", "other way round")]
    [InlineData("11", "count the qubits")]
    [InlineData("six", "0 and 1 only")]
    [InlineData("100", "by hand")]
    public void Bits_KnownMistake_HasItsReason(string answer, string reason) => AssertWrong(Ask.Bits(() => "110").Check(answer), reason);

    [Fact]
    public void Bits_EmptyAnswer_IsNone() => Assert.Null(Ask.Bits(() => "110").Check("").IsRight);

    public static TheoryData<double[], string> VectorMistakes() => new()
    {
        { [0.2, -0.4], "2 numbers were given" },
        { [-0.2, 0.4, -0.9], "signs" },
        { [0.9, -0.4, 0.2], "other end" },
        { [0.2, 0, 0.9], "2 of 3" },
        { [7, 8, 6], "by hand" },
    };

    [Theory]
    [MemberData(nameof(VectorMistakes))]
    public void Vector_KnownMistake_HasItsReason(double[] answer, string reason) =>
        AssertWrong(Ask.Vector(() => [0.2, -0.4, 0.9]).Check(answer), reason);

    [Fact]
    public void Vector_Amplitudes_AreToldFromTheirSquares() =>
        AssertWrong(Ask.Vector(() => [0.36, 0.64]).Check([0.6, -0.8]), "amplitudes");

    [Fact]
    public void Vector_SameNumbers_IsRight() => Assert.True(Ask.Vector(() => [0.2, -0.4]).Check([0.2, -0.4]).IsRight);
}

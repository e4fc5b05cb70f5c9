using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.States;

public sealed class StateVectorTests
{
    private static readonly double Half = Math.Sqrt(0.5);

    [Fact]
    public void Basis_QubitZero_IsTheMostSignificantBit()
    {
        var state = StateVector.Basis("110");
        Assert.Equal(1, state[6]);
        Assert.Equal(1, state["110"]);
        Assert.Equal("|100>", new StateVector(3).X(0).ToString());
    }

    [Fact]
    public void Bell_StepByStep_ShowsTheStates()
    {
        var steps = new Circuit(2).H(0).CX(0, 1).Steps().Select(step => step.ToString());
        Assert.Equal(["start: |00>", "h 0: 0.707|00> + 0.707|10>", "x 0 -> 1: 0.707|00> + 0.707|11>"], steps);
    }

    [Fact]
    public void Steps_StatesKept_DoNotChangeLater()
    {
        var steps = new Circuit(1).X(0).H(0).Steps().ToList();
        Assert.Equal("|0>", steps[0].State.ToString());
        Assert.Equal("0.707|0> - 0.707|1>", steps[2].State.ToString());
    }

    [Fact]
    public void ToKets_ComplexAmplitudes_AreReadable()
    {
        Complex i = Complex.ImaginaryOne;
        Assert.Equal("(0.5-0.5i)|0> - 0.707i|1>", StateVector.FromAmplitudes([0.5 - 0.5 * i, -Half * i]).ToKets());
        Assert.Equal("-i|1>", StateVector.FromAmplitudes([0, -i]).ToKets());
        Assert.Equal("-|1>", StateVector.FromAmplitudes([0.0, -1]).ToKets());
        Assert.Equal("0.25|0000> + 0.25|0001> + … 14 more", new StateVector(4).Layer(Gates.H).ToKets(maxTerms: 2));
        Assert.Equal("0.70711|0> + 0.70711|1>", new StateVector(1).H(0).ToKets(digits: 5));
    }

    [Fact]
    public void State_RealGatesOnly_StaysReal()
    {
        var state = new StateVector(3).H(0).X(1).Ry(0.3, 2).CX(0, 1).CZ(1, 2).Swap(0, 2).CCX(0, 1, 2).CSwap(0, 1, 2).RyLayer(1, 2, 3).CxChain().CzChain();
        Assert.True(state.IsReal);
        Assert.False(state.S(0).IsReal);
    }

    [Fact]
    public void FromImage_IsPaddedEvenlyAndNormalised()
    {
        var state = StateVector.FromImage([3, 0, 0, 0, 0, 0, 0, 0, 4], 3, 3);
        Assert.Equal(4, state.Qubits);
        Assert.Equal(0.6, state[0].Real, 15); // top left stays: (4 - 3) / 2 = 0 rows and columns before it
        Assert.Equal(0.8, state[2 * 4 + 2].Real, 15);
        var digit = StateVector.FromImage([.. Enumerable.Repeat(1f, 28 * 28)], 28, 28);
        Assert.Equal(10, digit.Qubits);
        Assert.Equal(0, digit[32 + 2]);
        Assert.Equal(1.0 / 28, digit[2 * 32 + 2].Real, 15);
    }

    [Fact]
    public void FromAmplitudes_Normalise_ScalesToNormOne()
    {
        var state = StateVector.FromAmplitudes([3.0, 4], normalise: true);
        Assert.Equal(0.6, state[0].Real, 15);
        Assert.True(StateVector.FromAmplitudes([Complex.One, 0]).IsReal);
    }

    [Fact]
    public void FromAmplitudes_OfSinglePrecision_AreAccepted()
    {
        Assert.Equal(Math.Sqrt(0.5), StateVector.FromAmplitudes([0.70710678, 0.70710678])[0].Real, 1e-15);
        for (var seed = 0; seed < 20; seed++)
        {
            var exact = RandomQuantum.State(6, seed);
            var state = StateVector.FromAmplitudes([.. exact.ToArray().Select(z => new Complex((float)z.Real, (float)z.Imaginary))]);
            Assert.Equal(1, state.SquaredNorm(), 1e-14);
            Assert.Equal(1, state.Fidelity(exact), 1e-12);
        }
    }

    [Theory]
    [InlineData(3e-170, 4e-170)]
    [InlineData(3e170, 4e170)]
    [InlineData(3e307, 4e307)]
    [InlineData(3e-320, 4e-320)]
    [InlineData(3e-5, 4e-5)]
    public void FromAmplitudes_AnyFiniteVector_IsScaledToNormOne(double first, double second)
    {
        var real = StateVector.FromAmplitudes([first, second], normalise: true);
        var complex = StateVector.FromAmplitudes([new Complex(0, first), -second], normalise: true);
        var batch = StateBatch<double>.FromExamples([first, second], 1, normalise: true);
        Assert.Equal((0.6, 0.8), (Math.Round(real[0].Real, 3), Math.Round(real[1].Real, 3)));
        Assert.Equal((0.6, -0.8), (Math.Round(complex[0].Imaginary, 3), Math.Round(complex[1].Real, 3)));
        Assert.Equal((0.6, 0.8), (Math.Round(batch[0, 0].Real, 3), Math.Round(batch[1, 0].Real, 3)));
    }

    public static TheoryData<Action, string> BadInput => new()
    {
        { () => StateVector.FromAmplitudes([1.0, 0, 0]), "A state of n qubits has 2^n amplitudes: 2, 4, 8, …; 3 were given. Pad with zeros to 4, or leave some out" },
        { () => StateVector.FromAmplitudes([1.0]), "A state of n qubits has 2^n amplitudes: 2, 4, 8, …; 1 was given" },
        { () => StateVector.FromAmplitudes([0.0, 0]), "All amplitudes of the state are zero" },
        { () => StateVector.FromAmplitudes([0.0, 0], normalise: true), "All amplitudes of the state are zero" },
        { () => StateVector.FromAmplitudes([double.NaN, 0]), "Amplitude 0 of the state is NaN; all must be finite numbers" },
        { () => StateVector.FromAmplitudes([new Complex(0, double.PositiveInfinity), 0], normalise: true), "The imaginary part of amplitude 0 of the state is Infinity; all must be finite numbers" },
        { () => StateVector.FromAmplitudes([1.0, 1]), "The amplitudes of the state are not normalised: the sum of |amplitude|^2 is 2, 1 from 1, and 1E-06 is allowed; pass normalise: true to have it scaled" },
        { () => StateVector.FromImage(new float[4], 2, 2), "All amplitudes of the image are zero" },
        { () => StateVector.FromAmplitudes([0.70710678, 0.7071]), "The amplitudes of the state are not normalised: the sum of |amplitude|^2 is 0.99999, 9.59E-06 from 1, and 1E-06 is allowed" },
        { () => StateVector.FromImage([1, 2, float.NaN, 4], 2, 2), "Pixel (1, 0) of the image is NaN; all must be finite numbers" },
        { () => StateVector.FromImage([1, 2, 3], 3, 1, padding: float.PositiveInfinity), "The padding is Infinity; it must be a finite number" },
        { () => StateBatch<float>.FromExamples([1, 0, 0, float.NaN], 2, normalise: true), "Amplitude 1 of state 1 of the batch is NaN" },
        { () => StateVector.FromImage(new float[5], 2, 2), "An image of 2 x 2 has 4 pixels and needs at least 2; 5 were given" },
        { () => StateVector.Basis("012"), "\"012\" is no basis state of 3 qubits; give one digit 0 or 1 for each qubit" },
        { () => _ = new StateVector(2)["1"], "\"1\" is no basis state of 2 qubits" },
        { () => _ = new StateVector(2)[4], "Amplitude 4 does not exist; a state of 2 qubits has amplitudes 0 to 3" },
        { () => _ = new StateVector(0), "A state of 0 qubits was asked for; at least 1 is needed" },
        { () => _ = new StateVector(40), "A state of 40 qubits needs 16 TiB of memory (2^40 amplitudes of 16 bytes)" },
        { () => new Circuit(40).H(0).Run(), "A state of 40 qubits needs 16 TiB of memory" },
        { () => _ = new StateBatch<float>(40, 2), "A batch of 2 states of 40 qubits needs 16 TiB of memory (2^40 amplitudes of 8 bytes for each of 2 states)" },
        { () => new StateVector(2).H(2), "Qubit 2 does not exist; with 2 qubits allowed are 0 to 1" },
        { () => new StateVector(2).CX(1, 1), "Control and target are both qubit 1; they must differ" },
        { () => new StateVector(2).Sample(0), "0 shots were asked for; allowed are 1 to 100000000" },
        { () => new Circuit(2).Sample(-3), "-3 shots were asked for; allowed are 1 to 100000000" },
        { () => new StateVector(2).Marginal(), "No qubit was given; name at least one" },
        { () => new StateVector(2).Marginal(0, 0), "Qubit 0 is a target twice" },
        { () => new StateVector(2).Expectation("XYZ"), "A Pauli string for 2 qubits needs 2 letters; \"XYZ\" has 3" },
        { () => new StateVector(2).Expectation("XQ"), "'Q' in \"XQ\" is no Pauli matrix; allowed are I, X, Y and Z" },
        { () => new StateVector(2).Apply(new Circuit(3)), "The circuit has 3 qubits and the state has 2; they must be the same" },
        { () => new Circuit(1).Rx("a", 0).Run(), "The circuit has angles without a value: a; bind them first, for example circuit.Bind((\"a\", 0.5))" },
        { () => new StateVector(2).InnerProduct(new StateVector(1)), "States of 2 and 1 qubits have no inner product" },
        { () => new StateVector(14).DensityMatrix(), "The matrix of 14 qubits has 4^14 entries of 16 bytes; at most 12 qubits" },
        { () => StateBatch<double>.FromExamples([1, 0, 0.5, 0], 2), "The amplitudes of state 1 of the batch are not normalised: the sum of |amplitude|^2 is 0.25" },
        { () => StateBatch<double>.FromExamples([1, 0, 0, 0], 2, normalise: true), "All amplitudes of state 1 of the batch are zero" },
        { () => StateBatch<double>.FromExamples([1, 0, 0], 2), "3 amplitudes cannot be shared among 2 states" },
    };

    [Theory]
    [MemberData(nameof(BadInput), DisableDiscoveryEnumeration = true)]
    public void StateVector_BadInput_ThrowsWithTeachingMessage(Action use, string message)
    {
        var error = Assert.ThrowsAny<ArgumentException>(use);
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void Apply_UnboundAngle_LeavesTheStateAlone()
    {
        var state = new StateVector(1);
        Assert.Throws<ArgumentException>(() => state.Apply(new Circuit(1).X(0).Rx("a", 0)));
        Assert.Equal("|0>", state.ToString());
    }
}

using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Quantum;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Tests.Quantum.States;

public sealed class InformationTests
{
    [Fact]
    public void Bell_Half_IsFullyMixedWithOneBitOfEntropy()
    {
        var bell = new StateVector(2).H(0).CX(0, 1);
        Assert.Equal(0.5, bell.Purity(0), 14);
        Assert.Equal(1, bell.EntanglementEntropy(1), 12);
        Assert.Equal(0, bell.BlochVector(0).Length, 14);
        Assert.Equal(1, bell.Purity(0, 1), 14);
        Assert.Equal(0, bell.EntanglementEntropy(0, 1));
    }

    [Fact]
    public void ProductState_HasNoEntropy()
    {
        var state = new StateVector(3).Ry(0.3, 0).Rx(1, 1).H(2).T(2);
        Assert.Equal(0, state.EntanglementEntropy(1), 12);
        Assert.Equal(1, state.BlochVector(2).Length, 14);
    }

    [Fact]
    public void BlochVector_KnownStates_PointAlongTheAxes()
    {
        Assert.Equal("(0, 0, 1)", new StateVector(1).BlochVector(0).ToString());
        Assert.Equal("(1, 0, 0)", new StateVector(1).H(0).BlochVector(0).ToString());
        Assert.Equal("(0, 1, 0)", new StateVector(1).H(0).S(0).BlochVector(0).ToString());
        Assert.Equal("(0, 0, -1)", new StateVector(1).X(0).BlochVector(0).ToString());
    }

    [Theory]
    [InlineData("XZI")]
    [InlineData("YYX")]
    [InlineData("YYY")]
    [InlineData("IIZ")]
    [InlineData("YIZ")]
    public void Expectation_RandomState_EqualsMatrix(string letters)
    {
        var pauli = new Dictionary<char, Matrix<Complex>>
        {
            ['I'] = Gates.I.Matrix().ToMathNet(),
            ['X'] = Gates.X.Matrix().ToMathNet(),
            ['Y'] = Gates.Y.Matrix().ToMathNet(),
            ['Z'] = Gates.Z.Matrix().ToMathNet(),
        };
        var matrix = letters.Select(letter => pauli[letter]).Aggregate((left, right) => left.KroneckerProduct(right));
        var state = RandomQuantum.State(3, 8);
        var amplitudes = MathNet.Numerics.LinearAlgebra.Vector<Complex>.Build.Dense(state.ToArray());
        var expected = amplitudes.ConjugateDotProduct(matrix * amplitudes).Real;
        Assert.Equal(expected, state.Expectation(letters), 13);
        Assert.Equal(matrix, new PauliSum((1, letters)).ToMatrix());
        var real = StateVector.FromAmplitudes(state.RealParts.ToArray(), normalise: true);
        amplitudes = MathNet.Numerics.LinearAlgebra.Vector<Complex>.Build.Dense(real.ToArray());
        Assert.Equal(amplitudes.ConjugateDotProduct(matrix * amplitudes).Real, real.Expectation(letters), 13);
    }

    [Fact]
    public void Expectation_WeightedSum_IsTheSumOfItsTerms()
    {
        var state = RandomQuantum.State(2, 3);
        var sum = new PauliSum((0.5, "ZZ"), (-2, "XI"));
        Assert.Equal(0.5 * state.Expectation("ZZ") - 2 * state.Expectation("XI"), state.Expectation(sum), 14);
        Assert.Equal("0.5*ZZ - 2*XI", sum.ToString());
    }

    [Fact]
    public void ReducedDensityMatrix_EqualsPartialTrace()
    {
        var state = RandomQuantum.State(3, 11);
        var full = state.DensityMatrix();
        var kept = state.ReducedDensityMatrix(2, 0);
        for (var row = 0; row < 4; row++)
            for (var column = 0; column < 4; column++)
            {
                // Row and column: qubit 2 then qubit 0; qubit 1 is traced out.
                int Index(int pattern, int middle) => (pattern & 1) << 2 | middle << 1 | pattern >> 1;
                var expected = full[Index(row, 0), Index(column, 0)] + full[Index(row, 1), Index(column, 1)];
                Assert.True((expected - kept[row, column]).Magnitude < 1e-14);
            }
    }

    [Fact]
    public void EntanglementEntropy_QubitOnItsOwn_IsNotNegative()
    {
        var state = new StateVector(3).H(0).CX(0, 1);
        Assert.InRange(state.EntanglementEntropy(2), 0, 1e-12);
    }

    [Fact]
    public void EntanglementEntropy_BothSides_Agree()
    {
        var state = RandomQuantum.State(5, 2);
        Assert.Equal(state.EntanglementEntropy(0, 3), state.EntanglementEntropy(1, 2, 4), 12);
        Assert.Equal(state.Purity(0, 3), state.Purity(1, 2, 4), 12);
    }

    [Fact]
    public void InnerProduct_IsConjugateInTheFirst()
    {
        var plus = new StateVector(1).H(0).S(0); // |0> + i|1>
        Assert.Equal(new Complex(0, -Math.Sqrt(0.5)), plus.InnerProduct(StateVector.Basis("1")), Near);
        Assert.Equal(0.5, plus.Fidelity(StateVector.Basis("1")), 15);
        Assert.Equal(1, plus.Fidelity(plus.Copy().Rz(0.3, 0).Phase(-0.3, 0)), 15);
    }

    [Fact]
    public void Marginal_SumsTheOthers()
    {
        var state = RandomQuantum.State(3, 5);
        var p = state.Probabilities();
        Assert.Equal(1, p.Sum(), 14);
        var marginal = state.Marginal(2, 0);
        Assert.Equal(p[4] + p[6], marginal[1], 15); // qubit 2 = 0, qubit 0 = 1
        Assert.Equal(p[6], state.Probability("110"), 15);
    }

    [Fact]
    public void Eigenphases_OfPhaseGates_AreTheAngles()
    {
        var phases = new Circuit(2).Phase(0.5, 0).Phase(1.2, 1).Eigenphases();
        Assert.Equal([0, 0.5, 1.2, 1.7], phases.Select(phase => Math.Round(phase, 12)));
        var turned = new Circuit(2).Append(RandomQuantum.Circuit(2, 10, 1).Inverse()).Phase(0.5, 0).Phase(1.2, 1).Append(RandomQuantum.Circuit(2, 10, 1));
        Assert.Equal([0, 0.5, 1.2, 1.7], turned.Eigenphases().Select(phase => Math.Round(phase, 10) + 0.0));
    }

    [Fact]
    public void RandomUnitary_IsHaar_ByItsMoments()
    {
        // Haar: the mean of |u|^2 is 1/d, of |u|^4 is 2/(d(d+1)); of u and u^2 it is 0.
        double second = 0, fourth = 0;
        var (mean, square) = (Complex.Zero, Complex.Zero);
        const int count = 3000;
        for (var seed = 0; seed < count; seed++)
        {
            var u = RandomQuantum.Unitary(1, seed)[0, 0];
            second += u.Magnitude * u.Magnitude / count;
            fourth += Math.Pow(u.Magnitude, 4) / count;
            mean += u / count;
            square += u * u / count;
        }
        Assert.Equal(0.5, second, 0.02);
        Assert.Equal(1.0 / 3, fourth, 0.02);
        Assert.InRange(mean.Magnitude, 0, 0.04);
        Assert.InRange(square.Magnitude, 0, 0.04);
    }

    [Fact]
    public void RandomQuantum_SameSeed_SameResult()
    {
        Assert.Equal(RandomQuantum.State(3, 1).ToArray(), RandomQuantum.State(3, 1).ToArray());
        Assert.Equal(RandomQuantum.Circuit(3, 20, 1).List(), RandomQuantum.Circuit(3, 20, 1).List());
        Assert.NotEqual(RandomQuantum.Circuit(3, 20, 1).List(), RandomQuantum.Circuit(3, 20, 2).List());
    }

    private static bool Near(Complex a, Complex b) => (a - b).Magnitude < 1e-15;
}

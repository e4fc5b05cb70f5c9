using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Quantum;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Tests.Quantum.Noise;

public sealed class DensityMatrixTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void WithoutNoise_EqualsThePureState()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var circuit = RandomQuantum.Circuit(4, 12, seed).CxChain().RyLayer(1, 2, 3, 4)
                .Unitary(RandomQuantum.Unitary(2, seed), 3, 1).Controlled(Gates.Rxx, [Control.OnZero(1), 3], [2, 0], [0.4]);
            var rho = new DensityMatrix(4).Apply(circuit);
            var expected = DensityMatrix.From(circuit.Run());
            Assert.InRange((expected.ToMatrix() - rho.ToMatrix()).Enumerate().Max(entry => entry.Magnitude), 0, Tolerance);
            Assert.Equal(1, rho.Purity(), 12);
        }
    }

    [Fact]
    public void Figures_OfAPureState_AreThoseOfTheState()
    {
        var state = RandomQuantum.State(3, 7);
        var rho = DensityMatrix.From(state);
        var other = RandomQuantum.State(3, 8);
        Assert.Equal(state.Fidelity(other), rho.Fidelity(other), 12);
        Assert.Equal(1, rho.Fidelity(state), 12);
        Assert.Equal(0, rho.Entropy(), 9);
        foreach (var letters in new[] { "XYZ", "YYI", "IZX", "YYY", "III" })
            Assert.Equal(state.Expectation(letters), rho.Expectation(letters), 12);
        var sum = 0.5 * (PauliSum)"ZZI" + -2 * (PauliSum)"XIY";
        Assert.Equal(state.Expectation(sum), rho.Expectation(sum), 12);
        for (var qubit = 0; qubit < 3; qubit++)
            Assert.Equal(state.BlochVector(qubit).Y, rho.BlochVector(qubit).Y, 12);
        Assert.InRange((state.ReducedDensityMatrix(2, 0) - rho.Reduced(2, 0).ToMatrix()).Enumerate().Max(entry => entry.Magnitude), 0, Tolerance);
        Assert.Equal(state.Probabilities(), rho.Probabilities(), (a, b) => Math.Abs(a - b) < Tolerance);
    }

    [Fact]
    public void FullyMixed_HasLowestPurityAndHighestEntropy()
    {
        var rho = DensityMatrix.FullyMixed(3);
        Assert.Equal((1.0 / 8, 1.0), (rho.Purity(), rho.Trace()));
        Assert.Equal(3, rho.Entropy(), 12);
        Assert.Equal(0, rho.Expectation("XZI"), 12);
    }

    [Fact]
    public void Reset_ForgetsTheQubitAndKeepsTheRest()
    {
        var rho = new DensityMatrix(2).H(0).CX(0, 1).Reset(0);
        Assert.Equal([0.5, 0.5, 0, 0], rho.Probabilities().Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void ToString_SmallMatrix_ShowsTheEntries() =>
        Assert.Equal("           0.5           -0.5i\n          0.5i             0.5", new DensityMatrix(1).H(0).S(0).ToString());

    public static TheoryData<Action, string> Bad => new()
    {
        { () => new DensityMatrix(0), "A density matrix of 0 qubits was asked for; at least 1 is needed" },
        { () => new DensityMatrix(20), "A density matrix of 20 qubits needs 16 TiB (4^20 entries of 16 bytes); at most 12 qubits (256 MiB) are allowed. Use fewer qubits, or run the circuit without noise on a state vector, which has only 2^20 amplitudes" },
        { () => DensityMatrix.FullyMixed(13), "A density matrix of 13 qubits needs 1 GiB" },
        { () => DensityMatrix.From(Matrix<Complex>.Build.Dense(2, 3)), "A density matrix is square, of dimension 2 for one qubit, 4 for two, …; a 2 x 3 matrix was given" },
        { () => DensityMatrix.From(Of(1, 0, 0, 1)), "The trace of a density matrix is 1, the sum of all probabilities; here it is 2. Divide the matrix by it" },
        { () => DensityMatrix.From(Of(0.5, 0.2, 0, 0.5)), "The matrix is not Hermitian: the largest entry of |rho - rho†| is 0.2, allowed is 1E-09" },
        { () => DensityMatrix.From(Of(1.5, 0, 0, -0.5)), "A density matrix has no negative eigenvalue, since they are probabilities; the lowest one here is -0.5" },
        { () => new DensityMatrix(1).H(1), "Qubit 1 does not exist; with 1 qubit allowed are 0 to 0" },
        { () => _ = new DensityMatrix(1)[0, 2], "Entry (0, 2) does not exist; with 1 qubit rows and columns are 0 to 1" },
        { () => new DensityMatrix(2).Fidelity(new StateVector(1)), "The density matrix has 2 qubits and the state has 1; they must be the same" },
        { () => new DensityMatrix(2).Expectation("Z"), "A Pauli string for 2 qubits needs 2 letters; \"Z\" has 1" },
        { () => new DensityMatrix(2).Reduced(), "No qubit was given; name at least one" },
        { () => new DensityMatrix(2).Apply(Channels.BitFlip(0.1)), "bit flip(0.1) acts on 1 qubit; 0 were given" },
        { () => new DensityMatrix(2).Apply(Channels.Depolarising(0.1, 2), 1, 1), "Qubit 1 is a target twice" },
        { () => new DensityMatrix(2).Apply(new Circuit(2).Rx("a", 0)), "The circuit has angles without a value: a; bind them first" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void BadInput_Throws(Action action, string message) => Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);

    [Fact]
    public void Measure_RefersToTheNoiseModel()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new DensityMatrix(1).Measure(0, 0));
        Assert.Equal("A density matrix keeps no classical bits, which 'measure 0 -> c0' needs; run the whole circuit with NoiseModel.None.Run(circuit), or with a noise model.", error.Message);
    }

    private static Matrix<Complex> Of(double a, double b, double c, double d) => Matrix<Complex>.Build.DenseOfArray(new Complex[,] { { a, b }, { c, d } });
}

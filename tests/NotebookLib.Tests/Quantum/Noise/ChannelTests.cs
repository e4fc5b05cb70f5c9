using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Quantum;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Tests.Quantum.Noise;

public sealed class ChannelTests
{
    private const double Tolerance = 1e-12;

    private static readonly QuantumChannel[] OneQubit =
    [
        Channels.BitFlip(0.1), Channels.PhaseFlip(0.2), Channels.BitPhaseFlip(0.3), Channels.Depolarising(0.4), Channels.AmplitudeDamping(0.25),
        Channels.PhaseDamping(0.35), Channels.BitFlip(0), Channels.Depolarising(1), Channels.AmplitudeDamping(1),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, OneQubit.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Channel_OnARandomState_IsTheSumOfKrausTerms(int number)
    {
        var channel = OneQubit[number];
        var state = DensityMatrix.From(RandomQuantum.State(3, number + 1));
        var rho = state.ToMatrix();
        for (var qubit = 0; qubit < 3; qubit++)
        {
            var expected = Matrix<Complex>.Build.Dense(8, 8);
            foreach (var kraus in channel.KrausOperators)
            {
                var k = Embedded(kraus, qubit, 3);
                expected += k * rho * k.ConjugateTranspose();
            }
            AssertNear(expected, state.Copy().Apply(channel, qubit).ToMatrix());
        }
    }

    [Theory, InlineData(2, 0, 1), InlineData(2, 1, 0), InlineData(4, 0, 3), InlineData(4, 2, 1), InlineData(5, 1, 4)]
    public void Channel_ThatResetsTwoQubits_LeavesTheOthersAsTheyWere(int qubits, int first, int second)
    {
        var kraus = Enumerable.Range(0, 4).Select(column =>
        {
            var k = new Complex[4, 4];
            k[0, column] = 1;
            return k;
        });
        var state = DensityMatrix.From(RandomQuantum.State(qubits, seed: 3));
        var expected = state.Copy().Reset(first).Reset(second).ToMatrix();
        AssertNear(expected, state.Apply(QuantumChannel.FromKraus("reset both", [.. kraus]), first, second).ToMatrix());
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Channel_KeepsTraceHermitianPositive(int number)
    {
        var state = DensityMatrix.From(RandomQuantum.State(3, number + 10)).Apply(OneQubit[number], 1).Apply(Channels.Depolarising(0.3, 2), 2, 0);
        Assert.Equal(1, state.Trace(), 12);
        // From checks Hermitian, trace and positive.
        Assert.Equal(state.Purity(), DensityMatrix.From(state.ToMatrix()).Purity(), 12);
    }

    [Fact]
    public void TwoQubitDepolarising_MixesWithTheIdentityOfBothQubits()
    {
        var state = DensityMatrix.From(RandomQuantum.State(3, 5));
        var rest = state.Reduced(1).ToMatrix();
        var noisy = state.Copy().Apply(Channels.Depolarising(0.3, 2), 0, 2);
        AssertNear(0.7 * state.Reduced(0, 2).ToMatrix() + 0.3 / 4 * Matrix<Complex>.Build.DenseIdentity(4), noisy.Reduced(0, 2).ToMatrix());
        AssertNear(rest, noisy.Reduced(1).ToMatrix());
    }

    [Fact]
    public void BitFlip_OnZero_HasTheProbability() =>
        Assert.Equal([0.9, 0.1], new DensityMatrix(1).Apply(Channels.BitFlip(0.1), 0).Probabilities().Select(value => Math.Round(value, 12)));

    [Fact]
    public void Flips_ShrinkTheBlochVectorAcrossTheirAxis()
    {
        var start = new StateVector(1).Ry(0.8, 0).Rz(0.6, 0);
        var before = start.BlochVector(0);
        BlochVector After(QuantumChannel channel) => DensityMatrix.From(start).Apply(channel, 0).BlochVector(0);
        AssertVector(before.X, 0.8 * before.Y, 0.8 * before.Z, After(Channels.BitFlip(0.1)));
        AssertVector(0.8 * before.X, 0.8 * before.Y, before.Z, After(Channels.PhaseFlip(0.1)));
        AssertVector(0.8 * before.X, before.Y, 0.8 * before.Z, After(Channels.BitPhaseFlip(0.1)));
        AssertVector(0.9 * before.X, 0.9 * before.Y, 0.9 * before.Z, After(Channels.Depolarising(0.1)));
    }

    [Fact]
    public void AmplitudeDamping_DecaysToZero()
    {
        var start = new StateVector(1).Ry(1.1, 0);
        var rho = DensityMatrix.From(start).Apply(Channels.AmplitudeDamping(0.3), 0);
        var excited = start.Probability("1");
        Assert.Equal(0.7 * excited, rho[1, 1].Real, 12);
        Assert.Equal(Math.Sqrt(0.7) * (start["0"] * start["1"]).Real, rho[0, 1].Real, 12);
        Assert.Equal(1, DensityMatrix.From(start).Apply(Channels.AmplitudeDamping(1), 0)[0, 0].Real, 12);
    }

    [Fact]
    public void PhaseDamping_IsAPhaseFlip()
    {
        var start = DensityMatrix.From(RandomQuantum.State(2, 3));
        AssertNear(start.Copy().Apply(Channels.PhaseFlip((1 - Math.Sqrt(1 - 0.4)) / 2), 1).ToMatrix(), start.Copy().Apply(Channels.PhaseDamping(0.4), 1).ToMatrix());
    }

    public static TheoryData<Action, string> Bad => new()
    {
        { () => Channels.BitFlip(1.2), "probability is 1.2; a probability lies between 0 and 1, both allowed" },
        { () => Channels.PhaseFlip(-0.1), "probability is -0.1; a probability lies between 0 and 1, both allowed" },
        { () => Channels.BitPhaseFlip(double.NaN), "probability is NaN; a probability lies between 0 and 1, both allowed" },
        { () => Channels.Depolarising(2), "probability is 2; a probability lies between 0 and 1" },
        { () => Channels.Depolarising(0.1, 3), "Depolarising noise on 3 qubits was asked for; 1 and 2 are allowed. For more, put the one-qubit channel on each qubit" },
        { () => Channels.AmplitudeDamping(1.5), "gamma is 1.5; a probability lies between 0 and 1" },
        { () => Channels.PhaseDamping(-1), "lambda is -1; a probability lies between 0 and 1" },
        { () => new ReadoutError(0.1, 1.1), "zeroForOne is 1.1; a probability lies between 0 and 1" },
        { () => QuantumChannel.FromKraus("mine"), "A channel needs at least one Kraus operator; none was given" },
        { () => QuantumChannel.FromKraus("mine", new Complex[3, 3]), "A Kraus operator has dimension 2, 4 or 8 for 1, 2 or 3 qubits; the first one has 3 rows" },
        { () => QuantumChannel.FromKraus("mine", new Complex[2, 2], new Complex[2, 3]), "All Kraus operators of a channel are 2 x 2 here; operator 1 is 2 x 3" },
        { () => QuantumChannel.FromKraus("mine", new Complex[,] { { 1, 0 }, { 0, 0.5 } }), "The Kraus operators are not complete: the largest entry of |sum K†K - 1| is 0.75, allowed is 1E-09; an operator is missing or needs another factor" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void BadInput_Throws(Action action, string message) => Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);

    private static Matrix<Complex> Embedded(Complex[,] kraus, int qubit, int qubits)
    {
        var k = Matrix<Complex>.Build.DenseOfArray(kraus);
        return Matrix<Complex>.Build.DenseIdentity(1 << qubit).KroneckerProduct(k).KroneckerProduct(Matrix<Complex>.Build.DenseIdentity(1 << (qubits - 1 - qubit)));
    }

    private static void AssertVector(double x, double y, double z, BlochVector actual)
    {
        Assert.Equal(x, actual.X, 12);
        Assert.Equal(y, actual.Y, 12);
        Assert.Equal(z, actual.Z, 12);
    }

    private static void AssertNear(Matrix<Complex> expected, Matrix<Complex> actual) =>
        Assert.InRange((expected - actual).Enumerate().Max(entry => entry.Magnitude), 0, Tolerance);
}

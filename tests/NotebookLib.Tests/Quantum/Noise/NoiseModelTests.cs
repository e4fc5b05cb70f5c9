using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Noise;

public sealed class NoiseModelTests
{
    private static readonly Gate[] Paulis = [Gates.X, Gates.Y, Gates.Z];

    private static readonly Circuit Bell = new Circuit(2).H(0).CX(0, 1);

    [Theory, InlineData(0), InlineData(0.1), InlineData(0.5), InlineData(1)]
    public void Bell_DepolarisingAfterTheCx_HasTheKnownFidelity(double p)
    {
        var bell = Bell.Run();
        // On both qubits: 1/4 + 3/4 (1-p)^2. On the pair: 1 - p + p/4.
        Assert.Equal(0.25 + 0.75 * (1 - p) * (1 - p), NoiseModel.None.AfterGatesOn(2, Channels.Depolarising(p)).Run(Bell).State.Fidelity(bell), 12);
        Assert.Equal(1 - 0.75 * p, NoiseModel.None.AfterGatesOn(2, Channels.Depolarising(p, 2)).Run(Bell).State.Fidelity(bell), 12);
    }

    [Fact]
    public void Bell_PhaseFlipAfterH_LowersOnlyTheCoherence()
    {
        var state = NoiseModel.None.After(Gates.H, Channels.PhaseFlip(0.1)).Run(Bell).State;
        Assert.Equal(0.8, state.Expectation("XX"), 12);
        Assert.Equal(1, state.Expectation("ZZ"), 12);
    }

    [Fact]
    public void AfterEveryGate_CountsSingleGatesOfLayersAndChains()
    {
        var noise = NoiseModel.None.AfterEveryGate(Channels.Depolarising(0.1));
        var layered = new Circuit(3).RyLayer(0.1, 0.2, 0.3).CxChain();
        var (first, second) = (noise.Run(layered).State.ToMatrix(), noise.Run(layered.Decompose()).State.ToMatrix());
        Assert.Equal(0, (first - second).Enumerate().Max(entry => entry.Magnitude));
        Assert.True(noise.Run(layered).State.Purity() < 0.7);
    }

    [Fact]
    public void ReadoutError_MixesOutcomesOfMeasuredBitsAndOfUnmeasuredQubitsAlike()
    {
        var noise = NoiseModel.None.WithReadoutError(0.1, 0.2);
        var measured = noise.Run(new Circuit(2).X(1).MeasureAll());
        var unmeasured = noise.Run(new Circuit(2).X(1));
        foreach (var run in new[] { measured, unmeasured })
        {
            Assert.Equal(0.9 * 0.8, run.Probability("01"), 12);
            Assert.Equal(0.9 * 0.2, run.Probability("00"), 12);
            Assert.Equal(0.1 * 0.2, run.Probability("10"), 12);
            Assert.Equal(0.1 * 0.8, run.Probability("11"), 12);
            Assert.Equal(1, run.State.Probabilities()[1], 12);
        }
    }

    [Fact]
    public void Teleportation_WithoutNoise_IsPerfectWithEveryOutcome()
    {
        var run = NoiseModel.None.Run(Teleportation());
        Assert.Equal(["00", "01", "10", "11"], run.Outcomes.Keys);
        Assert.All(run.Outcomes.Values, probability => Assert.Equal(0.25, probability, 12));
        Assert.Equal(1, run.State.Reduced(2).Fidelity(new StateVector(1).Ry(0.7, 0).Rz(0.4, 0)), 12);
    }

    [Fact]
    public void Teleportation_WrongReadings_CorrectWrongly()
    {
        // Bit 1 decides on X, bit 0 on Z. Wrong readings of both with probability e put a random Pauli on the result.
        const double e = 0.1;
        var ideal = new StateVector(1).Ry(0.7, 0).Rz(0.4, 0);
        var vector = ideal.BlochVector(0);
        var result = NoiseModel.None.WithReadoutError(e, e).Run(Teleportation()).State.Reduced(2).BlochVector(0);
        Assert.Equal((1 - 2 * e) * vector.X, result.X, 12);
        Assert.Equal((1 - 2 * e) * (1 - 2 * e) * vector.Y, result.Y, 12);
        Assert.Equal((1 - 2 * e) * vector.Z, result.Z, 12);
    }

    [Fact]
    public void MeasurementUnderACondition_OnlySplitsWhereItHolds()
    {
        var run = NoiseModel.None.Run(new Circuit(2, bits: 2).H(0).Measure(0, 0).When(0, true, then => then.H(1).Measure(1, 1)));
        Assert.Equal(0.5, run.Probability("00"), 12);
        Assert.Equal(0.25, run.Probability("10"), 12);
        Assert.Equal(0.25, run.Probability("11"), 12);
        Assert.Equal(0, run.Probability("01"));
    }

    [Fact]
    public void DensityMatrix_AgreesWithRandomPauliErrorsOnStates()
    {
        // The same noise unravelled: after each gate a random Pauli on each qubit it touches, averaged over many runs.
        const double p = 0.2;
        const int runs = 4000;
        var circuit = new Circuit(2).H(0).CX(0, 1).Ry(0.7, 1).CZ(1, 0);
        var exact = NoiseModel.None.AfterEveryGate(Channels.Depolarising(p)).Run(circuit).State.Expectation("XX");
        var random = new Random(5);
        var sum = 0.0;
        for (var run = 0; run < runs; run++)
        {
            var state = new StateVector(2);
            foreach (var gate in circuit)
            {
                state.Add(gate);
                foreach (var qubit in gate.Qubits)
                    if (random.NextDouble() < 0.75 * p)
                        state.Apply(Paulis[random.Next(3)], [qubit]);
            }
            sum += state.Expectation("XX");
        }
        // Standard deviation of one run is at most 1: four standard errors.
        Assert.InRange(sum / runs, exact - 4 / Math.Sqrt(runs), exact + 4 / Math.Sqrt(runs));
        Assert.InRange(exact, -0.5, -0.1);
    }

    [Fact]
    public void Sample_OfARun_FollowsTheProbabilitiesAndTheSeed()
    {
        var run = NoiseModel.None.AfterEveryGate(Channels.BitFlip(0.1)).Run(Bell);
        var counts = run.Sample(10_000, seed: 3);
        Assert.Equal(counts.ToString(), run.Sample(10_000, seed: 3).ToString());
        Assert.InRange(counts["00"] / 10_000.0, run.Probability("00") - 0.02, run.Probability("00") + 0.02);
        Assert.StartsWith("0 shots were asked for; allowed are 1 to 100000000", Assert.Throws<ArgumentOutOfRangeException>(() => run.Sample(0)).Message);
    }

    [Fact]
    public void ToString_OfRunAndChannel_IsReadable()
    {
        // One flip of two turns the Bell state into the other one: weights 0.82 and 0.18.
        var run = NoiseModel.None.AfterGatesOn(2, Channels.BitFlip(0.1)).Run(Bell);
        Assert.Equal("00: 0.4100\n01: 0.0900\n10: 0.0900\n11: 0.4100\npurity of the state: 0.7048", run.ToString());
        Assert.Equal("depolarising(0.1) on 1 qubit, 4 Kraus operators", Channels.Depolarising(0.1).ToString());
    }

    public static TheoryData<Action, string> Bad => new()
    {
        { () => NoiseModel.None.AfterEveryGate(Channels.Depolarising(0.1, 2)), "After every gate comes a channel on one qubit, since gates touch different numbers of them; two-qubit depolarising(0.1) acts on 2. Use AfterGatesOn(2, channel)" },
        { () => NoiseModel.None.AfterGatesOn(3, Channels.Depolarising(0.1, 2)), "two-qubit depolarising(0.1) acts on 2 qubits and cannot follow gates that touch 3; use a channel on 1 or 3 qubits" },
        { () => NoiseModel.None.After(Gates.X, Channels.Depolarising(0.1, 2)), "After x comes a channel on one qubit, since the gate may have controls" },
        { () => NoiseModel.None.Run(new Circuit(1).Rx("a", 0)), "The circuit has angles without a value: a; bind them first" },
        { () => NoiseModel.None.Run(Bell, new DensityMatrix(3)), "The circuit has 2 qubits and the state has 3; they must be the same" },
        { () => NoiseModel.None.Run(new Circuit(14)), "A density matrix of 14 qubits needs 4 GiB (4^14 entries of 16 bytes); at most 12 qubits (256 MiB) are allowed" },
        { () => NoiseModel.None.Run(new Circuit(10).MeasureAll()), "A run with noise keeps a density matrix for each outcome: 10 qubits and 10 measured bits need 2^30 entries of 16 bytes, and at most 2^26 (1 GiB) are allowed. Leave the measurements at the end out" },
        { () => NoiseModel.None.Run(Bell).Probability("0"), "\"0\" is no outcome here; outcomes have 2 digits, each 0 or 1" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void BadInput_Throws(Action action, string message) => Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);

    private static Circuit Teleportation() => new Circuit(3).Ry(0.7, 0).Rz(0.4, 0).H(1).CX(1, 2).CX(0, 1).H(0)
        .Measure(0, 0).Measure(1, 1).When(1, true, then => then.X(2)).When(0, true, then => then.Z(2));
}

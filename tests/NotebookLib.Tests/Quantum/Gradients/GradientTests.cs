using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Gradients;

public sealed class GradientTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomCircuit_ThreeMethods_Agree(int seed)
    {
        var qubits = 1 + seed % 5;
        var (circuit, angles) = Parametrised(RandomQuantum.Circuit(qubits, 30, seed), seed);
        if (qubits > 1)
            circuit.CxChain().RyLayer(Angle.Named("layer", qubits)).Barrier();
        angles = [.. angles, .. Enumerable.Range(0, circuit.AngleNames.Count - angles.Length).Select(k => 0.3 * k - 0.5)];
        var observable = RandomObservable(qubits, seed);
        var initial = seed % 2 == 0 ? null : RandomQuantum.State(qubits, seed);

        var adjoint = circuit.Gradient(observable, angles, initial: initial);
        var shift = circuit.Gradient(observable, angles, initial: initial, method: GradientMethod.ParameterShift);
        var difference = circuit.Gradient(observable, angles, initial: initial, method: GradientMethod.FiniteDifference);

        var expected = (initial?.Copy() ?? new StateVector(qubits)).Apply(circuit.Bind(angles)).Expectation(observable);
        Assert.Equal(expected, adjoint.Value, 12);
        Assert.Equal(expected, shift.Value, 12);
        Assert.Equal(circuit.AngleNames, adjoint.Names);
        var norm = Math.Sqrt(shift.Gradient.Sum(g => g * g)) + 1e-3;
        for (var i = 0; i < angles.Length; i++)
        {
            Assert.Equal(shift.Gradient[i], adjoint.Gradient[i], 1e-12 * norm * 100);
            Assert.Equal(shift.Gradient[i], difference.Gradient[i], 1e-6 * norm);
        }
    }

    [Fact]
    public void Ry_ExpectationOfZ_IsMinusSine()
    {
        var circuit = new Circuit(1).Ry("theta", 0);
        var result = circuit.Gradient("Z", [0.7]);
        Assert.Equal(Math.Cos(0.7), result.Value, 15);
        Assert.Equal(-Math.Sin(0.7), result["theta"], 15);
        Assert.Equal("0.764842; theta: -0.644218", result.ToString());
        Assert.Equal(3, circuit.Gradient("Z", [0.7], method: GradientMethod.ParameterShift).CircuitRuns);
    }

    [Fact]
    public void NameUsedTwice_ContributionsAdd()
    {
        var result = new Circuit(1).Ry("t", 0).Ry(2 * Angle.Named("t") + 0.1, 0).Gradient("Z", [0.4]);
        Assert.Equal(-3 * Math.Sin(1.3), result["t"], 14);
    }

    [Fact]
    public void ChainInTheOriginalsOrder_SilencesFifteenOfTwentyFourAngles()
    {
        // Three layers on eight qubits, last qubit read out: the light cone of design section 5.
        int NonZero(ChainOrder order)
        {
            var circuit = new Circuit(8);
            for (var layer = 0; layer < 3; layer++)
                circuit.RyLayer(Angle.Named($"a{layer}_", 8)).CxChain(order);
            var random = new Random(1);
            var angles = Enumerable.Range(0, 24).Select(_ => random.NextDouble()).ToArray();
            return circuit.Gradient("IIIIIIIZ", angles, initial: RandomQuantum.State(8, 1)).Gradient.Count(g => Math.Abs(g) > 1e-10);
        }
        Assert.Equal(9, NonZero(ChainOrder.LastPairFirst));
        Assert.Equal(24, NonZero(ChainOrder.FirstPairFirst));
    }

    public static TheoryData<Action, string> BadInput => new()
    {
        { () => new Circuit(1).Ry("t", 0).Gradient("Z", []), "The circuit has 1 named angles (t); 0 values were given" },
        { () => new Circuit(1).Ry("t", 0).Gradient("ZZ", [1]), "A Pauli string for 1 qubits needs 1 letters; \"ZZ\" has 2" },
        { () => new Circuit(1).Ry("t", 0).Gradient("Z", [double.NaN], method: GradientMethod.ParameterShift), "Angle 't' gets the value NaN; it must be a finite number of radians" },
        { () => new Circuit(1).Ry("t", 0).Gradient("Z", [1], initial: new StateVector(2)), "The circuit has 1 qubits and the initial state has 2" },
        { () => new Circuit(1).Ry("t", 0).Gradient("Z", [1], step: 0, method: GradientMethod.FiniteDifference), "The step is 0; it must be a positive number of radians" },
    };

    [Theory]
    [MemberData(nameof(BadInput), DisableDiscoveryEnumeration = true)]
    public void Compute_BadInput_ThrowsWithTeachingMessage(Action compute, string message) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(compute).Message);

    [Fact]
    public void Compute_Measurement_Throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Circuit(1).Ry("t", 0).Measure(0, 0).Gradient("Z", [1]));
        Assert.StartsWith("A circuit with measurements, resets or classical conditions has no gradient", error.Message);
    }

    // Every number of a circuit becomes factor * name + offset; about every third name is used again.
    private static (Circuit Circuit, double[] Angles) Parametrised(Circuit numbers, int seed)
    {
        var random = new Random(seed);
        var values = new Dictionary<string, double>();
        var circuit = new Circuit(numbers.Qubits);
        foreach (var gate in numbers.Cast<GateInstruction>())
            circuit.Add(new GateInstruction(gate.Gate, gate.Targets, [.. gate.Angles.Select(_ =>
            {
                var name = values.Count > 0 && random.Next(3) == 0 ? $"t{random.Next(values.Count)}" : $"t{values.Count}";
                values.TryAdd(name, 2 * random.NextDouble() - 1);
                return (0.5 + random.NextDouble()) * Angle.Named(name) + random.NextDouble();
            })], gate.Controls));
        return (circuit, [.. circuit.AngleNames.Select(name => values[name])]);
    }

    private static PauliSum RandomObservable(int qubits, int seed)
    {
        var random = new Random(seed);
        return new PauliSum([.. Enumerable.Range(0, 3).Select(_ =>
            (2 * random.NextDouble() - 1, new PauliString(string.Concat(Enumerable.Range(0, qubits).Select(_ => "IXYZ"[random.Next(4)])))))]);
    }
}

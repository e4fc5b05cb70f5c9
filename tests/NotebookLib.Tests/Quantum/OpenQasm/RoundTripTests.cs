using System.Numerics;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.OpenQasm;

/// <summary>Written, read back and run: version 3 gives the same state with its global phase, version 2 up to a global phase.</summary>
public sealed class RoundTripTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Version3_200RandomCircuits_GiveTheSameState()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var circuit = RandomCircuit(seed, maxControls: 4);
            AssertSameState(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm()), seed, upToPhase: false);
        }
    }

    [Fact]
    public void Version2_200RandomCircuits_GiveTheSameStateUpToPhase()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var circuit = RandomCircuit(seed, maxControls: 3);
            AssertSameState(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm(OpenQasmVersion.V2)), seed, upToPhase: true);
        }
    }

    public static TheoryData<string, int> GatesAndControls()
    {
        var data = new TheoryData<string, int>();
        foreach (var gate in Gates.All)
            for (var controls = 0; controls <= 3; controls++)
                data.Add(gate.Name, controls);
        return data;
    }

    [Theory, MemberData(nameof(GatesAndControls))]
    public void EveryGate_UnderControlsOnOneAndZero_KeepsItsMatrix(string name, int controls)
    {
        var gate = Gates.Named(name);
        var angles = new Angle[] { 0.7, -1.9, Math.PI / 3 }[..gate.AngleCount];
        foreach (var pattern in Enumerable.Range(0, 1 << controls))
        {
            var qubits = controls + gate.TargetCount;
            // The targets stand first and reversed, so that no order is right by chance.
            var circuit = new Circuit(qubits).Add(new GateInstruction(gate, [.. Enumerable.Range(0, gate.TargetCount).Reverse()], [.. angles],
                [.. Enumerable.Range(0, controls).Select(i => new Control(gate.TargetCount + i, (pattern >> i & 1) == 1))]));
            AssertSameMatrix(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm()), upToPhase: false);
            AssertSameMatrix(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm(OpenQasmVersion.V2)), upToPhase: true);
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void RandomMatrices_AloneAndControlled_KeepTheirMatrix(int targets)
    {
        var unitary = RandomQuantum.Unitary(targets, seed: targets);
        int[] places = [.. Enumerable.Range(0, targets).Reverse()];
        var alone = new Circuit(targets).Unitary(unitary, places);
        var controlled = new Circuit(targets + 1).Controlled(Gate.FromMatrix("m", unitary), [Control.OnZero(targets)], [.. places]);
        foreach (var circuit in new[] { alone, controlled })
        {
            AssertSameMatrix(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm()), upToPhase: false);
            AssertSameMatrix(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm(OpenQasmVersion.V2)), upToPhase: true);
        }
    }

    [Fact]
    public void SpecialMatrices_KeepTheirMatrix()
    {
        var i = Complex.ImaginaryOne;
        Complex[][,] matrices = [new Complex[,] { { 0, i }, { 1, 0 } }, new Complex[,] { { i, 0 }, { 0, i } }, new Complex[,] { { 1, 0 }, { 0, 1 } },
            new Complex[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, -i } }, new Complex[,] { { 0, 0, 0, 1 }, { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } }];
        foreach (var matrix in matrices)
        {
            var gate = Gate.FromMatrix("m", GateMatrix.From(matrix));
            var circuit = new Circuit(3).H(2).Controlled(gate, [2], [.. Enumerable.Range(0, gate.TargetCount)]).Apply(gate, [.. Enumerable.Range(0, gate.TargetCount)]);
            AssertSameMatrix(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm()), upToPhase: false);
            AssertSameMatrix(circuit, Circuit.FromOpenQasm(circuit.ToOpenQasm(OpenQasmVersion.V2)), upToPhase: true);
        }
    }

    [Theory, InlineData(OpenQasmVersion.V2), InlineData(OpenQasmVersion.V3)]
    public void Circuit_OfNamedGates_ReadsBackAsTheSameList(OpenQasmVersion version)
    {
        var circuit = new Circuit(3).H(0).CX(0, 1).CZ(1, 2).Rx(0.1, 0).Ry(Math.PI / 2, 1).Rz(-1e-7, 2).Phase(1, 0).U(1, 2, 3, 1).S(0).Sdg(1).T(2).Tdg(0)
            .SX(1).SXdg(2).CRx(0.3, 0, 1).CRy(0.4, 1, 2).CRz(0.5, 2, 0).CPhase(0.6, 0, 2).CH(0, 1).CY(1, 2).Swap(0, 1).CSwap(0, 1, 2).CCX(0, 1, 2)
            .Rxx(0.7, 0, 1).Ryy(0.8, 1, 2).Rzz(0.9, 2, 0).ISwap(0, 1).I(2).Barrier(0, 2).Measure(0, 1).Measure(2, 0).Reset(1).When(1, false, then => then.X(2))
            .When(0, true, then => then.Measure(1, 1));
        Assert.Equal(circuit.List(), Circuit.FromOpenQasm(circuit.ToOpenQasm(version)).List());
    }

    [Fact]
    public void NamedAngles_AreInputs()
    {
        var circuit = new Circuit(2).Rx("theta", 0).Ry(2 * Angle.Named("theta") - Math.PI / 2, 1).CPhase(-Angle.Named("φ1") / 3, 0, 1);
        Assert.Equal(circuit.List(), Circuit.FromOpenQasm(circuit.ToOpenQasm()).List());
    }

    [Fact]
    public void NamedAngles_ThatOpenQasmCannotName_GetOtherNames()
    {
        var circuit = new Circuit(1).Rx("w[3]", 0).Ry("w_3", 0).Rz("h", 0).Rx("pi", 0).Ry("q", 0);
        var read = Circuit.FromOpenQasm(circuit.ToOpenQasm());
        Assert.Equal(["w_3_", "w_3", "h_", "pi_", "q_"], read.AngleNames);
        Assert.Contains("input float[64] w_3_; // w[3]", circuit.ToOpenQasm());
    }

    [Theory]
    [InlineData("τ")]
    [InlineData("π")]
    [InlineData("ℇ")]
    [InlineData("tau")]
    [InlineData("asin")]
    [InlineData("c0")]
    [InlineData("measure")]
    [InlineData("x٣")]
    [InlineData("θ१")]
    [InlineData("ª")]
    [InlineData("𝜓")]
    [InlineData("a[1][2]")]
    [InlineData("_")]
    public void NamedAngles_OfAnyName_AreWrittenAsIdentifiersThatAreFree(string name)
    {
        var circuit = new Circuit(2).Measure(0, 0).Measure(1, 1).When(Condition.Bit(0), then => then.Rx(name, 0)).Ry(name, 1);
        var text = circuit.ToOpenQasm();
        var read = Circuit.FromOpenQasm(text);
        var identifier = Assert.Single(read.AngleNames);
        Assert.Contains($"input float[64] {identifier};", text);
        Assert.All(identifier.EnumerateRunes(), rune => Assert.True(System.Text.Rune.IsLetter(rune) || rune.Value == '_' || rune.Value is >= '0' and <= '9'));
        Assert.Equal(circuit.Bind((name, 0.3)).List(), read.Bind((identifier, 0.3)).List());
        Assert.DoesNotContain(identifier, (string[])["τ", "π", "ℇ", "tau", "pi", "euler", "c", "q", "measure"]);
    }

    // Layers, chains, known gates with up to four controls on 1 or 0, and random matrices.
    private static Circuit RandomCircuit(int seed, int maxControls)
    {
        var random = new Random(seed);
        var qubits = random.Next(2, 6);
        var circuit = RandomQuantum.Circuit(qubits, 8, seed);
        for (var i = 0; i < 4; i++)
        {
            var order = Enumerable.Range(0, qubits).ToArray();
            random.Shuffle(order);
            var gate = random.Next(4) == 0 ? Gate.FromMatrix("m", RandomQuantum.Unitary(random.Next(1, 3), random.Next())) : Gates.All[random.Next(Gates.All.Length)];
            var controls = random.Next(0, Math.Min(maxControls, qubits - gate.TargetCount) + 1);
            circuit.Add(new GateInstruction(gate, [.. order[..gate.TargetCount]], [.. Enumerable.Range(0, gate.AngleCount).Select(_ => (Angle)(7 * random.NextDouble() - 3.5))],
                [.. order[gate.TargetCount..(gate.TargetCount + controls)].Select(qubit => new Control(qubit, random.Next(2) == 0))]));
        }
        return circuit.RyLayer(Enumerable.Range(0, qubits).Select(_ => random.NextDouble())).CxChain((ChainOrder)random.Next(2)).PhaseLayer(Enumerable.Range(0, qubits).Select(_ => random.NextDouble())).CzChain();
    }

    private static void AssertSameState(Circuit expected, Circuit actual, int seed, bool upToPhase)
    {
        var start = RandomQuantum.State(expected.Qubits, seed);
        var (first, second) = (start.Copy().Apply(expected), start.Copy().Apply(actual));
        var phase = upToPhase ? Unit(first.InnerProduct(second)) : 1;
        for (var i = 0; i < first.Count; i++)
            Assert.True((first[i] * phase - second[i]).Magnitude < Tolerance, $"seed {seed}, amplitude {i}: {first[i] * phase} and {second[i]}\n{expected.ToOpenQasm()}");
    }

    private static void AssertSameMatrix(Circuit expected, Circuit actual, bool upToPhase)
    {
        var (first, second) = (expected.ToMatrix(), actual.ToMatrix());
        var phase = upToPhase ? Unit((first.ConjugateTranspose() * second).Trace()) : 1;
        var deviation = (first * phase - second).Enumerate().Max(entry => entry.Magnitude);
        Assert.True(deviation < Tolerance, $"deviation {deviation}\n{expected}\n{actual}");
    }

    private static Complex Unit(Complex z) => z / z.Magnitude;
}

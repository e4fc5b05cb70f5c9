using System.Numerics;
using System.Text.Json;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum;

/// <summary>Numbers of the original simulator, in double precision.</summary>
public sealed class OriginalSimulatorTests
{
    private static readonly JsonElement Cases = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "original-simulator-and-models.json"))).RootElement.GetProperty("simulator");

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, 15)];

    [Fact]
    public void Reference_HasFifteenCases() => Assert.Equal(15, Cases.GetArrayLength());

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Simulator_Case_EqualsTheOriginal(int number)
    {
        var test = Cases[number];
        var (qubits, size) = (test.GetProperty("qubits").GetInt32(), test.GetProperty("batch").GetInt32());
        var initial = Amplitudes(test.GetProperty("initial"));
        var final = Amplitudes(test.GetProperty("final"));
        var circuit = new Circuit(qubits);
        foreach (var operation in test.GetProperty("operations").EnumerateArray())
            Append(circuit, operation);

        var states = Enumerable.Range(0, size)
            .Select(k => StateVector.FromAmplitudes([.. Enumerable.Range(0, 1 << qubits).Select(i => initial[i * size + k])])).ToArray();
        var batch = StateBatch<double>.FromStates(states).Apply(circuit);
        var probabilities = batch.Probabilities();
        var expected = test.GetProperty("probabilities").EnumerateArray().Select(p => p.GetDouble()).ToArray();
        for (var i = 0; i < final.Length; i++)
        {
            Assert.True((final[i] - batch[i / size, i % size]).Magnitude < 1e-12);
            Assert.Equal(expected[i], probabilities[i], 1e-12);
        }
        for (var k = 0; k < size; k++)
        {
            var single = states[k].Apply(circuit);
            for (var i = 0; i < single.Count; i++)
                Assert.True((final[i * size + k] - single[i]).Magnitude < 1e-12);
        }
    }

    private static Complex[] Amplitudes(JsonElement pairs) =>
        [.. pairs.EnumerateArray().Select(pair => new Complex(pair[0].GetDouble(), pair[1].GetDouble()))];

    private static void Append(Circuit circuit, JsonElement operation)
    {
        int Qubit(string name) => operation.GetProperty(name).GetInt32();
        double Angle(string name) => operation.GetProperty(name).GetDouble();
        IEnumerable<double> Angles() => operation.GetProperty("angles").EnumerateArray().Select(angle => angle.GetDouble());
        _ = operation.GetProperty("gate").GetString() switch
        {
            "x" => circuit.X(Qubit("target")),
            "y" => circuit.Y(Qubit("target")),
            "z" => circuit.Z(Qubit("target")),
            "h" => circuit.H(Qubit("target")),
            "Rx" => circuit.Rx(Angle("theta"), Qubit("target")),
            "Ry" => circuit.Ry(Angle("theta"), Qubit("target")),
            "Rz" => circuit.Phase(Angle("theta"), Qubit("target")), // the original's Rz is the phase gate
            "R" => circuit.U(Angle("theta"), Angle("phi"), Angle("lam"), Qubit("target")),
            "cx" => circuit.CX(Qubit("control"), Qubit("target")),
            "cz" => circuit.CZ(Qubit("control"), Qubit("target")),
            "Ry_layer" => circuit.RyLayer(Angles()),
            "Rz_layer" => circuit.PhaseLayer(Angles()),
            "cx_linear_layer" => circuit.CxChain(),
            "cz_linear_layer" => circuit.CzChain(),
            var other => throw new InvalidOperationException($"unknown gate {other}"),
        };
    }
}

using NotebookLib.Learning;
using NotebookLib.Quantum;
using static NotebookLib.Learning.NetworkBuilder;

namespace NotebookLib.Tests.Learning.Quantum;

/// <summary>A layer of a network and the method of a circuit with the same name do the same.</summary>
public class NamesakeTests
{
    private const int Qubits = 4;

    private static readonly double[] Angles = [0.3, -1.1, 2.4, 0.7];

    private static readonly Dictionary<string, (Layer<float> Layer, Circuit Circuit)> Namesakes = new()
    {
        ["RyLayer"] = (RyLayer(Qubits), new Circuit(Qubits).RyLayer(Angles)),
        ["RxLayer"] = (RxLayer(Qubits), new Circuit(Qubits).RxLayer(Angles)),
        ["RzLayer"] = (RzLayer(Qubits), new Circuit(Qubits).RzLayer(Angles)),
        ["PhaseLayer"] = (PhaseLayer(Qubits), new Circuit(Qubits).PhaseLayer(Angles)),
        ["RyLayer, half angles"] = (RyLayer(Qubits, AngleConvention.Half), new Circuit(Qubits).RotationLayer(Gates.Ry, Angles)),
        ["RxLayer, half angles"] = (RxLayer(Qubits, AngleConvention.Half), new Circuit(Qubits).RotationLayer(Gates.Rx, Angles)),
        ["RzLayer, half angles"] = (RzLayer(Qubits, AngleConvention.Half), new Circuit(Qubits).RotationLayer(Gates.Rz, Angles)),
        ["CxChain"] = (CxChain(Qubits), new Circuit(Qubits).CxChain()),
        ["CxChain, first pair first"] = (CxChain(Qubits, ChainOrder.FirstPairFirst), new Circuit(Qubits).CxChain(ChainOrder.FirstPairFirst)),
        ["CxRing"] = (CxRing(Qubits), new Circuit(Qubits).CxRing()),
        ["CxRing, last pair first"] = (CxRing(Qubits, ChainOrder.LastPairFirst), new Circuit(Qubits).CxRing(ChainOrder.LastPairFirst)),
        ["CzChain"] = (CzChain(Qubits), new Circuit(Qubits).CzChain()),
        ["CzRing"] = (CzRing(Qubits), new Circuit(Qubits).CzRing()),
        ["GeneralRotationLayer"] = (GeneralRotationLayer(Qubits, AngleConvention.Half), General()),
    };

    public static TheoryData<string> Names() => [.. Namesakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Layer_OnRandomState_EqualsItsNamesakeInACircuit(string name)
    {
        var (layer, circuit) = Namesakes[name];
        foreach (var parameter in layer.Parameters)
        {
            for (var i = 0; i < parameter.Count; i++) parameter.Values[i] = (float)(Angles[i % Qubits] + i / Qubits);
        }
        var start = RandomQuantum.State(Qubits, seed: 3);
        var input = new Tensor<float>(1, new TensorShape(2, 1 << Qubits));
        for (var j = 0; j < 1 << Qubits; j++)
            (input.Values[j], input.Values[(1 << Qubits) + j]) = ((float)start[j].Real, (float)start[j].Imaginary);

        var found = new Sequential<float>(layer).Forward(input);

        var expected = start.Copy().Apply(circuit);
        for (var j = 0; j < 1 << Qubits; j++)
        {
            Assert.Equal(expected[j].Real, found[0, j], 1e-6);
            Assert.Equal(expected[j].Imaginary, found[0, (1 << Qubits) + j], 1e-6);
        }
    }

    public static TheoryData<string, Rotation, AngleConvention> Models()
    {
        var data = new TheoryData<string, Rotation, AngleConvention>();
        foreach (var name in Entanglers.Names)
        {
            foreach (var rotation in Enum.GetValues<Rotation>())
            {
                foreach (var convention in Enum.GetValues<AngleConvention>()) data.Add(name, rotation, convention);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ToCircuit_RunBySimulator_GivesTheModelsState(string entangler, Rotation rotation, AngleConvention convention)
    {
        var network = new Sequential<double>(
            seed: 2, Circuits.Layers(Qubits, 2, Entanglers.ByName(entangler), rotation, convention, angleRange: 3));
        var zero = new Tensor<double>(1, new TensorShape(2, 1 << Qubits));
        zero.Values[0] = 1;
        var found = network.Forward(zero);

        var expected = VariationalCircuit.ToCircuit(network, angleName: null).Run();
        for (var j = 0; j < 1 << Qubits; j++)
        {
            Assert.Equal(expected[j].Real, found[0, j], 1e-12);
            Assert.Equal(expected[j].Imaginary, found[0, (1 << Qubits) + j], 1e-12);
        }
    }

    [Fact]
    public void ToCircuit_NamedAngles_HaveOneNameEach()
    {
        var model = new TwoClassQnn();
        Assert.Equal(Enumerable.Range(0, 24).Select(i => $"a{i}"), model.ToCircuit("a").AngleNames);
    }

    /// <summary>What the original calls its Rz layer turns the relative phase by the angle; RzLayer turns it by twice the angle.</summary>
    [Fact]
    public void RzLayerAndPhaseLayer_DifferByAFactorOfTwo()
    {
        double RelativePhase(Circuit circuit) => (circuit.Run()[1] / circuit.Run()[0]).Phase;
        Assert.Equal(0.3, RelativePhase(new Circuit(1).H(0).PhaseLayer(0.3)), 1e-14);
        Assert.Equal(0.6, RelativePhase(new Circuit(1).H(0).RzLayer(0.3)), 1e-14);
    }

    private static Circuit General()
    {
        float Angle(int i) => (float)(Angles[i % Qubits] + i / Qubits);
        var circuit = new Circuit(Qubits);
        for (var q = 0; q < Qubits; q++) circuit.U(Angle(3 * q), Angle(3 * q + 1), Angle(3 * q + 2), q);
        return circuit;
    }
}

using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Quantum;

public class LightConeTests
{
    [Theory]
    [InlineData(ChainOrder.LastPairFirst, 9)]
    [InlineData(ChainOrder.FirstPairFirst, 24)]
    public void OfQubit_EightQubitsThreeLayers_CountsAnglesThatReachTheLastQubit(ChainOrder order, int expected) =>
        Assert.Equal(expected, LightCone.OfQubit(8, 3, Entangler.CxChain(order)).Count(live => live));

    [Fact]
    public void OfQubit_NoEntangler_IsTheMeasuredQubitAlone()
    {
        var live = LightCone.OfQubit(4, 2, Entangler.None, measuredQubit: 1);
        Assert.Equal([1, 5], Enumerable.Range(0, live.Length).Where(angle => live[angle]));
    }

    [Fact]
    public void OfQubit_ThirteenQubits_Throws() =>
        Assert.Contains("1 to 12", Assert.Throws<ArgumentOutOfRangeException>(() => LightCone.OfQubit(13, 1, Entangler.None)).Message);

    public static TheoryData<string, Rotation> Circuits()
    {
        var data = new TheoryData<string, Rotation>();
        foreach (var entangler in Entanglers.Names)
        {
            foreach (var rotation in Enum.GetValues<Rotation>()) data.Add(entangler, rotation);
        }
        return data;
    }

    /// <summary>For random angles and complex inputs an angle's derivative is zero exactly outside the cone.</summary>
    [Theory]
    [MemberData(nameof(Circuits))]
    public void OfQubit_AnyCircuit_AgreesWithDerivatives(string entanglerName, Rotation rotation)
    {
        const int qubits = 4;
        const int depth = 2;
        var entangler = Entanglers.ByName(entanglerName);
        var circuit = Quantum.Circuits.Layers(qubits, depth, entangler, rotation, angleRange: 3);
        var first = new RotationLayer<double>(qubits, Rotation.General, angleRange: 3);
        var network = new Sequential<double>(
            seed: 5,
            [
                first, new EntanglingLayer<double>(qubits, Entangler.CxRing()), new RotationLayer<double>(qubits, Rotation.General, angleRange: 3),
                .. circuit, new ZeroProbability<double>(2),
            ]);
        var random = new Random(3);
        var input = Samples.Normal(random, 3, new TensorShape(1 << qubits));
        var output = network.Forward(input);
        network.Backward(Samples.Normal(random, output.Count, output.ExampleShape));

        var live = LightCone.OfQubit(qubits, depth, entangler, 2, rotation);
        double[] gradient = [.. circuit.SelectMany(layer => layer.Parameters).SelectMany(angles => angles.Gradient.ToArray())];
        Assert.Equal(live, gradient.Select(derivative => Math.Abs(derivative) > 1e-12));
    }
}

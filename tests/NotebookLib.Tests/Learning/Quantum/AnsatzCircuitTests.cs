using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Quantum;

public class AnsatzCircuitTests
{
    public static TheoryData<string, Rotation, AngleConvention> Circuits()
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

    /// <summary>The simulator and the layers are written independently of each other.</summary>
    [Theory]
    [MemberData(nameof(Circuits))]
    public void ToCircuit_RunBySimulator_GivesTheLayersState(string entangler, Rotation rotation, AngleConvention convention)
    {
        const int qubits = 4;
        var ansatz = new Ansatz<double>(qubits, depth: 2, Entanglers.ByName(entangler), rotation, convention, angleRange: 3);
        var zero = new Tensor<double>(1, new TensorShape(2, 1 << qubits));
        zero.Values[0] = 1;
        var found = new Sequential<double>(ansatz).Forward(zero);

        var expected = ansatz.ToCircuit().Run();
        for (var j = 0; j < 1 << qubits; j++)
        {
            Assert.Equal(expected[j].Real, found[0, j], 1e-12);
            Assert.Equal(expected[j].Imaginary, found[0, (1 << qubits) + j], 1e-12);
        }
    }

    [Fact]
    public void ToCircuit_NamedAngles_HaveOneNameEach()
    {
        var circuit = new Ansatz<float>(3, depth: 2).ToCircuit("a");
        Assert.Equal(["a0", "a1", "a2", "a3", "a4", "a5"], circuit.AngleNames.Order());
    }
}

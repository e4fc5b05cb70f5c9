using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Gradients;

public class GradientVarianceTests
{
    /// <summary>One qubit: ⟨Z⟩ = cos t, derivative -sin t, whose variance over a period is 1/2.</summary>
    [Fact]
    public void GradientVariance_OneRotation_IsOneHalf() =>
        Assert.Equal(0.5, new Circuit(1).Ry("t", 0).GradientVariance("Z", samples: 4000).Single(), 0.02);

    [Fact]
    public void GradientVariance_OutsideTheLightCone_IsZero()
    {
        var circuit = new Circuit(8);
        for (var layer = 0; layer < 3; layer++) circuit.RyLayer(Angle.Named($"a{layer}_", 8)).CxChain();
        var found = circuit.GradientVariance("IIIIIIIZ", samples: 20);
        Assert.Equal(LightCone.OfQubit(8, 3, Entangler.CxChain()), found.Select(variance => variance > 1e-20));
    }

    /// <summary>A readout on all qubits of independent qubits: each derivative is a product of n factors of variance 1/2.</summary>
    [Fact]
    public void GradientVariance_MoreQubits_FallsExponentially()
    {
        double Of(int qubits) => new Circuit(qubits).RotationLayer(Gates.Ry, Angle.Named("a", qubits))
            .GradientVariance(new string('Z', qubits), samples: 4000).Average();
        Assert.Equal(0.25, Of(2), 0.02);
        Assert.Equal(0.0625, Of(4), 0.01);
    }

    [Fact]
    public void GradientVariance_OneSample_Throws() => Assert.Contains(
        "at least 2", Assert.Throws<ArgumentOutOfRangeException>(() => new Circuit(1).Ry("t", 0).GradientVariance("Z", samples: 1)).Message);
}

using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Quantum;

public class GradientVarianceTests
{
    /// <summary>One qubit: ⟨Z⟩ = cos t, derivative -sin t, whose variance over a period is 1/2.</summary>
    [Fact]
    public void ByAngle_OneRotation_IsOneHalf() =>
        Assert.Equal(0.5, GradientVariance.ByAngle("Z", depth: 1, Entangler.None, samples: 4000).Single(), 0.02);

    [Fact]
    public void ByAngle_OutsideTheLightCone_IsZero()
    {
        var found = GradientVariance.ByAngle("IIIIIIIZ", depth: 3, samples: 20);
        var live = LightCone.OfQubit(8, 3, Entangler.CxChain());
        for (var angle = 0; angle < found.Length; angle++) Assert.Equal(live[angle], found[angle] > 1e-20);
    }

    /// <summary>A readout on all qubits of independent qubits: each derivative is a product of n factors of variance 1/2.</summary>
    [Fact]
    public void ByAngle_MoreQubits_FallsExponentially()
    {
        var two = GradientVariance.ByAngle("ZZ", depth: 1, Entangler.None, samples: 4000).Average();
        var four = GradientVariance.ByAngle("ZZZZ", depth: 1, Entangler.None, samples: 4000).Average();
        Assert.Equal(0.25, two, 0.02);
        Assert.Equal(0.0625, four, 0.01);
    }

    [Fact]
    public void ByAngle_OneSample_Throws() =>
        Assert.Contains(
            "at least 2", Assert.Throws<ArgumentOutOfRangeException>(() => GradientVariance.ByAngle("Z", depth: 1, samples: 1)).Message);
}

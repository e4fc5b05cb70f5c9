using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Circuits;

public sealed class AngleTests
{
    [Fact]
    public void Angle_Arithmetic_KeepsFactorAndOffset()
    {
        var angle = -(2 * Angle.Named("t") + 1) / 4 - 0.5;
        Assert.Equal((-0.5, -0.75), (angle.Factor, angle.Offset));
        Assert.Equal("-0.5*t-0.75", angle.ToString());
        Assert.Equal(-1.75, angle.Bind(new Dictionary<string, double> { ["t"] = 2 }).Value);
    }

    [Fact]
    public void Angle_NegatedZero_PrintsZero() => Assert.Equal("0", (-(Angle)0).ToString());

    [Fact]
    public void Value_Unbound_SaysHowToBind()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Angle.Named("t").Value);
        Assert.Equal("angle 't' has no value yet; bind it first, for example circuit.Bind((\"t\", 0.5))", error.Message);
    }

    [Fact]
    public void Named_Count_GivesNumberedNames() => Assert.Equal(["a0", "a1"], Angle.Named("a", 2).Select(angle => angle.Name!));
}

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
        Assert.Equal("Angle 't' has no value yet; bind it first, for example circuit.Bind((\"t\", 0.5)).", error.Message);
    }

    [Fact]
    public void Named_Count_GivesNumberedNames() => Assert.Equal(["a0", "a1"], Angle.Named("a", 2).Select(angle => angle.Name!));

    [Fact]
    public void Named_LettersOutsideTheBasicPlane_AreLetters() => Assert.Equal("𝜓1", Angle.Named("𝜓1").Name);

    public static TheoryData<Func<Angle>, string> NoAngles => new()
    {
        { () => double.NaN, "An angle must be a finite number of radians; NaN was given" },
        { () => double.NegativeInfinity, "An angle must be a finite number of radians; -Infinity was given" },
        { () => (Angle)0.5 / 0, "The angle 0.5 is divided by 0; divide by another number" },
        { () => (Angle)0.5 * double.NaN, "An angle must be a finite number of radians; NaN was given" },
        { () => (Angle)0.5 + double.PositiveInfinity, "An angle must be a finite number of radians" },
        { () => (Angle)0.5 - double.NaN, "An angle must be a finite number of radians" },
        { () => Angle.Named("t") * double.NaN, "An angle must be a finite multiple of 't'; its factor is NaN" },
        { () => Angle.Named("t") / 0, "The angle t is divided by 0" },
        { () => Angle.Named("t") * 1e200 * 1e200, "An angle must be a finite multiple of 't'; its factor is Infinity" },
        { () => (Angle)0.5 * 1e13, "An angle of 5E+12 radians has lost its digits: neighbouring numbers are 0.000976562 apart; give at most 1E+12" },
        { () => 1e300, "An angle of 1E+300 radians has lost its digits" },
        { () => Angle.Named("t").Bind(new Dictionary<string, double> { ["t"] = double.NaN }), "Angle 't' gets the value NaN; it must be a finite number of radians" },
        { () => (Angle.Named("t") * 1e10).Bind(new Dictionary<string, double> { ["t"] = 1e10 }), "An angle of 1E+20 radians has lost its digits" },
    };

    [Theory]
    [MemberData(nameof(NoAngles), DisableDiscoveryEnumeration = true)]
    public void Angle_WhatIsNoAngle_IsRefusedWhereItArises(Func<Angle> make, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => { make(); });
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void Angle_ExtremeArithmetic_NeverGivesWhatIsNoNumber()
    {
        double[] extremes = [0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, 1e-300, 1e12, -1e12, 1e300, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        Func<Angle, double, Angle>[] operations = [(a, x) => a * x, (a, x) => x * a, (a, x) => a / x, (a, x) => a + x, (a, x) => a - x, (a, _) => -a];
        var refused = 0;
        foreach (var start in (Angle[])[0, 1, -1e12, double.Epsilon, "t", 1e-300 * Angle.Named("t") + 1e12])
            foreach (var x in extremes)
                foreach (var operation in operations)
                    try
                    {
                        var result = operation(start, x);
                        Assert.True(double.IsFinite(result.Factor) && Math.Abs(result.Offset) <= Angle.MaxRadians, $"{start} and {x} give {result}");
                    }
                    catch (ArgumentException)
                    {
                        refused++;
                    }
        Assert.InRange(refused, 100, 300);
    }
}

using System.Runtime.Intrinsics;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Kernels;

public class ExponentialTests
{
    [Fact]
    public void Tanh_Single_IsWithinAFewUnitsInTheLastPlace()
    {
        for (var x = -12f; x <= 12; x += 0.001f)
        {
            var expected = Math.Tanh(x);
            Assert.InRange(Exponential.Tanh(Vector256.Create(x))[0], expected - (5e-7 * Math.Abs(expected) + 1e-12), expected + (5e-7 * Math.Abs(expected) + 1e-12));
        }
        Assert.Equal(1e-20f, Exponential.Tanh(Vector256.Create(1e-20f))[3], 1e-25f);
    }

    [Fact]
    public void Sigmoid_Single_IsWithinAFewUnitsInTheLastPlace()
    {
        for (var x = -80f; x <= 80; x += 0.01f)
        {
            var expected = 1 / (1 + Math.Exp(-x));
            Assert.InRange(Exponential.Sigmoid(Vector256.Create(x))[0], expected * (1 - 1e-6), expected * (1 + 1e-6));
        }
    }

    [Fact]
    public void TanhAndSigmoid_Double_EqualTheMathLibrary()
    {
        for (var x = -30.0; x <= 30; x += 0.01)
        {
            Assert.Equal(Math.Tanh(x), Exponential.Tanh(Vector256.Create(x))[1], 1e-14);
            Assert.Equal(1 / (1 + Math.Exp(-x)), Exponential.Sigmoid(Vector256.Create(x))[2], 1e-14);
        }
    }

    [Theory]
    [InlineData(float.PositiveInfinity, 1, 1)]
    [InlineData(float.NegativeInfinity, -1, 0)]
    [InlineData(1e30f, 1, 1)]
    [InlineData(-1e30f, -1, 0)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    public void TanhAndSigmoid_Extremes_Saturate(float x, float tanh, float sigmoid)
    {
        Assert.Equal(tanh, Exponential.Tanh(Vector256.Create(x))[0]);
        Assert.Equal(sigmoid, Exponential.Sigmoid(Vector256.Create(x))[0], 1e-30f);
        Assert.Equal(tanh, (float)Exponential.Tanh(Vector256.Create((double)x))[0]);
    }
}

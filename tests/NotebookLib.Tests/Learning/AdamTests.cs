using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning;

public class AdamTests
{
    [Fact]
    public void Step_SeveralSteps_EqualsTheDefinition()
    {
        var parameter = new Parameter<double>("p", new TensorShape(11));
        var random = new Random(1);
        parameter.FillUniform(random, 1);
        var expected = parameter.Values.ToArray();
        var (m, v) = (new double[11], new double[11]);
        var adam = new Adam<double>([parameter], learningRate: 0.1, weightDecay: 0.01);
        for (var t = 1; t <= 4; t++)
        {
            for (var i = 0; i < 11; i++)
            {
                parameter.Gradient[i] = random.NextDouble() - 0.5;
                var g = parameter.Gradient[i] + 0.01 * expected[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                expected[i] -= 0.1 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
            adam.Step();
            for (var i = 0; i < 11; i++) Assert.Equal(expected[i], parameter.Values[i], 1e-13);
        }
    }

    [Fact]
    public void ZeroGrad_AfterGradients_AllAreZero()
    {
        var parameter = new Parameter<float>("p", new TensorShape(2, 3));
        parameter.Gradient.Fill(1);
        new Adam<float>([parameter]).ZeroGrad();
        Assert.All(parameter.Gradient.ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void LearningRate_NotAbove0_Throws(double rate)
    {
        var adam = new Adam<float>([]);
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.LearningRate = rate);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>([], rate));
    }

    [Fact]
    public void Constructor_OtherNumbersOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>([], weightDecay: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>([], beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>([], beta2: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>([], epsilon: 0));
    }
}

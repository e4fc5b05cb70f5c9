using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Quantum;

/// <summary>Probabilities stay in [0, 1] and expectations in [-1, 1] also in single precision; norms of any finite image are right.</summary>
public sealed class ProbabilityRangeTests
{
    [Fact]
    public void Probabilities_OfNormalizedRandomImages_AreNeverAboveOne()
    {
        Layer<float>[] readouts = [new ZeroProbability<float>(), new MarginalProbabilities<float>(7), new Probabilities<float>()];
        foreach (var readout in readouts)
        {
            var values = new Sequential<float>(new AmplitudeEncoding<float>(), readout).Predict(HalfEmpty(500)).Values.ToArray();
            Assert.All(values, p => Assert.InRange(p, 0f, 1f));
        }
    }

    [Fact]
    public void PauliExpectation_OfBasisLikeStates_IsNeverOutsideMinusOneToOne()
    {
        var network = new Sequential<float>(new AmplitudeEncoding<float>(), new PauliExpectation<float>(trainable: false, "IIIIIIIZ", "IIIIIIII"));
        Assert.All(network.Predict(HalfEmpty(500)).Values.ToArray(), value => Assert.InRange(value, -1f, 1f));
    }

    [Theory]
    [InlineData(1.0000001f, 0, 100)]
    [InlineData(1.0000001f, 1, 0)]
    [InlineData(1f, 0, 100)]
    [InlineData(-1e-8f, 0, 0)]
    [InlineData(-1e-8f, 1, 100)]
    public void BinaryCrossEntropy_ARoundingStepOutside_IsAsAtTheEnd(float p, int label, double expected)
    {
        var scores = new Tensor<float>(1, new(1));
        scores.Values[0] = p;
        var loss = new BinaryCrossEntropy<float>().Forward(scores, [label]);
        Assert.Equal(expected, loss, 1e-9);
        Assert.False(double.IsNegative(loss), "a loss of -0");
    }

    [Fact]
    public void TwoClassQnn_WithoutEntanglerAndAngles_HasAFiniteLoss()
    {
        var network = new TwoClassQnn(0, TwoClassQnnOptions.Original with { AngleRange = 0, Entangler = Entangler.None });
        var images = HalfEmpty(200);
        var x = new Tensor<float>(200, new(1, 16, 16));
        images.Values.CopyTo(x.Values);
        Assert.InRange(network.Loss.Forward(network.Network.Forward(x), new int[200]), 10, 100); // certain and wrong, up to rounding
    }

    [Theory]
    [InlineData(3e20f, 4e20f)]
    [InlineData(3e-25f, 4e-25f)]
    [InlineData(3e37f, 4e37f)]
    [InlineData(3e-38f, 4e-38f)]
    [InlineData(3f, 4f)]
    public void AmplitudeEncoding_AnyFiniteImage_HasNormOne(float first, float second)
    {
        var state = Encoded(first, second);
        Assert.Equal(0.6f, state[0], 1e-6f);
        Assert.Equal(0.8f, state[1], 1e-6f);
    }

    [Fact]
    public void AmplitudeEncoding_NumberThatIsNone_SaysWhichPixel()
    {
        Assert.Contains("Value 1 of image 0 of the batch is NaN; all pixels must be finite", Assert.Throws<ArgumentException>(() => Encoded(1, float.NaN)).Message);
        Assert.Contains("Value 0 of image 0 of the batch is Infinity", Assert.Throws<ArgumentException>(() => Encoded(float.PositiveInfinity, 1)).Message);
        Assert.Contains("is 0 everywhere", Assert.Throws<ArgumentException>(() => Encoded(0, 0)).Message);
        Assert.Contains("has no pixel larger than", Assert.Throws<ArgumentException>(() => Encoded(1e-42f, 1e-42f)).Message);
    }

    private static float[] Encoded(params float[] image)
    {
        var x = new Tensor<float>(1, new(image.Length));
        image.CopyTo(x.Values);
        return new Sequential<float>(new AmplitudeEncoding<float>()).Predict(x).Values.ToArray();
    }

    // Random pixels where the last qubit is 0: the probability of that is 1 up to rounding.
    private static Tensor<float> HalfEmpty(int images)
    {
        var random = new Random(2);
        var x = new Tensor<float>(images, new(256));
        for (var image = 0; image < images; image++)
            for (var i = 0; i < 256; i += 2)
                x.Row(image)[i] = (float)random.NextDouble();
        return x;
    }
}

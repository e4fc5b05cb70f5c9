using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Learning.Quantum;

public class QnnTests
{
    [Fact]
    public void Qnn_Original_HasTheParametersOfTheOriginal()
    {
        var model = new Qnn();
        Assert.Equal(["1.angles (10) F32", "4.weight (10, 1024) F32", "4.bias (10) F32"], model.Network.Parameters.Select(p => p.ToString()));
        Assert.All(model.Angles[0].Values.ToArray(), angle => Assert.InRange(angle, -0.01f, 0.01f));
    }

    [Fact]
    public void TwoClassQnn_Improved_HasAnglesAndTwoReadoutParameters()
    {
        var model = new TwoClassQnn(options: TwoClassQnnOptions.Improved);
        Assert.Equal(
            ["1.angles (8) F32", "3.angles (8) F32", "5.angles (8) F32", "7.scale (1) F32", "7.offset (1) F32"],
            model.Network.Parameters.Select(p => p.ToString()));
    }

    /// <summary>In the original's order 15 of 24 angles cannot change the last qubit; rounding errors must not move them.</summary>
    [Fact]
    public void TwoClassQnn_Original_LeavesSilentAnglesAlone()
    {
        var model = new TwoClassQnn(seed: 3, TwoClassQnnOptions.Original with { WeightDecay = 0 });
        float[] Angles() => [.. model.Angles.SelectMany(angles => angles.Values.ToArray())];
        var before = Angles();
        var batch = RandomBatch(model.InputShape, 20, classes: 2);
        for (var step = 0; step < 3; step++) model.Train(batch);
        var live = LightCone.OfQubit(8, 3, Entangler.CxChain());
        Assert.Equal(live, before.Zip(Angles(), (old, now) => old != now));
    }

    /// <summary>A network written in a notebook is the model: same parameters, names and numbers.</summary>
    [Fact]
    public void Qnn_WrittenAsLayers_IsTheSameNetwork()
    {
        var written = NetworkBuilder.Sequential(
            seed: 3, NetworkBuilder.AmplitudeEncoding(pad: 2), NetworkBuilder.RyLayer(10), NetworkBuilder.CxChain(10), NetworkBuilder.Probabilities(),
            NetworkBuilder.Linear(1024, 10));
        var model = new Qnn(seed: 3);
        Assert.Equal(model.Network.Parameters.Select(p => p.ToString()), written.Parameters.Select(p => p.ToString()));
        Assert.Equal(model.Network.Layers.Select(layer => layer.ToString()), written.Layers.Select(layer => layer.ToString()));
        var batch = RandomBatch(model.InputShape, 20, classes: 10);
        Assert.Equal(model.Network.Train(batch, new CrossEntropy<float>()), written.Train(batch, new CrossEntropy<float>()));
        for (var p = 0; p < 3; p++) Assert.Equal(model.Network.Parameters[p].Gradient.ToArray(), written.Parameters[p].Gradient.ToArray());
    }

    [Fact]
    public void Train_AfterTheFirstSteps_AllocatesNothing()
    {
        foreach (Classifier<float> model in new Classifier<float>[] { new Qnn(), new TwoClassQnn(options: TwoClassQnnOptions.Improved) })
        {
            model.Network.Threads = 1;
            var batch = RandomBatch(model.InputShape, 64, model.ClassCount);
            Assert.Equal(0, Allocations.Fewest(() => model.Train(batch)));
        }
    }

    [Fact]
    public void TwoClassQnn_ImprovedOnTheDigitSample_LearnsZerosAndOnes()
    {
        var data = Mnist.LoadSample();
        var model = new TwoClassQnn(seed: 1, TwoClassQnnOptions.Improved);
        var history = new Trainer(model) { Scale = PixelScale.Unit, BatchSize = 16 }
            .Train(data.Train.OfClasses(0, 1).Resize(16, 16), data.Test.OfClasses(0, 1).Resize(16, 16), epochs: 3);
        Assert.True(history.Last.TestAccuracy > 0.97, $"{history.Last.TestAccuracy}");
    }

    [Fact]
    public void Qnn_ImprovedOnTheDigitSample_BeatsTheOriginalSettings()
    {
        var data = Mnist.LoadSample();
        var improved = new Trainer(new Qnn(seed: 1, QnnOptions.Improved)) { Scale = PixelScale.Unit, Schedule = LearningRateSchedule.Cosine() }
            .Train(data.Train, data.Test, epochs: 3).Last.TestAccuracy;
        var original = new Trainer(new Qnn(seed: 1)).Train(data.Train, data.Test, epochs: 3).Last.TestAccuracy;
        Assert.True(improved > 0.9 && improved > original, $"{improved}, {original}");
    }

    [Fact]
    public void ToString_Layers_ReadAsInANotebook()
    {
        Layer<float>[] layers =
        [
            NetworkBuilder.AmplitudeEncoding(pad: 2), NetworkBuilder.RyLayer(10), NetworkBuilder.CxChain(10), NetworkBuilder.CzRing(4),
            NetworkBuilder.GeneralRotationLayer(3, AngleConvention.Half), NetworkBuilder.PhaseLayer(2), NetworkBuilder.Probabilities(scale: 100),
            NetworkBuilder.PauliExpectation("IIZ"), NetworkBuilder.ZeroProbability(7), NetworkBuilder.MarginalProbabilities(0, 9),
        ];
        string[] expected =
        [
            "AmplitudeEncoding(pad: 2)", "RyLayer(10)", "CxChain(10, LastPairFirst)", "CzRing(4)", "GeneralRotationLayer(3, Half)",
            "PhaseLayer(2)", "Probabilities(scale: 100)", "PauliExpectation(\"IIZ\")", "ZeroProbability(qubit: 7)",
            "MarginalProbabilities(0, 9)",
        ];
        Assert.Equal(expected, layers.Select(layer => layer.ToString()));
    }

    private static Batch RandomBatch(ImageShape shape, int count, int classes)
    {
        var random = new Random(1);
        var batch = new Batch(shape, count) { Count = count };
        foreach (ref var pixel in batch.Images.AsSpan()) pixel = 2 * random.NextSingle() - 1;
        foreach (ref var label in batch.Labels.AsSpan()) label = random.Next(classes);
        return batch;
    }
}

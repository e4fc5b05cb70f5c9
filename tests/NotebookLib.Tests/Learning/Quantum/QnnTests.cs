using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Quantum;

public class QnnTests
{
    [Fact]
    public void Qnn_Original_HasTheParametersOfTheOriginal()
    {
        var model = new Qnn();
        Assert.Equal(["angles (1, 10) F32", "linear.weight (10, 1024) F32", "linear.bias (10) F32"], model.Network.Parameters.Select(p => p.ToString()));
        Assert.All(model.Network.Parameters[0].Values.ToArray(), angle => Assert.InRange(angle, -0.01f, 0.01f));
    }

    [Fact]
    public void TwoClassQnn_Improved_HasAnglesAndTwoReadoutParameters()
    {
        var model = new TwoClassQnn(options: TwoClassQnnOptions.Improved);
        Assert.Equal(["angles (3, 8) F32", "readout.scale (1) F32", "readout.offset (1) F32"], model.Network.Parameters.Select(p => p.ToString()));
    }

    /// <summary>In the original's order 15 of 24 angles cannot change the last qubit; rounding errors must not move them.</summary>
    [Fact]
    public void TwoClassQnn_Original_LeavesSilentAnglesAlone()
    {
        var model = new TwoClassQnn(seed: 3, TwoClassQnnOptions.Original with { WeightDecay = 0 });
        var angles = model.Network.Parameters[0];
        var before = angles.Values.ToArray();
        var batch = RandomBatch(model.InputShape, 20, classes: 2);
        for (var step = 0; step < 3; step++) model.Train(batch);
        var live = LightCone.OfQubit(8, 3, Entangler.CxChain());
        for (var i = 0; i < before.Length; i++) Assert.Equal(live[i], angles.Values[i] != before[i]);
    }

    [Fact]
    public void Train_AfterTheFirstSteps_AllocatesNothing()
    {
        foreach (Classifier<float> model in new Classifier<float>[] { new Qnn(), new TwoClassQnn(options: TwoClassQnnOptions.Improved) })
        {
            model.Network.Threads = 1;
            var batch = RandomBatch(model.InputShape, 64, model.ClassCount);
            for (var step = 0; step < 3; step++) model.Train(batch);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 0; step < 5; step++) model.Train(batch);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
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
            QuantumLayers.AmplitudeEncoding(pad: 2), QuantumLayers.RyLayer(10), QuantumLayers.CxChain(10), QuantumLayers.CzRing(4),
            QuantumLayers.GeneralRotationLayer(3, AngleConvention.Half), QuantumLayers.Ansatz(8, depth: 3), QuantumLayers.Probabilities(scale: 100),
            QuantumLayers.PauliExpectation("IIZ"), QuantumLayers.ZeroProbability(7), QuantumLayers.MarginalProbabilities(0, 9),
        ];
        string[] expected =
        [
            "AmplitudeEncoding(pad: 2)", "RyLayer(10)", "CxChain(10, LastPairFirst)", "CzRing(4)", "GeneralRotationLayer(3, Half)",
            "Ansatz(8, depth: 3, CxChain(LastPairFirst))", "Probabilities(scale: 100)", "PauliExpectation(\"IIZ\")", "ZeroProbability(qubit: 7)",
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

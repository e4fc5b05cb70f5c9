using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

public class AllocationTests
{
    private static readonly ImageShape Shape = new(1, 28, 28);

    private readonly AllocationProbe _probe = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Train_AfterTheFirstStep_AllocatesNothing(int threads)
    {
        var network = new Sequential<float>([_probe, .. LeNet5.CreateNetwork<float>(seed: 1).Layers]) { Threads = threads };
        var model = new Classifier<float>("LeNet-5", Shape, network, new CrossEntropy<float>());
        var batch = SequentialTests.RandomBatch(64, Shape);
        Assert.Equal(0, Bytes(() => model.Train(batch)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LoopOfFourLines_AfterTheFirstStep_AllocatesNothing(int threads)
    {
        var network = new Sequential<float>([_probe, .. SimpleCnn.CreateNetwork<float>(seed: 1).Layers]) { Threads = threads };
        var crossEntropy = new CrossEntropy<float>();
        var adam = new Adam<float>(network.Parameters);
        var batch = SequentialTests.RandomBatch(64, Shape);
        Assert.Equal(0, Bytes(() =>
        {
            var scores = network.Forward(batch);
            crossEntropy.Forward(scores, batch.Labels);
            network.Backward(crossEntropy.Backward());
            adam.Step();
        }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Predict_AfterTheFirstBatch_AllocatesNothing(int threads)
    {
        var network = new Sequential<float>([_probe, .. SimpleCnn.CreateNetwork<float>(seed: 1).Layers]) { Threads = threads };
        var model = new Classifier<float>("simple CNN", Shape, network, new CrossEntropy<float>());
        var batch = SequentialTests.RandomBatch(64, Shape);
        var probabilities = new float[640];
        Assert.Equal(0, Bytes(() => model.Predict(batch, probabilities)));
    }

    /// <summary>
    /// Bytes that the calling thread and the network's threads allocate in a few runs after the first ones; the least of several trials, because a
    /// thread that was idle for long is started anew.
    /// </summary>
    private long Bytes(Action run)
    {
        for (var i = 0; i < 3; i++) run();
        var fewest = long.MaxValue;
        for (var trial = 0; trial < 10 && fewest > 0; trial++)
        {
            _probe.Reset();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 3; i++) run();
            fewest = Math.Min(fewest, Math.Max(GC.GetAllocatedBytesForCurrentThread() - before, _probe.Bytes));
        }
        return fewest;
    }
}

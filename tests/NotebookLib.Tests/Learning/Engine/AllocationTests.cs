using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Engine;

[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Train_AfterTheFirstStep_AllocatesNothing(int threads)
    {
        var model = new LeNet5(seed: 1) { Network = { Threads = threads } };
        var batch = SequentialTests.RandomBatch(64, new ImageShape(1, 28, 28));
        Assert.Equal(0, FewestBytes(threads, () => model.Train(batch)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void LoopOfFourLines_AfterTheFirstStep_AllocatesNothing(int threads)
    {
        var network = SimpleCnn.Layers<float>(seed: 1);
        network.Threads = threads;
        var crossEntropy = new CrossEntropy<float>();
        var adam = new Adam<float>(network.Parameters);
        var batch = SequentialTests.RandomBatch(64, new ImageShape(1, 28, 28));
        Assert.Equal(0, FewestBytes(threads, () =>
        {
            var scores = network.Forward(batch);
            crossEntropy.Forward(scores, batch.Labels);
            network.Backward(crossEntropy.Backward());
            adam.Step();
        }));
    }

    [Fact]
    public void Predict_AfterTheFirstBatch_AllocatesNothing()
    {
        var model = new SimpleCnn(seed: 1);
        var batch = SequentialTests.RandomBatch(64, new ImageShape(1, 28, 28));
        var probabilities = new float[640];
        Assert.Equal(0, FewestBytes(threads: 2, () => model.Predict(batch, probabilities)));
    }

    /// <summary>
    /// Bytes that three runs allocate. With several threads all of the process counts, and the least of several trials is taken,
    /// because the runtime's own threads allocate now and then.
    /// </summary>
    private static long FewestBytes(int threads, Action run)
    {
        long Allocated() => threads == 1 ? GC.GetAllocatedBytesForCurrentThread() : GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < 3; i++) run();
        var fewest = long.MaxValue;
        for (var trial = 0; trial < 20 && fewest > 0; trial++)
        {
            var before = Allocated();
            for (var i = 0; i < 3; i++) run();
            fewest = Math.Min(fewest, Allocated() - before);
        }
        return fewest;
    }
}

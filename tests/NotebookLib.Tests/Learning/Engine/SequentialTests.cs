using NotebookLib.Data;
using NotebookLib.Learning;
using static NotebookLib.Learning.NetworkBuilder;

namespace NotebookLib.Tests.Learning.Engine;

public class SequentialTests
{
    [Fact]
    public void Parameters_OfASequence_HaveTheNamesOfPyTorch() => Assert.Equal(
        ["0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight", "9.bias", "11.weight", "11.bias"],
        LeNet5.CreateNetwork<float>(seed: 0).Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void Summary_LeNet5_ListsShapesAndSizes()
    {
        var network = LeNet5.CreateNetwork<float>(seed: 0).Build(new ImageShape(1, 28, 28));
        var rows = network.Summary();
        Assert.Equal(12, rows.Count);
        Assert.Equal(new LayerSummary(0, "Conv2d(1, 6, kernel: 5)", new TensorShape(6, 24, 24), 156), rows[0]);
        Assert.Equal(new LayerSummary(6, "Flatten()", new TensorShape(256), 0), rows[6]);
        Assert.Equal(44426, network.ParameterCount);
        Assert.Contains("44,426", network.ToString());
        Assert.Contains("(16, 4, 4)", network.ToString());
    }

    [Fact]
    public void Build_LayersThatDoNotFit_ThrowsWithPositionAndLayer()
    {
        var network = Sequential(Conv2d(1, 6, kernel: 5), Flatten(), Linear(100, 10));
        var error = Assert.Throws<ArgumentException>(() => network.Build(new ImageShape(1, 28, 28)));
        Assert.Contains("Layer 2, Linear(100, 10)", error.Message);
        Assert.Contains("(3456)", error.Message);
    }

    [Fact]
    public void Constructor_NoLayersOrOneTwice_Throws()
    {
        Assert.Throws<ArgumentException>(() => new Sequential<float>());
        var tanh = Tanh();
        Assert.Throws<ArgumentException>(() => Sequential(tanh, tanh));
    }

    [Fact]
    public void Constructor_Half_Throws() => Assert.Throws<NotSupportedException>(() => new Sequential<Half>(new Flatten<Half>()));

    [Fact]
    public void Initialize_Seed_DecidesTheParameters()
    {
        var (one, same, other) = (SimpleCnn.CreateNetwork<float>(seed: 1), SimpleCnn.CreateNetwork<float>(seed: 1), SimpleCnn.CreateNetwork<float>(seed: 2));
        Assert.Equal(one.Parameters[2].Values.ToArray(), same.Parameters[2].Values.ToArray());
        Assert.NotEqual(one.Parameters[2].Values.ToArray(), other.Parameters[2].Values.ToArray());
    }

    [Fact]
    public void Forward_OtherShapeOrEmpty_Throws()
    {
        var network = LeNet5.CreateNetwork<float>(seed: 0);
        network.Forward(RandomBatch(2, new ImageShape(1, 28, 28)));
        var error = Assert.Throws<ArgumentException>(() => network.Forward(RandomBatch(2, new ImageShape(1, 32, 32))));
        Assert.Contains("(1, 32, 32)", error.Message);
        Assert.Throws<ArgumentException>(() => network.Forward(new Batch(new ImageShape(1, 28, 28), 4) { Count = 0 }));
    }

    [Fact]
    public void Backward_WithoutItsForward_Throws()
    {
        var network = LeNet5.CreateNetwork<float>(seed: 0);
        var gradient = new Tensor<float>(2, new TensorShape(10));
        Assert.Throws<InvalidOperationException>(() => network.Backward(gradient));
        var batch = RandomBatch(2, new ImageShape(1, 28, 28));
        network.Forward(batch);
        network.Predict(batch);
        Assert.Throws<InvalidOperationException>(() => network.Backward(gradient));
        network.Forward(batch);
        Assert.Throws<ArgumentException>(() => network.Backward(new Tensor<float>(3, new TensorShape(10))));
        network.Backward(gradient);
        Assert.Throws<InvalidOperationException>(() => network.Backward(gradient));
    }

    [Fact]
    public void Backward_Accumulate_AddsToTheGradients()
    {
        var network = Sequential(seed: 1, Flatten(), Linear(784, 10));
        var batch = RandomBatch(3, new ImageShape(1, 28, 28));
        var gradient = new Tensor<float>(3, new TensorShape(10));
        gradient.Values.Fill(1);
        network.Forward(batch);
        network.Backward(gradient);
        var once = network.Parameters[0].Gradient.ToArray();
        network.Forward(batch);
        network.Backward(gradient, accumulate: true);
        Assert.Equal(once.Select(value => 2 * value), network.Parameters[0].Gradient.ToArray());
        network.Forward(batch);
        network.Backward(gradient);
        Assert.Equal(once, network.Parameters[0].Gradient.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(100)]
    public void Backward_Batch_IsTheSumOverSingleExamples(int count)
    {
        var shape = new ImageShape(1, 12, 12);
        Sequential<double> Make() => new(3, new Conv2d<double>(1, 2, 3), new Tanh<double>(), new MaxPool2d<double>(2), new Flatten<double>(), new Linear<double>(50, 4));
        var (whole, single) = (Make(), Make());
        var batch = CentralDifferences.RandomTensor(count, shape, seed: 4);
        var gradient = CentralDifferences.RandomTensor(count, new TensorShape(4), seed: 5);
        var scores = whole.Forward(batch);
        whole.Backward(gradient);
        for (var i = 0; i < count; i++)
        {
            var example = new Tensor<double>(1, shape);
            batch.Row(i).CopyTo(example.Values);
            var one = new Tensor<double>(1, new TensorShape(4));
            gradient.Row(i).CopyTo(one.Values);
            Assert.Equal(scores.Row(i).ToArray(), single.Forward(example).Values.ToArray());
            single.Backward(one, accumulate: true);
        }
        for (var p = 0; p < whole.Parameters.Count; p++)
        {
            for (var k = 0; k < whole.Parameters[p].Count; k++)
                Assert.Equal(single.Parameters[p].Gradient[k], whole.Parameters[p].Gradient[k], 1e-11);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(75)]
    public void Train_AnyNumberOfThreads_GivesTheSameBits(int count)
    {
        float[] Run(int threads, bool inOneGo)
        {
            var network = LeNet5.CreateNetwork<float>(seed: 1);
            network.Threads = threads;
            var adam = Adam(network, learningRate: 0.01);
            var loss = CrossEntropy();
            var batch = RandomBatch(count, new ImageShape(1, 28, 28));
            for (var step = 0; step < 2; step++)
            {
                if (inOneGo)
                {
                    network.Train(batch, loss);
                }
                else
                {
                    var scores = network.Forward(batch);
                    loss.Forward(scores, batch.Labels);
                    network.Backward(loss.Backward());
                }
                adam.Step();
            }
            return [.. network.Parameters.SelectMany(parameter => parameter.Values.ToArray()), .. network.Predict(batch).Values];
        }
        var expected = Run(threads: 1, inOneGo: true);
        Assert.Equal(expected, Run(threads: 2, inOneGo: true));
        Assert.Equal(expected, Run(threads: 5, inOneGo: true));
        Assert.Equal(expected, Run(threads: 1, inOneGo: false));
        Assert.Equal(expected, Run(threads: 3, inOneGo: false));
    }

    [Fact]
    public void Threads_BelowOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => SimpleCnn.CreateNetwork<float>(seed: 0).Threads = 0);

    internal static Batch RandomBatch(int count, ImageShape shape, int classCount = 10)
    {
        var random = new Random(count);
        var batch = new Batch(shape, count) { Count = count };
        for (var i = 0; i < batch.Images.Length; i++) batch.Images[i] = 2 * random.NextSingle() - 1;
        for (var i = 0; i < count; i++) batch.Labels[i] = random.Next(classCount);
        return batch;
    }
}

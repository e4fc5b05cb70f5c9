using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Tests.Learning.Engine;

namespace NotebookLib.Tests.Learning;

public class ClassifierTests
{
    private static readonly ImageShape Shape = new(1, 28, 28);

    [Theory]
    [InlineData(LeNet5Output.Logits)]
    [InlineData(LeNet5Output.SoftmaxAsInTheOriginal)]
    public void Predict_EitherOutput_GivesProbabilitiesAndTheMeanLoss(LeNet5Output output)
    {
        var model = new LeNet5(seed: 1, output);
        var batch = SequentialTests.RandomBatch(11, Shape);
        var probabilities = new float[110];
        var loss = model.Predict(batch, probabilities);
        var scores = model.Network.Forward(batch);
        Assert.Equal(model.Loss.Forward(scores, batch.Labels), loss, 1e-6);
        for (var i = 0; i < 11; i++)
        {
            Assert.Equal(1, probabilities.AsSpan(10 * i, 10).ToArray().Sum(), 1e-5);
            var expected = output == LeNet5Output.Logits
                ? Math.Exp(scores[i, 3]) / scores.Row(i).ToArray().Sum(score => Math.Exp(score))
                : scores[i, 3];
            Assert.Equal(expected, probabilities[10 * i + 3], 1e-6);
        }
    }

    [Fact]
    public void Predict_OneOutput_GivesBothProbabilities()
    {
        var shape = new ImageShape(1, 2, 2);
        var network = new Sequential<double>(1, new Flatten<double>(), new Linear<double>(4, 1), new Sigmoid<double>());
        var model = new Classifier<double>("two classes", shape, network, new BinaryCrossEntropy<double>());
        var batch = SequentialTests.RandomBatch(3, shape, classCount: 2);
        var probabilities = new float[6];
        model.Predict(batch, probabilities);
        Assert.Equal(2, model.ClassCount);
        Assert.Equal(network.Predict(batch)[2, 0], probabilities[5], 1e-6);
        Assert.Equal(1, probabilities[4] + probabilities[5], 1e-6);
    }

    [Fact]
    public void Train_OneBatchAgainAndAgain_LearnsItByHeart()
    {
        var model = new LeNet5(seed: 1, learningRate: 0.01);
        var batch = SequentialTests.RandomBatch(8, Shape);
        var first = model.Train(batch);
        for (var step = 0; step < 60; step++) model.Train(batch);
        Assert.InRange(first, 2.0, 2.7);
        Assert.InRange(model.Predict(batch, new float[80]), 0, 0.1);
    }

    [Fact]
    public void Train_LossNotFinite_IsReturnedAndChangesNothing()
    {
        var model = new SimpleCnn(seed: 1);
        var batch = SequentialTests.RandomBatch(9, Shape);
        model.Network.Parameters[0].Values[7] = float.NaN;
        var before = model.Network.Parameters[2].Values.ToArray();
        Assert.True(double.IsNaN(model.Train(batch)));
        Assert.Equal(before, model.Network.Parameters[2].Values.ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void TrainAndPredict_PixelThatIsNoNumber_IsNamed(float value)
    {
        foreach (Classifier<float> model in new Classifier<float>[] { new SimpleCnn(seed: 1), new LeNet5(seed: 1), new TwoClassQnn() })
        {
            var batch = SequentialTests.RandomBatch(9, model.InputShape, classCount: 2);
            var size = model.InputShape.Size;
            batch.Images[5 * size + 77] = value;
            var before = model.Network.Parameters[0].Values.ToArray();
            foreach (var act in new Action[]
            {
                () => model.Train(batch), () => model.Predict(batch, new float[9 * model.ClassCount]),
                () => model.Network.Forward(batch), () => model.Network.Predict(batch),
            })
                Assert.Contains(FormattableString.Invariant($"Pixel 77 of image 5 is {value}"), Assert.Throws<ArgumentException>(act).Message);
            Assert.Equal(before, model.Network.Parameters[0].Values.ToArray());
        }
    }

    [Fact]
    public void TrainAndPredict_WrongInput_Throw()
    {
        var model = new SimpleCnn(seed: 1);
        var wrongShape = SequentialTests.RandomBatch(2, new ImageShape(1, 32, 32));
        Assert.Contains("(1, 32, 32)", Assert.Throws<ArgumentException>(() => model.Train(wrongShape)).Message);
        Assert.Throws<ArgumentException>(() => model.Predict(wrongShape, new float[20]));
        var batch = SequentialTests.RandomBatch(2, Shape);
        Assert.Throws<ArgumentException>(() => model.Predict(batch, new float[19]));
        batch.Labels[1] = 10;
        Assert.Contains("0 to 9", Assert.Throws<ArgumentOutOfRangeException>(() => model.Train(batch)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict(batch, new float[20]));
        batch.Count = 0;
        Assert.Throws<ArgumentException>(() => model.Train(batch));
    }

    [Fact]
    public void Constructor_LayersThatDoNotFitTheImage_Throws() => Assert.Throws<ArgumentException>(
        () => new Classifier<float>("small", new ImageShape(1, 8, 8), LeNet5.CreateNetwork<float>(seed: 0), new CrossEntropy<float>()));

    [Fact]
    public void Parameters_CopyOutAndIn_RestoreTheModel()
    {
        var (source, target) = (new SimpleCnn(seed: 1), new SimpleCnn(seed: 2));
        for (var p = 0; p < source.Parameters.Count; p++)
        {
            Assert.Equal("F32", source.Parameters[p].ElementType);
            var bytes = new byte[source.Parameters[p].Count * 4];
            source.Parameters[p].CopyTo(bytes);
            target.Parameters[p].CopyFrom(bytes);
            Assert.Throws<ArgumentException>(() => target.Parameters[p].CopyFrom(new byte[bytes.Length - 4]));
            Assert.Throws<ArgumentException>(() => target.Parameters[p].CopyTo(new byte[bytes.Length + 4]));
        }
        var batch = SequentialTests.RandomBatch(3, Shape);
        Assert.Equal(source.Network.Predict(batch).Values.ToArray(), target.Network.Predict(batch).Values.ToArray());
    }
}

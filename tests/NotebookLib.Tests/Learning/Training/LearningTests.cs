using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Training;

/// <summary>Do the models learn? Whole training runs with fixed seeds on the sample of 5,000 digits that comes with the repository.</summary>
public sealed class LearningTests
{
    private readonly TrainAndTest _digits = Mnist.LoadSample();

    [Fact]
    public void SimpleCnn_TwoEpochsOfDigits_IsRightForMostTestImages()
    {
        var history = new Trainer(new SimpleCnn(seed: 1)).Train(_digits.Train, _digits.Test, epochs: 2);
        Assert.InRange(history.Records[0].TestAccuracy, 0.02, 0.25);
        Assert.InRange(history.Records[0].TestLoss, 2.2, 2.6);
        Assert.True(history.Last.TestAccuracy >= 0.90, $"test accuracy {history.Last.TestAccuracy}");
    }

    [Fact]
    public void LeNet5_FiveEpochsOfDigits_IsRightForMostTestImages()
    {
        var trainer = new Trainer(new LeNet5(seed: 1)) { EvaluateEvery = EvaluationInterval.EveryBatches(315) };
        var history = trainer.Train(_digits.Train, _digits.Test, epochs: 5);
        Assert.True(history.Last.TestAccuracy >= 0.90, $"test accuracy {history.Last.TestAccuracy}");
    }

    [Fact]
    public void Train_AnotherNumberOfThreads_SameRecords()
    {
        TrainingHistory Train(int threads)
        {
            var model = new LeNet5(seed: 1);
            model.Network.Threads = threads;
            return new Trainer(model) { EvaluateEvery = EvaluationInterval.EveryBatches(5) }.Train(_digits.Train.Take(640), _digits.Test.Take(200));
        }

        Assert.Equal(Train(1).Records, Train(3).Records);
    }

    [Fact]
    public void SavedModel_Loaded_PredictsTheSame()
    {
        var path = Path.Combine(Path.GetTempPath(), $"notebooklib-{Guid.NewGuid():N}.safetensors");
        try
        {
            var model = new SimpleCnn(seed: 1);
            new Trainer(model) { EvaluateEvery = EvaluationInterval.Never }.Train(_digits.Train.Take(640), _digits.Test);
            ModelFile.Save(path, model);
            var loaded = new SimpleCnn(seed: 2);
            ModelFile.Load(path, loaded);
            Assert.Equal(model.Evaluate(_digits.Test).Probabilities, loaded.Evaluate(_digits.Test).Probabilities);
            var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path, new LeNet5()));
            Assert.Contains("does not fit LeNet-5", error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

using NotebookLib.Data;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Training;

public sealed class TrainerTests
{
    private readonly ImageDataSet _train = TinyData.Make(200);
    private readonly ImageDataSet _test = TinyData.Make(60, seed: 2);
    private readonly TinyClassifier _classifier = new(TinyData.Shape, 4);

    [Fact]
    public void Train_SeparableClasses_Learns()
    {
        var history = new Trainer(_classifier) { BatchSize = 16 }.Train(_train, _test, epochs: 40);
        Assert.InRange(history.Records[0].TestAccuracy, 0, 0.5);
        Assert.True(history.Last.TestAccuracy > 0.9, $"test accuracy {history.Last.TestAccuracy}");
        Assert.True(history.Last.TrainLoss < history.Records[0].TrainLoss);
    }

    [Fact]
    public void Train_EveryEpoch_RecordsStartAndEachEpoch()
    {
        var history = new Trainer(_classifier) { BatchSize = 64 }.Train(_train, _test, epochs: 3);
        Assert.Equal([0, 4, 8, 12], history.Records.Select(r => r.Step));
        Assert.Equal([0, 1.0, 2.0, 3.0], history.Records.Select(r => r.Epoch));
    }

    [Fact]
    public void Train_EveryThreeBatches_RecordsStartIntervalsAndEnd()
    {
        var trainer = new Trainer(_classifier) { BatchSize = 64, EvaluateEvery = EvaluationInterval.EveryBatches(3) };
        var history = trainer.Train(_train, _test, epochs: 2);
        Assert.Equal([0, 3, 6, 8], history.Records.Select(r => r.Step));
        Assert.Equal(0.75, history.Records[1].Epoch);
    }

    [Fact]
    public void Train_Never_RecordsNothingAndLearnsTheSame()
    {
        var history = new Trainer(_classifier) { EvaluateEvery = EvaluationInterval.Never }.Train(_train, _test);
        var other = new TinyClassifier(TinyData.Shape, 4);
        new Trainer(other).Train(_train, _test);
        Assert.Empty(history.Records);
        Assert.Equal(other.Evaluate(_test).Probabilities, _classifier.Evaluate(_test).Probabilities);
    }

    [Fact]
    public void Train_LastRecord_EqualsEvaluation()
    {
        var history = new Trainer(_classifier).Train(_train, _test);
        var evaluation = _classifier.Evaluate(_test);
        Assert.Equal(evaluation.Accuracy, history.Last.TestAccuracy);
        Assert.Equal(evaluation.Loss, history.Last.TestLoss, 1e-12);
    }

    [Fact]
    public void Train_SameSeed_SameNumbers()
    {
        var other = new TinyClassifier(TinyData.Shape, 4);
        var first = new Trainer(_classifier) { Seed = 5 }.Train(_train, _test, epochs: 2);
        var second = new Trainer(other) { Seed = 5 }.Train(_train, _test, epochs: 2);
        Assert.Equal(first.Records, second.Records);
    }

    [Fact]
    public void Train_AnotherSeed_OtherNumbers()
    {
        var other = new TinyClassifier(TinyData.Shape, 4);
        var first = new Trainer(_classifier) { Seed = 5 }.Train(_train, _test, epochs: 2);
        var second = new Trainer(other) { Seed = 6 }.Train(_train, _test, epochs: 2);
        Assert.NotEqual(first.Last.TrainLoss, second.Last.TrainLoss);
    }

    [Fact]
    public void Train_Schedule_MultipliesLearningRateAndRestoresIt()
    {
        _classifier.LearningRate = 0.5;
        new Trainer(_classifier) { BatchSize = 50, Schedule = LearningRateSchedule.StepDecay(0.1) }.Train(_train, _test, epochs: 2);
        Assert.Equal([0.5, 0.5, 0.5, 0.5, 0.05, 0.05, 0.05, 0.05], _classifier.LearningRates);
        Assert.Equal(0.5, _classifier.LearningRate);
    }

    [Fact]
    public void Train_CancelledBetweenBatches_KeepsRecords()
    {
        using var source = new CancellationTokenSource();
        var progress = new ProgressList(report =>
        {
            if (report.Step == 5) source.Cancel();
        });
        var trainer = new Trainer(_classifier) { BatchSize = 64, ReportInterval = TimeSpan.Zero };
        var history = trainer.Train(_train, _test, epochs: 3, progress, source.Token);
        Assert.True(history.WasCancelled);
        Assert.Equal([0, 4], history.Records.Select(r => r.Step));
        Assert.Equal(5, _classifier.LearningRates.Count);
        Assert.Equal(TrainingState.Cancelled, progress.Reports[^1].State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(11)]
    public void Resume_AfterAnyStep_EqualsARunThatWasNeverStopped(int stop)
    {
        Trainer Make(TinyClassifier classifier) => new(classifier)
        {
            BatchSize = 64,
            EvaluateEvery = EvaluationInterval.EveryBatches(3),
            ReportInterval = TimeSpan.Zero,
            Schedule = LearningRateSchedule.StepDecay(0.5),
        };
        var other = new TinyClassifier(TinyData.Shape, 4);
        var whole = Make(other).Train(_train, _test, epochs: 3);

        using var source = new CancellationTokenSource();
        var progress = new ProgressList(report =>
        {
            if (report.Step == stop) source.Cancel();
        });
        var trainer = Make(_classifier);
        var stopped = trainer.Train(_train, _test, epochs: 3, progress, source.Token);
        var recorded = stopped.Records.ToArray();
        var resumed = trainer.Resume(stopped, _train, _test, epochs: 3);

        Assert.True(stopped.WasCancelled);
        Assert.Equal(stop, stopped.Steps);
        Assert.Equal(recorded, stopped.Records);
        Assert.False(resumed.WasCancelled);
        Assert.Equal(whole.Records, resumed.Records);
        Assert.Equal(other.LearningRates, _classifier.LearningRates);
        Assert.Equal(other.Evaluate(_test).Probabilities, _classifier.Evaluate(_test).Probabilities);
    }

    [Fact]
    public void Resume_FinishedRunWithMoreEpochs_ProlongsIt()
    {
        var other = new TinyClassifier(TinyData.Shape, 4);
        var whole = new Trainer(other) { BatchSize = 64 }.Train(_train, _test, epochs: 3);
        var trainer = new Trainer(_classifier) { BatchSize = 64 };
        var first = trainer.Train(_train, _test, epochs: 1);
        Assert.Equal(whole.Records, trainer.Resume(first, _train, _test, epochs: 3).Records);
    }

    [Fact]
    public void Resume_HistoryOfAnotherModel_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => new Trainer(_classifier).Resume(new TrainingHistory("LeNet-5"), _train, _test));
        Assert.Contains("The history is of LeNet-5", error.Message);
    }

    [Fact]
    public void Resume_FewerEpochsThanDone_Throws()
    {
        var trainer = new Trainer(_classifier) { BatchSize = 64 };
        var history = trainer.Train(_train, _test, epochs: 2);
        var error = Assert.Throws<ArgumentException>(() => trainer.Resume(history, _train, _test, epochs: 1));
        Assert.Contains("already has 8 steps, more than the 4 of 1 epochs", error.Message);
    }

    [Fact]
    public void Train_CancelledBefore_TakesNoStep()
    {
        var history = new Trainer(_classifier).Train(_train, _test, cancellationToken: new CancellationToken(true));
        Assert.True(history.WasCancelled);
        Assert.Empty(history.Records);
        Assert.Empty(_classifier.LearningRates);
    }

    [Fact]
    public void Train_ToTheEnd_IsNotCancelled() => Assert.False(new Trainer(_classifier).Train(_train, _test).WasCancelled);

    [Fact]
    public void Train_Progress_TellsBatchEpochSpeedAndTimeLeft()
    {
        var progress = new ProgressList();
        var trainer = new Trainer(_classifier)
        {
            BatchSize = 50,
            EvaluateEvery = EvaluationInterval.Never,
            ReportInterval = TimeSpan.Zero,
            Clock = new ManualClock(TimeSpan.FromSeconds(1)),
        };
        trainer.Train(_train, _test, epochs: 2, progress);
        var sixth = progress.Reports.First(report => report.Step == 6);
        Assert.Equal((2, 2, 4, 2, 8), (sixth.Epoch, sixth.Batch, sixth.BatchesPerEpoch, sixth.EpochCount, sixth.TotalSteps));
        Assert.True(sixth.Loss > 0);
        Assert.True(sixth.ImagesPerSecond is > 0 and <= 50);
        Assert.True(sixth.TimeLeft >= TimeSpan.FromSeconds(2));
        Assert.Equal(TrainingState.Finished, progress.Reports[^1].State);
        Assert.Equal(1, progress.Reports[^1].Fraction);
    }

    [Fact]
    public void Train_AfterFirstSteps_AllocatesNothingPerStep()
    {
        long Allocated(int epochs)
        {
            var trainer = new Trainer(new TinyClassifier(TinyData.Shape, 4)) { BatchSize = 10, EvaluateEvery = EvaluationInterval.EveryBatches(7) };
            var before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Train(_train, _test, epochs);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(2);
        // 40 against 400 steps; only the list of records may grow, by at most 64 KB for its 58 records.
        var more = Allocated(20) - Allocated(2);
        Assert.InRange(more, 0, 180 * 64);
    }

    [Fact]
    public void Train_LearningRateFarTooLarge_ThrowsWithHistoryAndAsksForASmallerOne()
    {
        var classifier = SmallNetwork();
        classifier.LearningRate = 1e37;
        var error = Assert.Throws<TrainingDivergedException>(() => new Trainer(classifier).Train(_train, _test, epochs: 9));
        Assert.NotEmpty(error.History.Records);
        Assert.All(error.History.Records, record => Assert.True(double.IsFinite(record.TestLoss)));
        Assert.Contains("smaller learning rate", error.Message);
        Assert.Equal(1e37, classifier.LearningRate);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Train_ParameterThatIsNaNBefore_NamesItInsteadOfTheLearningRate(bool isMeasured)
    {
        var classifier = SmallNetwork();
        classifier.Network.Parameters[0].Values[5] = float.NaN;
        var trainer = new Trainer(classifier) { EvaluateEvery = isMeasured ? EvaluationInterval.EveryEpoch : EvaluationInterval.Never };
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Train(_train, _test));
        Assert.Contains("1.weight has NaN at index 5", error.Message);
        Assert.Contains("so before this run", error.Message);
        Assert.DoesNotContain("smaller learning rate", error.Message);
    }

    [Fact]
    public void Train_ScheduleThatFallsBelowTheSmallestNumber_RunsToItsEnd()
    {
        var trainer = new Trainer(SmallNetwork()) { BatchSize = 200, Schedule = LearningRateSchedule.StepDecay(1e-100) };
        var history = trainer.Train(_train, _test, epochs: 8);
        Assert.Equal(9, history.Records.Count);
        Assert.Equal(history.Records[4].TestLoss, history.Last.TestLoss);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void Train_ScheduleWithoutAUsableFactor_NamesStepAndFactor(double factor)
    {
        var trainer = new Trainer(_classifier) { Schedule = new FixedFactor(factor) };
        var error = Assert.Throws<InvalidOperationException>(() => trainer.Train(_train, _test));
        Assert.Contains(FormattableString.Invariant($"step 0 by {factor}"), error.Message);
    }

    [Fact]
    public void Train_BatchSizeAboveTheSet_TakesAllImagesAtOnce()
    {
        var other = new TinyClassifier(TinyData.Shape, 4);
        var all = new Trainer(_classifier) { BatchSize = int.MaxValue }.Train(_train, _test, epochs: 3);
        var exact = new Trainer(other) { BatchSize = _train.Count }.Train(_train, _test, epochs: 3);
        Assert.Equal([0, 1, 2, 3], all.Records.Select(record => record.Step));
        Assert.Equal(exact.Records, all.Records);
    }

    [Theory]
    [InlineData(int.MaxValue, 200, 1_000_000_000)]
    [InlineData(int.MaxValue, 1, 5_000_000)]
    [InlineData(5_000_001, 1, 5_000_000)]
    public void Train_MoreStepsThanCanBeCounted_SaysHowManyEpochsArePossible(int epochs, int batchSize, int most)
    {
        var trainer = new Trainer(_classifier) { BatchSize = batchSize };
        var error = Assert.Throws<ArgumentOutOfRangeException>("epochs", () => trainer.Train(_train, _test, epochs));
        Assert.Contains($"Give at most {most} epochs", error.Message);
        Assert.Empty(_classifier.LearningRates);
    }

    [Fact]
    public void Train_LinearOutputUnderBinaryCrossEntropy_AsksForASigmoid()
    {
        var network = new Sequential<float>(1, new Flatten<float>(), new Linear<float>(16, 1));
        network.Parameters[1].Values[0] = 3;
        var classifier = new Classifier<float>("two", TinyData.Shape, network, new BinaryCrossEntropy<float>());
        var data = TinyData.Make(20, classes: 2);
        foreach (var act in new Action[] { () => new Trainer(classifier).Train(data, data), () => classifier.Evaluate(data) })
            Assert.Contains("End the network with a Sigmoid", Assert.Throws<ArgumentOutOfRangeException>(act).Message);
    }

    [Fact]
    public async Task Evaluate_WhileAnotherThreadTrains_SaysSoAndTheTrainingGoesOn()
    {
        var classifier = SmallNetwork();
        Exception? evaluation = null, step = null, training = null;
        var progress = new ProgressList(report =>
        {
            if (report.Step != 2) return;
            var other = Task.Run(() =>
            {
                evaluation = Record.Exception(() => classifier.Evaluate(_test));
                training = Record.Exception(() => new Trainer(classifier).Train(_train, _test));
                step = Record.Exception(() => classifier.Predict(BatchOf(_test), new float[240]));
            }, TestContext.Current.CancellationToken);
            other.Wait(TestContext.Current.CancellationToken);
            classifier.Evaluate(_test);
        });
        var history = await Task.Run(
            () => new Trainer(classifier) { ReportInterval = TimeSpan.Zero }.Train(_train, _test, 2, progress), TestContext.Current.CancellationToken);
        foreach (var error in new[] { evaluation, training, step })
            Assert.Contains("Small is in use by another thread", Assert.IsType<InvalidOperationException>(error).Message);
        Assert.Equal(new Trainer(SmallNetwork()).Train(_train, _test, 2).Records, history.Records);
        Assert.NotNull(classifier.Evaluate(_test));
    }

    [Fact]
    public void Evaluate_ParameterThatIsNaN_NamesIt()
    {
        var classifier = SmallNetwork();
        classifier.Network.Parameters[1].Values[2] = float.NaN;
        Assert.Contains("1.bias has NaN at index 2", Assert.Throws<InvalidOperationException>(() => classifier.Evaluate(_test)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Train_BatchSizeBelowOne_Throws(int batchSize)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(_classifier) { BatchSize = batchSize }.Train(_train, _test));
        Assert.Contains($"The batch size is {batchSize}", error.Message);
    }

    [Fact]
    public void Train_ZeroEpochs_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(_classifier).Train(_train, _test, epochs: 0));

    [Fact]
    public void Train_EmptySet_ThrowsBeforeAnyStep()
    {
        var error = Assert.Throws<ArgumentException>(() => new Trainer(_classifier).Train(_train, TinyData.Make(0)));
        Assert.Contains("Rows (0) has no images", error.Message);
        Assert.Empty(_classifier.LearningRates);
    }

    [Fact]
    public void Train_AnotherNumberOfClasses_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => new Trainer(_classifier).Train(TinyData.Make(20, classes: 3), _test));
        Assert.Contains("has 3 classes; Tiny tells 4 apart", error.Message);
    }

    [Fact]
    public void Train_AnotherImageShape_Throws()
    {
        var classifier = new TinyClassifier(new ImageShape(1, 8, 2), 4);
        var error = Assert.Throws<ArgumentException>(() => new Trainer(classifier).Train(_train, _test));
        Assert.Contains("(1, 4, 4); Tiny takes (1, 8, 2)", error.Message);
    }

    private static Classifier<float> SmallNetwork() =>
        new("Small", TinyData.Shape, new Sequential<float>(1, new Flatten<float>(), new Linear<float>(16, 4)), new CrossEntropy<float>());

    private static Batch BatchOf(ImageDataSet data) => new BatchLoader(data, data.Count).First();

    private sealed class FixedFactor(double factor) : LearningRateSchedule
    {
        public override double FactorAt(int step, int stepsPerEpoch, int totalSteps) => factor;
    }
}

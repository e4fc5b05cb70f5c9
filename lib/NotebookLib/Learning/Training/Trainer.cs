using System.Globalization;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>
/// Trains a classifier for some epochs: shuffles, cuts batches, takes one training step for each, and measures accuracy and loss on the
/// whole training and test set at chosen intervals. With the same seeds the same numbers come out, whatever the number of threads.
/// After the first steps a step allocates nothing.
/// </summary>
public sealed class Trainer
{
    /// <summary>Weight of the newest batch in the running mean of the loss.</summary>
    private const double NewestWeight = 1.0 / 50;

    /// <summary>A rate that a schedule takes to 0 becomes this: its steps change nothing, and the run goes on to its end.</summary>
    private const double SmallestRate = 1e-300;

    /// <summary>Most training steps of a run.</summary>
    private const int MostSteps = 1_000_000_000;

    private readonly IClassifier _classifier;

    /// <summary>Makes a trainer.</summary>
    /// <param name="classifier">The model with its loss and optimiser; <see cref="Schedule"/> multiplies its learning rate.</param>
    public Trainer(IClassifier classifier) => _classifier = classifier ?? throw new ArgumentNullException(nameof(classifier));

    /// <summary>Images in a training batch, at least 1.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Seed of the order of the images, which is drawn anew for each epoch.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Interval of the scaled pixels; [-1, 1] by default.</summary>
    public PixelScale Scale { get; init; } = PixelScale.Symmetric;

    /// <summary>When accuracy and loss are measured; after each epoch by default.</summary>
    public EvaluationInterval EvaluateEvery { get; init; } = EvaluationInterval.EveryEpoch;

    /// <summary>How the learning rate changes during the run; constant by default.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Shortest time between two progress reports; zero reports every step.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Clock behind images per second and time left.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Trains. The classifier's learning rate is afterwards what it was before.</summary>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to measure on; never learnt from.</param>
    /// <param name="epochs">Passes over the training images, at least 1.</param>
    /// <param name="progress">Is told where the run stands, on the calling thread; for example a <see cref="TrainingDisplay"/>.</param>
    /// <param name="cancellationToken">Stops the run between two batches; what was recorded until then is returned.</param>
    /// <returns>The measurements, in order of steps.</returns>
    /// <exception cref="ArgumentException">A set is empty or does not fit the classifier.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Batch size or number of epochs is below 1, or the run has over a billion steps.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the model, or a schedule gave a factor below 0.</exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss became infinite or not a number; the exception holds what was recorded.
    /// </exception>
    public TrainingHistory Train(
        ImageDataSet train, ImageDataSet test, int epochs = 1,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Start(new TrainingHistory(_classifier.Name), train, test, epochs, progress, cancellationToken);

    /// <summary>
    /// Goes on where a run stopped, on the same model and with the settings of that run: together they take the steps and record the
    /// numbers of one run that was never stopped. With more epochs than before, also prolongs a run that reached its end.
    /// </summary>
    /// <param name="history">What the run had recorded; stays as it is.</param>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to measure on; never learnt from.</param>
    /// <param name="epochs">Passes over the training images, those of the stopped run included.</param>
    /// <param name="progress">Is told where the run stands, on the calling thread.</param>
    /// <param name="cancellationToken">Stops the run between two batches; what was recorded until then is returned.</param>
    /// <returns>The measurements of both runs, in order of steps.</returns>
    /// <exception cref="ArgumentException">The history is of another model or longer than the epochs; or as for <see cref="Train"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Batch size or number of epochs is below 1.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    public TrainingHistory Resume(
        TrainingHistory history, ImageDataSet train, ImageDataSet test, int epochs = 1,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.ModelName != _classifier.Name)
            throw new ArgumentException(
                $"The history is of {history.ModelName}, but this trainer trains {_classifier.Name}; pass the history of its own run.", nameof(history));
        return Start(history.Copy(), train, test, epochs, progress, cancellationToken);
    }

    private TrainingHistory Start(
        TrainingHistory history, ImageDataSet train, ImageDataSet test, int epochs,
        IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        if (epochs < 1)
            throw new ArgumentOutOfRangeException(nameof(epochs), epochs, $"{epochs} epochs of training; give 1 or more.");
        if (BatchSize < 1)
            throw new ArgumentOutOfRangeException(
                nameof(BatchSize), BatchSize, $"The batch size is {BatchSize}; a batch holds at least 1 image (64 is usual).");
        using var use = _classifier.Use is { } exclusive ? exclusive.Begin() : default;
        ClassifierChecks.RequireFitting(_classifier, train, nameof(train));
        ClassifierChecks.RequireFitting(_classifier, test, nameof(test));

        var learningRate = _classifier.LearningRate;
        try
        {
            return new Run(this, history, train, test, epochs, progress, cancellationToken).Go(learningRate);
        }
        finally
        {
            _classifier.LearningRate = learningRate;
        }
    }

    /// <summary>One training run with its state.</summary>
    private sealed class Run
    {
        private readonly Trainer _trainer;
        private readonly IClassifier _classifier;
        private readonly IProgress<TrainingProgress>? _progress;
        private readonly CancellationToken _cancellation;
        private readonly BatchLoader _loader;
        private readonly DataSetMeter _trainMeter;
        private readonly DataSetMeter _testMeter;
        private readonly TrainingHistory _history;
        private readonly TrainingPace _pace;
        private readonly int _totalSteps;
        private readonly int _interval;
        private readonly int _firstStep;
        private int _step;
        private double _loss;
        private long _reported;

        public Run(
            Trainer trainer, TrainingHistory history, ImageDataSet train, ImageDataSet test, int epochs,
            IProgress<TrainingProgress>? progress, CancellationToken cancellation)
        {
            _trainer = trainer;
            _classifier = trainer._classifier;
            _progress = progress;
            _cancellation = cancellation;
            _loader = new BatchLoader(train, trainer.BatchSize, trainer.Seed, trainer.Scale);
            _trainMeter = new DataSetMeter(_classifier, train, trainer.Scale);
            _testMeter = new DataSetMeter(_classifier, test, trainer.Scale);
            _history = history;
            _step = _firstStep = history.Steps;
            _loss = history.RunningLoss;
            _pace = new TrainingPace(trainer.Clock);
            if (epochs > MostSteps / _loader.BatchCount)
                throw new ArgumentOutOfRangeException(nameof(epochs), epochs, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{epochs} epochs of {_loader.BatchCount} batches are {(long)epochs * _loader.BatchCount:N0} training steps; a run takes at most {MostSteps:N0}. "
                    + $"Give at most {MostSteps / _loader.BatchCount} epochs."));
            _totalSteps = epochs * _loader.BatchCount;
            _interval = trainer.EvaluateEvery.Steps(_loader.BatchCount);
            if (_step > _totalSteps)
                throw new ArgumentException(
                    $"The history already has {_step} steps, more than the {_totalSteps} of {epochs} epochs; give more epochs.", nameof(history));
        }

        public TrainingHistory Go(double learningRate)
        {
            Report(TrainingState.Running);
            for (var epoch = 0; epoch < _step / _loader.BatchCount; epoch++) _loader.SkipPass();
            var running = !IsToBeMeasured() || Measure();
            while (running && _step < _totalSteps) running = Epoch(learningRate);
            _history.WasCancelled = !running;
            Report(running ? TrainingState.Finished : TrainingState.Cancelled);
            return _history;
        }

        private bool IsToBeMeasured() =>
            _interval > 0 && (_step % _interval == 0 || _step == _totalSteps) && (_history.Records.Count == 0 || _history.Last.Step < _step);

        /// <returns>False if cancelled.</returns>
        private bool Epoch(double learningRate)
        {
            var done = _step % _loader.BatchCount;
            foreach (var batch in _loader)
            {
                if (done-- > 0) continue;
                if (_cancellation.IsCancellationRequested) return false;
                _classifier.LearningRate = Scheduled(learningRate);
                Learn(batch);
                if (IsToBeMeasured() && !Measure()) return false;
                if (_progress is not null && _trainer.Clock.GetElapsedTime(_reported) >= _trainer.ReportInterval)
                    Report(TrainingState.Running);
            }
            return true;
        }

        private double Scheduled(double learningRate)
        {
            var factor = _trainer.Schedule.FactorAt(_step, _loader.BatchCount, _totalSteps);
            if (!(factor >= 0) || !double.IsFinite(factor))
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The schedule multiplies the learning rate of step {_step} by {factor}; a factor is a finite number from 0."));
            return Math.Max(learningRate * factor, SmallestRate);
        }

        private void Learn(Batch batch)
        {
            var loss = _classifier.Train(batch);
            _step++;
            _pace.AddStep(batch.Count);
            RequireFinite(loss, stepsBefore: _step - 1);
            // A plain mean at first, so that the first losses, which are large, do not linger.
            _loss += (loss - _loss) * Math.Max(NewestWeight, 1.0 / _step);
            (_history.Steps, _history.RunningLoss) = (_step, _loss);
        }

        private void RequireFinite(double loss, int stepsBefore)
        {
            if (double.IsFinite(loss)) return;
            var parameter = ClassifierChecks.NonFiniteParameter(_classifier);
            throw new TrainingDivergedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_classifier.Name}: the loss became {loss} at step {_step} with learning rate {_classifier.LearningRate:g3}. {parameter}")
                + (parameter.Length > 0 && stepsBefore == _firstStep
                    ? "It was so before this run: make the model anew, or load its model file again."
                    : "Make the model anew and train it with a smaller learning rate (1e-3 is usual)."),
                _history);
        }

        /// <returns>False if cancelled; nothing is recorded then.</returns>
        private bool Measure()
        {
            if (!_trainMeter.Measure(_classifier, [], [], _cancellation)) return false;
            if (!_testMeter.Measure(_classifier, [], [], _cancellation)) return false;
            RequireFinite(_trainMeter.Loss + _testMeter.Loss, stepsBefore: _step);
            _history.Add(new TrainingRecord(
                _step, (double)_step / _loader.BatchCount, _trainMeter.Accuracy, _trainMeter.Loss, _testMeter.Accuracy, _testMeter.Loss));
            _pace.AddEvaluation();
            if (_step < _totalSteps) Report(TrainingState.Running);
            return true;
        }

        private void Report(TrainingState state)
        {
            if (_progress is null) return;
            _reported = _trainer.Clock.GetTimestamp();
            _progress.Report(new TrainingProgress
            {
                ModelName = _classifier.Name,
                State = state,
                Step = _step,
                TotalSteps = _totalSteps,
                BatchesPerEpoch = _loader.BatchCount,
                BatchSize = _loader.BatchSize,
                Loss = _loss,
                ImagesPerSecond = _pace.ImagesPerSecond,
                TimeLeft = _pace.TimeFor(_totalSteps - _step, EvaluationsLeft()),
                Records = _history.Records,
            });
        }

        private int EvaluationsLeft() => _interval == 0
            ? 0
            : (_totalSteps + _interval - 1) / _interval - _step / _interval;
    }
}

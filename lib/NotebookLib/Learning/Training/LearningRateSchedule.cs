namespace NotebookLib.Learning;

/// <summary>
/// How the learning rate changes during a training run: a factor for each step, by which the classifier's own learning rate is
/// multiplied. Never changes; one schedule can serve many runs.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate stays as it is: factor 1.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>The factor of one training step.</summary>
    /// <param name="step">Number of the step over all epochs, from 0.</param>
    /// <param name="stepsPerEpoch">Steps in one epoch, at least 1.</param>
    /// <param name="totalSteps">Steps of the whole run, at least 1.</param>
    /// <returns>From 0 up to 1, or a finite number above; 1 is the classifier's own learning rate.</returns>
    public abstract double FactorAt(int step, int stepsPerEpoch, int totalSteps);

    /// <summary>Falls from 1 along half a cosine wave: f(s) = e + (1 - e)(1 + cos(pi s / S)) / 2 at step s of S.</summary>
    /// <param name="finalFactor">Factor e that the last steps approach, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside 0 to 1.</exception>
    /// <remarks>Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, arXiv:1608.03983, eq. 5, without restarts.</remarks>
    public static LearningRateSchedule Cosine(double finalFactor = 0) =>
        new CosineSchedule(CheckFactor(finalFactor, nameof(finalFactor)));

    /// <summary>Falls from 1 in a straight line: f(s) = 1 - (1 - e) s / S at step s of S.</summary>
    /// <param name="finalFactor">Factor e that the last steps approach, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside 0 to 1.</exception>
    public static LearningRateSchedule Linear(double finalFactor = 0) =>
        new LinearSchedule(CheckFactor(finalFactor, nameof(finalFactor)));

    /// <summary>Is multiplied by a factor each time some epochs are over.</summary>
    /// <param name="factor">Factor, above 0 and up to 1; 0.1 is usual.</param>
    /// <param name="everyEpochs">Epochs between two drops, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside its range, or the number of epochs is below 1.</exception>
    public static LearningRateSchedule StepDecay(double factor = 0.1, int everyEpochs = 1) => everyEpochs < 1
        ? throw new ArgumentOutOfRangeException(
            nameof(everyEpochs), everyEpochs, $"{everyEpochs} epochs between two drops of the learning rate; give 1 or more.")
        : factor == 0
            ? throw new ArgumentOutOfRangeException(
                nameof(factor), factor, "A drop of the learning rate to 0 ends all learning; give a factor above 0 (0.1 is usual).")
            : new StepSchedule(CheckFactor(factor, nameof(factor)), everyEpochs);

    /// <summary>
    /// The same schedule after a warm-up, during which the factor grows in a straight line from nearly 0: f(s) = (s + 1) / w.
    /// </summary>
    /// <param name="steps">Length w of the warm-up in steps, at least 1; the schedule itself spans the steps that are left.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1.</exception>
    /// <remarks>Goyal et al., Accurate, Large Minibatch SGD, arXiv:1706.02677, sec. 2.2.</remarks>
    public LearningRateSchedule WithWarmUp(int steps) => steps >= 1
        ? new WarmUpSchedule(steps, this)
        : throw new ArgumentOutOfRangeException(
            nameof(steps), steps, $"A warm-up of {steps} steps; give 1 or more, or leave the warm-up out.");

    private static double CheckFactor(double factor, string name) => factor is >= 0 and <= 1
        ? factor
        : throw new ArgumentOutOfRangeException(name, factor, $"A schedule multiplies the learning rate by 0 to 1; {factor} was given.");

    private sealed class ConstantSchedule : LearningRateSchedule
    {
        public override double FactorAt(int step, int stepsPerEpoch, int totalSteps) => 1;
    }

    private sealed class CosineSchedule(double finalFactor) : LearningRateSchedule
    {
        public override double FactorAt(int step, int stepsPerEpoch, int totalSteps) =>
            finalFactor + (1 - finalFactor) * (1 + Math.Cos(Math.PI * step / totalSteps)) / 2;
    }

    private sealed class LinearSchedule(double finalFactor) : LearningRateSchedule
    {
        public override double FactorAt(int step, int stepsPerEpoch, int totalSteps) =>
            1 - (1 - finalFactor) * step / totalSteps;
    }

    private sealed class StepSchedule(double factor, int everyEpochs) : LearningRateSchedule
    {
        public override double FactorAt(int step, int stepsPerEpoch, int totalSteps) =>
            Math.Pow(factor, step / stepsPerEpoch / everyEpochs);
    }

    private sealed class WarmUpSchedule(int steps, LearningRateSchedule after) : LearningRateSchedule
    {
        public override double FactorAt(int step, int stepsPerEpoch, int totalSteps) => step < steps
            ? (step + 1.0) / steps
            : after.FactorAt(step - steps, stepsPerEpoch, Math.Max(1, totalSteps - steps));
    }
}

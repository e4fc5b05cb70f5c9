using System.Globalization;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>Runs a classifier over a whole data set.</summary>
public static class ClassifierEvaluation
{
    /// <summary>Predicts every image of a set, on all cores.</summary>
    /// <param name="classifier">The classifier; it is not changed.</param>
    /// <param name="data">At least one image, of the classifier's shape and with as many classes.</param>
    /// <param name="scale">Interval of the scaled pixels, the same as in training; [-1, 1] by default.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>Labels, class probabilities, predicted classes, accuracy and mean loss.</returns>
    /// <exception cref="ArgumentException">The set is empty or does not fit the classifier.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the model, for example to train it; or the loss is NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Evaluation Evaluate(
        this IClassifier classifier, ImageDataSet data, PixelScale? scale = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        using var use = classifier.Use is { } exclusive ? exclusive.Begin() : default;
        ClassifierChecks.RequireFitting(classifier, data, nameof(data));
        var meter = new DataSetMeter(classifier, data, scale ?? PixelScale.Symmetric);
        var labels = new int[data.Count];
        var probabilities = new float[data.Count * classifier.ClassCount];
        if (!meter.Measure(classifier, labels, probabilities, cancellationToken))
            throw new OperationCanceledException($"Evaluation on {data.Name} was stopped.", cancellationToken);
        if (!double.IsFinite(meter.Loss))
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{classifier.Name}: the loss on {data.Name} is {meter.Loss}. {ClassifierChecks.NonFiniteParameter(classifier)}")
                + "Make the model anew and train it with a smaller learning rate, or load its model file again.");
        return new Evaluation(labels, probabilities, classifier.ClassCount, meter.Loss);
    }
}

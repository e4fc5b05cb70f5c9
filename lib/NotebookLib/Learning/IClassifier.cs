using NotebookLib.Common;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>
/// The seam between the engines and all that uses a model: trainer, model files, figures and notebooks see only this.
/// An engine owns its model, loss and optimiser.
/// </summary>
public interface IClassifier
{
    /// <summary>Name of the model, for example <c>LeNet-5</c>; a model file records it.</summary>
    string Name { get; }

    /// <summary>Shape of one input image.</summary>
    ImageShape InputShape { get; }

    /// <summary>Number of classes, at least 2.</summary>
    int ClassCount { get; }

    /// <summary>Trainable tensors in the order of the layers.</summary>
    IReadOnlyList<IParameter> Parameters { get; }

    /// <summary>Step size of the optimiser; a schedule changes it between steps.</summary>
    double LearningRate { get; set; }

    /// <summary>Keeps other threads out during a training run or an evaluation; <c>null</c> when several may use the classifier at once.</summary>
    ExclusiveUse? Use => null;

    /// <summary>One training step: forward, loss, backward, update.</summary>
    /// <param name="batch">At least one image of <see cref="InputShape"/>, labels in 0 … <see cref="ClassCount"/> - 1.</param>
    /// <returns>
    /// Mean loss of the batch before the update. When it is infinite or not a number, the parameters are left as they were: training has diverged.
    /// </returns>
    double Train(Batch batch);

    /// <summary>Class probabilities and loss of a batch; changes nothing. Uses all cores.</summary>
    /// <param name="batch">At least one image of <see cref="InputShape"/>.</param>
    /// <param name="probabilities">Receives (batch, classes), row-major; each row sums to 1.</param>
    /// <returns>Mean loss of the batch.</returns>
    double Predict(Batch batch, Span<float> probabilities);
}

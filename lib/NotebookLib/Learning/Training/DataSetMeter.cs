using System.Numerics.Tensors;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>Measures accuracy and mean loss of a classifier on one data set, again and again, without allocation.</summary>
internal sealed class DataSetMeter
{
    /// <summary>Images predicted at once: enough to keep all cores busy, few enough to stay in the cache.</summary>
    private const int ImagesAtOnce = 512;

    private readonly BatchLoader _loader;
    private readonly float[] _probabilities;

    public DataSetMeter(IClassifier classifier, ImageDataSet data, PixelScale scale)
    {
        _loader = new BatchLoader(data, Math.Min(ImagesAtOnce, Math.Max(1, data.Count)), scale: scale);
        _probabilities = new float[_loader.BatchSize * classifier.ClassCount];
    }

    /// <summary>Share of images classified correctly, of the last measurement.</summary>
    public double Accuracy { get; private set; }

    /// <summary>Mean loss over the images, of the last measurement.</summary>
    public double Loss { get; private set; }

    /// <summary>Goes through the whole set.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="labels">Receives the label of each image, or is empty.</param>
    /// <param name="probabilities">Receives (images, classes), or is empty.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>False if stopped; accuracy and loss are then those of the measurement before.</returns>
    public bool Measure(IClassifier classifier, Span<int> labels, Span<float> probabilities, CancellationToken cancellationToken)
    {
        var classes = classifier.ClassCount;
        var done = 0;
        var correct = 0;
        var loss = 0.0;
        foreach (var batch in _loader)
        {
            if (cancellationToken.IsCancellationRequested) return false;
            var rows = _probabilities.AsSpan(0, batch.Count * classes);
            loss += classifier.Predict(batch, rows) * batch.Count;
            for (var i = 0; i < batch.Count; i++)
            {
                if (TensorPrimitives.IndexOfMax(rows.Slice(i * classes, classes)) == batch.Labels[i]) correct++;
            }
            if (!labels.IsEmpty) batch.Labels.AsSpan(0, batch.Count).CopyTo(labels[done..]);
            if (!probabilities.IsEmpty) rows.CopyTo(probabilities[(done * classes)..]);
            done += batch.Count;
        }
        Accuracy = (double)correct / done;
        Loss = loss / done;
        return true;
    }
}

namespace NotebookLib.Learning;

/// <summary>What a classifier said about every image of a data set.</summary>
public sealed class Evaluation
{
    /// <summary>Gathers the result of an evaluation.</summary>
    /// <param name="labels">True class of each image.</param>
    /// <param name="probabilities">Class probabilities, (images, classes), row-major.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="loss">Mean loss over the images.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public Evaluation(int[] labels, float[] probabilities, int classCount, double loss)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.Length != labels.Length * classCount)
            throw new ArgumentException(
                $"{labels.Length} images of {classCount} classes need {labels.Length * classCount} probabilities; {probabilities.Length} were given.", nameof(probabilities));
        Labels = labels;
        Probabilities = probabilities;
        ClassCount = classCount;
        Loss = loss;
        Predicted = new int[labels.Length];
        var correct = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            Predicted[i] = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(ProbabilitiesOf(i));
            if (Predicted[i] == labels[i]) correct++;
        }
        Correct = correct;
    }

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>True class of each image.</summary>
    public int[] Labels { get; }

    /// <summary>Most probable class of each image.</summary>
    public int[] Predicted { get; }

    /// <summary>Class probabilities, (images, classes), row-major.</summary>
    public float[] Probabilities { get; }

    /// <summary>Number of images classified correctly.</summary>
    public int Correct { get; }

    /// <summary>Share of images classified correctly, 0 to 1; 0 for no images.</summary>
    public double Accuracy => Count == 0 ? 0 : (double)Correct / Count;

    /// <summary>Mean loss over the images.</summary>
    public double Loss { get; }

    /// <summary>Class probabilities of one image.</summary>
    /// <param name="index">0 to <c>Count - 1</c>.</param>
    public ReadOnlySpan<float> ProbabilitiesOf(int index) => Probabilities.AsSpan(index * ClassCount, ClassCount);

    /// <summary>How often each true class (row) was taken for each class (column).</summary>
    public int[,] ConfusionMatrix()
    {
        var counts = new int[ClassCount, ClassCount];
        for (var i = 0; i < Count; i++) counts[Labels[i], Predicted[i]]++;
        return counts;
    }
}

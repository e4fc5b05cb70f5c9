using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>Checks that a data set fits a classifier before any work starts.</summary>
internal static class ClassifierChecks
{
    /// <summary>Throws unless the set has images of the classifier's shape and as many classes.</summary>
    public static void RequireFitting(IClassifier classifier, ImageDataSet data, string parameterName)
    {
        if (data.Count == 0)
            throw new ArgumentException($"{data.Name} has no images; give a set with at least one.", parameterName);
        if (data.Shape != classifier.InputShape)
            throw new ArgumentException(
                $"{data.Name} has images of shape {data.Shape}; {classifier.Name} takes {classifier.InputShape}. "
                + "Pad or resize the images, or build the model for their shape.", parameterName);
        if (data.ClassNames.Count != classifier.ClassCount)
            throw new ArgumentException(
                $"{data.Name} has {data.ClassNames.Count} classes; {classifier.Name} tells {classifier.ClassCount} apart. "
                + $"Build the model with {data.ClassNames.Count} classes, or choose classes of the data set.", parameterName);
    }
}

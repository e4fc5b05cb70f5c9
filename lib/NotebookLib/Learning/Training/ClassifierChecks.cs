using NotebookLib.Common;
using NotebookLib.Data;

namespace NotebookLib.Learning;

/// <summary>Checks that a data set fits a classifier before any work starts.</summary>
internal static class ClassifierChecks
{
    /// <summary>Throws unless the set has images of the classifier's shape and as many classes.</summary>
    public static void RequireFitting(IClassifier classifier, ImageDataSet data, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(data, parameterName);
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

    /// <summary>Throws if a parameter holds NaN or infinity.</summary>
    public static void RequireFinite(IClassifier classifier)
    {
        var found = NonFiniteParameter(classifier);
        if (found.Length > 0)
            throw new InvalidOperationException($"{classifier.Name}: {found}Make the model anew, or load its model file again.");
    }

    /// <summary>A sentence that names the first parameter value that is NaN or infinite; empty when all are finite.</summary>
    public static string NonFiniteParameter(IClassifier classifier)
    {
        foreach (var parameter in classifier.Parameters)
        {
            var bytes = new byte[parameter.Count * TensorEntry.BytesOf(parameter.ElementType)];
            parameter.CopyTo(bytes);
            var (index, value) = NonFinite.First(parameter.ElementType, bytes);
            if (index >= 0) return FormattableString.Invariant($"{parameter.Name} has {value} at index {index}. ");
        }
        return "";
    }
}

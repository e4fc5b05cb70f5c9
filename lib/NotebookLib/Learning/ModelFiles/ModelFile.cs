using System.Globalization;
using NotebookLib.Common;

namespace NotebookLib.Learning;

/// <summary>
/// Saves and loads the parameters of a classifier as a safetensors file. Names, shapes and types are PyTorch's, so the same file
/// loads in Python with <c>model.load_state_dict(safetensors.torch.load_file(path))</c>, and the other way round.
/// </summary>
public static class ModelFile
{
    /// <summary>Key of the note that holds the model's name.</summary>
    private const string ModelKey = "model";

    /// <summary>Differences that a message lists; every model of this library has fewer parameters.</summary>
    private const int LongestList = 50;

    /// <summary>
    /// Writes all parameters. The file appears whole or not at all: a file of that name stays as it was until the new one is complete.
    /// Through a symbolic link the file behind it is written.
    /// </summary>
    /// <param name="path">File to write, usually ending in <c>.safetensors</c>; missing folders are made.</param>
    /// <param name="classifier">The model.</param>
    /// <exception cref="ArgumentException">The path is empty or names no file.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file is read-only.</exception>
    public static void Save(string path, IClassifier classifier)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(classifier);
        ClassifierChecks.RequireFinite(classifier);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        WholeFile.Write(path, file => Write(file, classifier));
    }

    /// <summary>Replaces all parameters of a classifier by those of a file. On any error the classifier keeps what it had.</summary>
    /// <param name="path">A safetensors file.</param>
    /// <param name="classifier">A model with the same parameters: names, shapes and types.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFileException">
    /// The file is damaged or of another model, and the message lists every difference; or a value is NaN or infinite.
    /// </exception>
    public static void Load(string path, IClassifier classifier)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(classifier);
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no model file {path}; save one first with ModelFile.Save, or check the path.", path);
        using var file = File.OpenRead(path);
        var header = SafetensorsHeader.Read(file, name);
        Compare(header, classifier, name);

        var entries = header.Tensors.ToDictionary(tensor => tensor.Name);
        var values = new byte[classifier.Parameters.Count][];
        for (var i = 0; i < values.Length; i++)
        {
            var entry = entries[classifier.Parameters[i].Name];
            values[i] = new byte[entry.ByteCount];
            file.Position = header.DataStart + entry.Begin;
            file.ReadExactly(values[i]);
            RequireFinite(values[i], entry, name);
        }
        for (var i = 0; i < values.Length; i++) classifier.Parameters[i].CopyFrom(values[i]);
    }

    private static void Write(Stream file, IClassifier classifier)
    {
        // Wide types first keep every tensor aligned to the size of its values.
        var parameters = classifier.Parameters.OrderByDescending(parameter => TensorEntry.BytesOf(parameter.ElementType)).ToArray();
        var entries = new List<TensorEntry>();
        var position = 0L;
        foreach (var parameter in parameters)
        {
            var end = position + (long)parameter.Count * TensorEntry.BytesOf(parameter.ElementType);
            entries.Add(new TensorEntry(parameter.Name, parameter.ElementType, parameter.Shape, position, end));
            position = end;
        }
        SafetensorsHeader.Write(file, entries, new Dictionary<string, string>
        {
            ["format"] = "pt",
            [ModelKey] = classifier.Name,
            ["input_shape"] = classifier.InputShape.ToString(),
            ["classes"] = classifier.ClassCount.ToString(CultureInfo.InvariantCulture),
        });
        for (var i = 0; i < parameters.Length; i++)
        {
            var values = new byte[entries[i].ByteCount];
            parameters[i].CopyTo(values);
            file.Write(values);
        }
    }

    private static void RequireFinite(byte[] values, TensorEntry entry, string name)
    {
        var (index, value) = NonFinite.First(entry.ElementType, values);
        if (index >= 0)
            throw new ModelFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {entry.Name} has {value} at index {index}; a parameter is a finite number. The model had diverged, or the file is damaged."));
    }

    private static void Compare(SafetensorsHeader header, IClassifier classifier, string name)
    {
        var differences = new List<string>();
        var left = header.Tensors.ToDictionary(tensor => tensor.Name);
        foreach (var parameter in classifier.Parameters)
        {
            var wanted = TensorEntry.Describe(parameter.ElementType, parameter.Shape);
            if (!left.Remove(parameter.Name, out var entry))
                differences.Add($"{parameter.Name}: {wanted} in the model, missing in the file");
            else if (entry.ElementType != parameter.ElementType || !entry.Shape.SequenceEqual(parameter.Shape))
                differences.Add($"{parameter.Name}: {wanted} in the model, {entry.Description} in the file");
        }
        differences.AddRange(left.Values.Select(
            entry => $"{entry.Name}: not in the model, {entry.Description} in the file"));
        if (differences.Count == 0) return;

        var content = header.Metadata.TryGetValue(ModelKey, out var model) ? $"the parameters of {model}" : "other parameters";
        var more = differences.Count > LongestList ? $"{Environment.NewLine}  and {differences.Count - LongestList} more" : "";
        throw new ModelFileException(
            $"{name} holds {content} and does not fit {classifier.Name}; load it into the model it was saved from. "
            + $"Differences: {differences.Count}"
            + string.Concat(differences.Take(LongestList).Select(difference => $"{Environment.NewLine}  {difference}")) + more);
    }
}

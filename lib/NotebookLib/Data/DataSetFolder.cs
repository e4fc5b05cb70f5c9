namespace NotebookLib.Data;

/// <summary>The four IDX files of a data set in one folder, under any of the names they go by.</summary>
internal sealed class DataSetFolder
{
    private const string TrainImages = "train-images-idx3-ubyte";
    private const string TrainLabels = "train-labels-idx1-ubyte";
    private const string TestImages = "t10k-images-idx3-ubyte";
    private const string TestLabels = "t10k-labels-idx1-ubyte";

    private readonly DataSetDescription _description;

    public DataSetFolder(DataSetDescription description, string path)
    {
        _description = description;
        Path = path;
    }

    /// <summary>The folder of that path, or the one below it in which torchvision puts the files.</summary>
    public static DataSetFolder At(DataSetDescription description, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path, "folder");
        var itself = new DataSetFolder(description, path);
        return itself.HasNone && itself.Raw is { Exists: true } raw ? raw : itself;
    }

    /// <summary>
    /// The data set's folder below another one: of its name, whatever the capitals and dashes, or torchvision's <c>raw</c> in it. A whole
    /// set is preferred, then the folder of the exact name.
    /// </summary>
    /// <returns>None when no folder has the name.</returns>
    public static DataSetFolder? Below(DataSetDescription description, string root)
    {
        if (!Directory.Exists(root)) return null;
        var found = Directory.EnumerateDirectories(root)
            .Where(path => description.IsNamed(System.IO.Path.GetFileName(path)))
            .OrderBy(path => System.IO.Path.GetFileName(path) != description.FolderName).ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => At(description, path)).ToArray();
        return Array.Find(found, folder => folder.IsComplete) ?? found.FirstOrDefault();
    }

    /// <summary>Names of the four files, without ending.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    public string Path { get; }

    private DataSetFolder Raw => new(_description, System.IO.Path.Combine(Path, "raw"));

    public bool Exists => Directory.Exists(Path);

    public IReadOnlyList<string> Missing => FileNames.Where(name => Find(name) is null).ToArray();

    public bool IsComplete => Missing.Count == 0;

    public bool HasNone => Missing.Count == FileNames.Count;

    /// <summary>The error for a folder that lacks files.</summary>
    public FileNotFoundException Incomplete(string remedy)
    {
        var state = !Exists ? "does not exist"
            : !Directory.EnumerateFileSystemEntries(Path).Any() ? "is empty"
            : $"lacks {string.Join(", ", Missing)}";
        return new FileNotFoundException(
            $"{_description.Name}: the folder {Path} {state}. "
            + $"Expected are the four files {string.Join(", ", FileNames)}, each plain or with .gz. {remedy}");
    }

    /// <summary>Reads the four files and checks that they belong together.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or the files do not fit each other or the data set.</exception>
    public TrainAndTest Load(string origin)
    {
        if (!IsComplete) throw Incomplete("Put the missing files there.");
        var train = LoadPart(TrainImages, TrainLabels, "training set");
        var test = LoadPart(TestImages, TestLabels, "test set");
        _description.CheckIdentity(train.Labels, isTest: false, Find(TrainLabels)!);
        _description.CheckIdentity(test.Labels, isTest: true, Find(TestLabels)!);
        return new TrainAndTest(train, test, origin);
    }

    private ImageDataSet LoadPart(string imageFile, string labelFile, string part)
    {
        var imagePath = Find(imageFile)!;
        var labelPath = Find(labelFile)!;
        var (shape, pixels) = IdxFile.ReadImages(imagePath);
        var labels = IdxFile.ReadLabels(labelPath);
        var count = pixels.Length / shape.Size;
        if (count != labels.Length)
            throw new InvalidDataException(
                $"{imagePath} holds {count} images, but {labelPath} holds {labels.Length} labels; "
                + "expected as many labels as images. The files do not belong together.");
        if (shape != _description.FileShape)
            throw new InvalidDataException(
                $"{imagePath}: its images have {shape.Height} x {shape.Width} pixels; "
                + $"those of {_description.Name} have {_description.FileShape.Height} x {_description.FileShape.Width}.");
        var classes = _description.ClassNames.Count;
        var wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        if (wrong >= 0)
            throw new InvalidDataException(
                $"{labelPath}: label {wrong} is {labels[wrong]}; {_description.Name} has the classes 0 to {classes - 1}.");
        return new ImageDataSet($"{_description.Name} {part}", shape, pixels, labels, _description.ClassNames);
    }

    /// <summary>The file as the publishers name it, or with the dot that some programs put in when unpacking.</summary>
    private string? Find(string name)
    {
        var dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        string[] names = [$"{name}.gz", name, $"{dotted}.gz", dotted];
        return names.Select(file => System.IO.Path.Combine(Path, file)).FirstOrDefault(File.Exists);
    }
}

namespace NotebookLib.Data;

/// <summary>What is known of a published data set: its names, its classes, and where and as what its files are published.</summary>
internal sealed record DataSetDescription
{
    /// <summary>Name as people write it, for example <c>Fashion-MNIST</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of its folder, for example <c>fashion-mnist</c>.</summary>
    public required string FolderName { get; init; }

    /// <summary>Shape of the images in the files.</summary>
    public required ImageShape FileShape { get; init; }

    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>
    /// First labels of the published training set. With those of the test set they tell data sets of the same shape and file names apart;
    /// checksums cannot, because the same data are packed in several ways.
    /// </summary>
    public required byte[] FirstTrainLabels { get; init; }

    /// <summary>First labels of the published test set.</summary>
    public required byte[] FirstTestLabels { get; init; }

    /// <summary>Other data sets whose files have the same names and shape.</summary>
    public Func<IReadOnlyList<DataSetDescription>> LookAlikes { get; init; } = () => [];

    /// <summary>Base addresses, each ending with a slash, that serve the published files; the best first.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>The files as published.</summary>
    public IReadOnlyList<PublishedFile> Files { get; init; } = [];

    /// <summary>Whether a folder of this name is one of this data set: capitals and dashes do not matter.</summary>
    public bool IsNamed(string folderName) => Plain(folderName) == Plain(FolderName);

    /// <summary>Checks that labels are those of this data set, not of another one of the same shape.</summary>
    /// <param name="labels">Labels of the training or test set.</param>
    /// <param name="isTest">Which of both.</param>
    /// <param name="file">The file, for the message.</param>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public void CheckIdentity(ReadOnlySpan<byte> labels, bool isTest, string file)
    {
        var expected = FirstLabels(isTest);
        if (labels.StartsWith(expected)) return;
        foreach (var other in LookAlikes())
        {
            if (labels.StartsWith(other.FirstLabels(isTest)))
                throw new InvalidDataException(
                    $"{file} is of {other.Name} (its labels begin with {string.Join(", ", other.FirstLabels(isTest))}); expected {Name}. "
                    + $"Name the folder {other.FolderName}.");
        }
        throw new InvalidDataException(
            $"{file} is of another data set than {Name}, or in another order: its labels begin with "
            + $"{string.Join(", ", labels[..Math.Min(labels.Length, expected.Length)].ToArray())}, those of {Name} with {string.Join(", ", expected)}. "
            + "Read other data with IdxFile.ReadImages and IdxFile.ReadLabels, and make an ImageDataSet of them.");
    }

    private byte[] FirstLabels(bool isTest) => isTest ? FirstTestLabels : FirstTrainLabels;

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}

/// <summary>A file as published.</summary>
/// <param name="Name">Name with ending.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
internal sealed record PublishedFile(string Name, long Length, string Sha256);

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

    /// <summary>First labels of the published test set. They tell data sets of the same shape and file names apart.</summary>
    public required byte[] FirstTestLabels { get; init; }

    /// <summary>Other data sets whose files have the same names and shape.</summary>
    public Func<IReadOnlyList<DataSetDescription>> LookAlikes { get; init; } = () => [];

    /// <summary>Base addresses, each ending with a slash, that serve the published files; the best first.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>The files as published.</summary>
    public IReadOnlyList<PublishedFile> Files { get; init; } = [];

    /// <summary>Checks that a test set is not that of a look-alike.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public void CheckIdentity(ReadOnlySpan<byte> testLabels, string folder)
    {
        foreach (var other in LookAlikes())
        {
            if (testLabels.StartsWith(other.FirstTestLabels))
                throw new InvalidDataException(
                    $"{folder}: the files are those of {other.Name} (the test labels begin with "
                    + $"{string.Join(", ", other.FirstTestLabels)}); expected {Name}. Name the folder {other.FolderName}.");
        }
    }
}

/// <summary>A file as published.</summary>
/// <param name="Name">Name with ending.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
internal sealed record PublishedFile(string Name, long Length, string Sha256);

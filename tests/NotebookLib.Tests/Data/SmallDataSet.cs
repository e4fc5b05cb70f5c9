using System.Security.Cryptography;
using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

/// <summary>A data set of 4 + 2 images of 2 x 2 pixels, published on two mirrors, with a 1 x 1 sample.</summary>
internal static class SmallDataSet
{
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>
    {
        ["train-images-idx3-ubyte.gz"] = IdxBytes.Gzip(IdxBytes.Images(4, 2, 2)),
        ["train-labels-idx1-ubyte.gz"] = IdxBytes.Gzip(IdxBytes.Labels(0, 1, 1, 0)),
        ["t10k-images-idx3-ubyte.gz"] = IdxBytes.Gzip(IdxBytes.Images(2, 2, 2)),
        ["t10k-labels-idx1-ubyte.gz"] = IdxBytes.Gzip(IdxBytes.Labels(1, 0)),
    };

    public static DataSetDescription Other { get; } = new()
    {
        Name = "Other",
        FolderName = "other",
        FileShape = new ImageShape(1, 2, 2),
        ClassNames = ["a", "b"],
        FirstTrainLabels = [1, 1],
        FirstTestLabels = [0, 0],
    };

    public static DataSetDescription Description { get; } = new()
    {
        Name = "Small",
        FolderName = "small",
        FileShape = new ImageShape(1, 2, 2),
        ClassNames = ["a", "b"],
        FirstTrainLabels = [0, 1],
        FirstTestLabels = [1, 0],
        LookAlikes = () => [Other],
        Mirrors = [new("https://one.test/set/"), new("https://two.test/")],
        Files = [.. Files.Select(file => new PublishedFile(file.Key, file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value))))],
    };

    public static DataSetDescription Sample { get; } = new()
    {
        Name = "Small sample",
        FolderName = "small-sample",
        FileShape = new ImageShape(1, 1, 1),
        ClassNames = ["a", "b"],
        FirstTrainLabels = [],
        FirstTestLabels = [],
    };

    public static void WriteTo(TempFolder folder, params string[] names)
    {
        foreach (var (name, content) in Files) folder.Write(content, [.. names, name]);
    }

    public static void WriteSampleTo(TempFolder folder, params string[] names)
    {
        foreach (var part in new[] { "train", "t10k" })
        {
            folder.Write(IdxBytes.Images(2, 1, 1), [.. names, $"{part}-images-idx3-ubyte"]);
            folder.Write(IdxBytes.Labels(0, 1), [.. names, $"{part}-labels-idx1-ubyte"]);
        }
    }
}

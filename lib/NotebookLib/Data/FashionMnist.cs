namespace NotebookLib.Data;

/// <summary>
/// Fashion-MNIST: pieces of clothing, 60,000 images to train and 10,000 to test, 28 x 28 greyscale pixels, 10 classes.
/// It comes with the repository.
/// </summary>
/// <remarks>H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms,
/// arXiv:1708.07747 (2017).</remarks>
public static class FashionMnist
{
    /// <summary>The pieces of clothing, by class index.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    internal static DataSetDescription Description { get; } = new()
    {
        Name = "Fashion-MNIST",
        FolderName = "fashion-mnist",
        FileShape = new ImageShape(1, 28, 28),
        ClassNames = ClassNames,
        FirstTrainLabels = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 0, 9, 5, 5, 7, 9],
        FirstTestLabels = [9, 2, 1, 1, 6, 1, 4, 6, 5, 7, 4, 5, 7, 3, 4, 1],
        LookAlikes = () => [Mnist.Description],
        Mirrors =
        [
            new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            new("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        ],
        Files =
        [
            new("train-images-idx3-ubyte.gz", 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new("train-labels-idx1-ubyte.gz", 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new("t10k-images-idx3-ubyte.gz", 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new("t10k-labels-idx1-ubyte.gz", 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ],
    };

    /// <summary>
    /// Loads Fashion-MNIST from the first place that has it: the folder in <c>NOTEBOOKLIB_DATA</c>, <c>data/fashion-mnist/</c> of the
    /// repository, Debian's <c>/usr/share/datasets/fashion-mnist/</c>, a download to <c>data/fashion-mnist/</c>.
    /// </summary>
    /// <param name="options">Where to look and what to do on the way; <c>null</c> for the defaults.</param>
    /// <exception cref="InvalidDataException">A file is damaged or is not what its name says.</exception>
    /// <exception cref="IOException">A file cannot be read, a given folder lacks files, the data folder cannot be written, or the
    /// download failed.</exception>
    public static TrainAndTest Load(DataSetOptions? options = null) => new DataSetLookup(Description, options ?? new DataSetOptions()).Load(null);

    /// <summary>Loads Fashion-MNIST from one folder and nowhere else.</summary>
    /// <param name="folder">Folder of the four files, each plain or gzip, or one in which torchvision put them.</param>
    /// <exception cref="FileNotFoundException">The folder is empty or lacks files.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or is not what its name says.</exception>
    public static TrainAndTest LoadFrom(string folder) => DataSetFolder.At(Description, folder).Load("Fashion-MNIST from the folder given.");
}

namespace NotebookLib.Data;

/// <summary>
/// MNIST: handwritten digits, 60,000 images to train and 10,000 to test, 28 x 28 greyscale pixels, 10 classes.
/// </summary>
/// <remarks>Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document recognition, Proc. IEEE 86
/// (1998).</remarks>
public static class Mnist
{
    /// <summary>The digits <c>0</c> to <c>9</c>, by class index.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    internal static DataSetDescription Description { get; } = new()
    {
        Name = "MNIST",
        FolderName = "mnist",
        FileShape = new ImageShape(1, 28, 28),
        ClassNames = ClassNames,
        FirstTrainLabels = [5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6, 1, 7],
        FirstTestLabels = [7, 2, 1, 0, 4, 1, 4, 9, 5, 9, 0, 6, 9, 0, 1, 5],
        LookAlikes = () => [FashionMnist.Description],
        Mirrors =
        [
            new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            new("https://raw.githubusercontent.com/fgnt/mnist/master/"),
        ],
        Files =
        [
            new("train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new("train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new("t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new("t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ],
    };

    internal static DataSetDescription SampleDescription { get; } = new()
    {
        Name = "Digit sample",
        FolderName = "mnist-sample",
        FileShape = new ImageShape(1, 20, 20),
        ClassNames = ClassNames,
        FirstTrainLabels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        FirstTestLabels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    };

    /// <summary>
    /// Loads MNIST from the first place that has it: the folder in <c>NOTEBOOKLIB_DATA</c>, <c>data/mnist/</c> of the repository, Debian's
    /// <c>/usr/share/datasets/mnist/</c>, a download to <c>data/mnist/</c>. Without any of them it takes the bundled sample and says so
    /// in one line.
    /// </summary>
    /// <param name="options">Where to look and what to do on the way; <c>null</c> for the defaults.</param>
    /// <exception cref="InvalidDataException">A file is damaged or is not what its name says.</exception>
    /// <exception cref="IOException">A file cannot be read, a given folder lacks files, or the data folder cannot be written.</exception>
    public static TrainAndTest Load(DataSetOptions? options = null) =>
        new DataSetLookup(Description, options ?? new DataSetOptions()).Load(SampleDescription);

    /// <summary>Loads MNIST from one folder and nowhere else.</summary>
    /// <param name="folder">Folder of the four files, each plain or gzip, or one in which torchvision put them.</param>
    /// <exception cref="FileNotFoundException">The folder is empty or lacks files.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or is not what its name says.</exception>
    public static TrainAndTest LoadFrom(string folder) => DataSetFolder.At(Description, folder).Load("MNIST from the folder given.");

    /// <summary>
    /// Loads the bundled sample: 5,000 handwritten digits, 400 of each class to train and 100 to test, enlarged from 20 x 20 to 28 x 28
    /// pixels.
    /// </summary>
    /// <param name="options">Where the repository is; <c>null</c> to find it.</param>
    /// <exception cref="FileNotFoundException">The repository was not found or lacks the sample.</exception>
    public static TrainAndTest LoadSample(DataSetOptions? options = null) =>
        new DataSetLookup(Description, options ?? new DataSetOptions()).LoadSample(SampleDescription);
}

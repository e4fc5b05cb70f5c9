using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class DataSetFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_FourGoodFiles_GivesBothParts()
    {
        SmallDataSet.WriteTo(_folder);
        var data = Load();
        Assert.Equal(("Small training set", 4), (data.Train.Name, data.Train.Count));
        Assert.Equal(("Small test set", 2), (data.Test.Name, data.Test.Count));
        Assert.Equal([0, 1, 1, 0], data.Train.Labels.ToArray());
        Assert.Equal("b", data.Test.ClassOf(0));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}.gz")]
    public void Load_NamesWithDot_AreFound(string form)
    {
        foreach (var (name, content) in SmallDataSet.Files) _folder.Write(content, string.Format(null, form, name.Replace("-idx", ".idx").Replace(".gz", "")));
        Assert.Equal(4, Load().Train.Count);
    }

    [Fact]
    public void Load_EmptyFolder_ListsTheFilesExpected()
    {
        var message = Assert.Throws<FileNotFoundException>(Load).Message;
        Assert.Contains($"{_folder.Path} is empty", message);
        Assert.Contains("train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte", message);
    }

    [Fact]
    public void Load_OneFileMissing_NamesIt()
    {
        SmallDataSet.WriteTo(_folder);
        File.Delete(_folder["t10k-labels-idx1-ubyte.gz"]);
        Assert.Contains($"{_folder.Path} lacks t10k-labels-idx1-ubyte.", Assert.Throws<FileNotFoundException>(Load).Message);
    }

    [Fact]
    public void Load_NoFolder_SaysSo() =>
        Assert.Contains("does not exist", Assert.Throws<FileNotFoundException>(() => Mnist.LoadFrom(_folder["none"])).Message);

    [Fact]
    public void Load_MoreImagesThanLabels_NamesBothFilesAndCounts()
    {
        SmallDataSet.WriteTo(_folder);
        _folder.Write(IdxBytes.Labels(0, 1, 1), "train-labels-idx1-ubyte.gz");
        var message = Assert.Throws<InvalidDataException>(Load).Message;
        Assert.Contains($"{_folder["train-images-idx3-ubyte.gz"]} holds 4 images, but {_folder["train-labels-idx1-ubyte.gz"]} holds 3 labels", message);
    }

    [Fact]
    public void Load_ImagesAndLabelsSwapped_SaysSo()
    {
        SmallDataSet.WriteTo(_folder);
        _folder.Write(SmallDataSet.Files["t10k-labels-idx1-ubyte.gz"], "t10k-images-idx3-ubyte.gz");
        var message = Assert.Throws<InvalidDataException>(Load).Message;
        Assert.StartsWith(_folder["t10k-images-idx3-ubyte.gz"], message);
        Assert.Contains("holds labels", message);
    }

    [Fact]
    public void Load_ImagesOfAnotherShape_NamesBothShapes()
    {
        SmallDataSet.WriteTo(_folder);
        _folder.Write(IdxBytes.Images(4, 3, 2), "train-images-idx3-ubyte.gz");
        Assert.Contains("3 x 2 pixels; those of Small have 2 x 2", Assert.Throws<InvalidDataException>(Load).Message);
    }

    [Fact]
    public void Load_LabelWithoutClass_NamesFilePositionAndRange()
    {
        SmallDataSet.WriteTo(_folder);
        var path = _folder.Write(IdxBytes.Labels(0, 1, 2, 0), "train-labels-idx1-ubyte.gz");
        Assert.Equal($"{path}: label 2 is 2; Small has the classes 0 to 1.", Assert.Throws<InvalidDataException>(Load).Message);
    }

    [Fact]
    public void Load_FilesOfALookAlike_NamesIt()
    {
        SmallDataSet.WriteTo(_folder);
        _folder.Write(IdxBytes.Labels(0, 0), "t10k-labels-idx1-ubyte.gz");
        Assert.Contains("is of Other", Assert.Throws<InvalidDataException>(Load).Message);
    }

    [Theory]
    [InlineData("train-labels-idx1-ubyte.gz", new byte[] { 1, 0, 0, 1 }, "begin with 1, 0, those of Small with 0, 1")]
    [InlineData("t10k-labels-idx1-ubyte.gz", new byte[] { 0, 1 }, "begin with 0, 1, those of Small with 1, 0")]
    public void Load_FilesOfAnUnknownSetOfTheSameShape_SaysSo(string file, byte[] labels, string expected)
    {
        SmallDataSet.WriteTo(_folder);
        _folder.Write(IdxBytes.Labels(labels), file);
        var message = Assert.Throws<InvalidDataException>(Load).Message;
        Assert.StartsWith(_folder[file], message);
        Assert.Contains(expected, message);
        Assert.Contains("make an ImageDataSet", message);
    }

    [Fact]
    public void LoadFrom_NoFolderGiven_Throws()
    {
        Assert.Throws<ArgumentNullException>("folder", () => Mnist.LoadFrom(null!));
        Assert.Throws<ArgumentNullException>("folder", () => FashionMnist.LoadFrom(null!));
    }

    [Fact]
    public void LoadFrom_FashionFilesAsMnist_NamesFashion()
    {
        var folder = Path.Combine(RepositoryFolder.Find()!, "data", "fashion-mnist");
        Assert.Contains("is of Fashion-MNIST", Assert.Throws<InvalidDataException>(() => Mnist.LoadFrom(folder)).Message);
    }

    private TrainAndTest Load() => new DataSetFolder(SmallDataSet.Description, _folder.Path).Load("");
}

using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class DataSetLookupTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _log = new();

    public DataSetLookupTests()
    {
        foreach (var name in new[] { "given", "repository", "system" }) Directory.CreateDirectory(_folder[name]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_EverywhereFound_TakesTheGivenFolder()
    {
        SmallDataSet.WriteTo(_folder, "given", "small");
        SmallDataSet.WriteTo(_folder, "repository", "data", "small");
        Assert.Equal("Small from the folder that NOTEBOOKLIB_DATA names.", Load().Origin);
    }

    [Fact]
    public void Load_GivenFolderIsTheDataSetItself_TakesIt()
    {
        SmallDataSet.WriteTo(_folder, "given");
        Assert.Equal("Small from the folder that NOTEBOOKLIB_DATA names.", Load().Origin);
    }

    [Fact]
    public void Load_GivenFolderIsThatOfALookAlike_LooksFurther()
    {
        SmallDataSet.WriteTo(_folder, "given", "other");
        SmallDataSet.WriteTo(_folder, "repository", "data", "small");
        Assert.Equal("Small from data/small/ of the repository.", Load(given: "given/other").Origin);
    }

    [Fact]
    public void Load_GivenFolderHasOtherDataOnly_LooksFurther()
    {
        Directory.CreateDirectory(_folder["given", "other"]);
        SmallDataSet.WriteTo(_folder, "repository", "data", "small");
        SmallDataSet.WriteTo(_folder, "system", "small");
        Assert.Equal("Small from data/small/ of the repository.", Load().Origin);
    }

    [Fact]
    public void Load_OnlyTheSystemHasIt_TakesThat()
    {
        SmallDataSet.WriteTo(_folder, "system", "small");
        Assert.Equal("Small from the data sets of the operating system.", Load(given: null).Origin);
    }

    [Fact]
    public void Load_RepositoryLacksAFile_PrefersTheWholeSetOfTheSystem()
    {
        SmallDataSet.WriteTo(_folder, "repository", "data", "small");
        File.Delete(_folder["repository", "data", "small", "train-labels-idx1-ubyte.gz"]);
        SmallDataSet.WriteTo(_folder, "system", "small");
        Assert.Equal("Small from the data sets of the operating system.", Load(given: null).Origin);
    }

    [Fact]
    public void Load_Nowhere_DownloadsToTheRepository()
    {
        var data = Load(given: null, http: new FakeMirrors());
        Assert.Equal("Small, downloaded to data/small/ of the repository.", data.Origin);
        Assert.Equal(4, Directory.GetFiles(_folder["repository", "data", "small"]).Length);
        Assert.Contains("train-images-idx3-ubyte.gz", _log.ToString());
        Assert.DoesNotContain(_folder.Path, _log.ToString() + data.Origin);
    }

    [Fact]
    public void Load_GivenFolderHasAnEmptyPlace_DownloadsThere()
    {
        Directory.CreateDirectory(_folder["given", "small"]);
        Assert.Equal("Small from the folder that NOTEBOOKLIB_DATA names.", Load(http: new FakeMirrors()).Origin);
        Assert.Equal(4, Directory.GetFiles(_folder["given", "small"]).Length);
    }

    [Fact]
    public void Load_NowhereAndNoNetwork_TakesTheSampleAndSaysSoInOneLine()
    {
        SmallDataSet.WriteSampleTo(_folder, "repository", "data", "small-sample");
        var data = Load(given: null, sample: SmallDataSet.Sample, http: Unreachable());
        Assert.True(data.IsSample);
        Assert.Equal(new ImageShape(1, 2, 2), data.Train.Shape);
        Assert.Equal("Bundled handwritten digits: 2 to train, 2 to test.", data.Origin);
        Assert.Equal($"Small is not on this computer (looked in data/small/ of the repository; {_folder["system"]}/small/) and could not be downloaded "
            + "(no mirror can be reached; the network may be down); a sample stands in for it. Bundled handwritten digits: 2 to train, 2 to test." + Environment.NewLine, _log.ToString());
    }

    [Fact]
    public void Load_NowhereWithoutSample_SaysFolderReasonAndRemedy()
    {
        var message = Assert.Throws<FileNotFoundException>(() => Load(given: null, http: Unreachable())).Message;
        Assert.Contains($"{_folder["repository", "data", "small"]} does not exist", message);
        Assert.Contains("no mirror can be reached", message);
        Assert.Contains("set NOTEBOOKLIB_DATA to the folder above it", message);
    }

    [Fact]
    public void Load_GivenFolderDoesNotExist_SaysSo()
    {
        var message = Assert.Throws<DirectoryNotFoundException>(() => Load(given: "nowhere")).Message;
        Assert.Contains($"NOTEBOOKLIB_DATA is {_folder["nowhere"]}, which is not a folder", message);
    }

    [Fact]
    public void Load_GivenFolderIsEmpty_SaysWhatBelongsThere()
    {
        var message = Assert.Throws<FileNotFoundException>(() => Load()).Message;
        Assert.Contains($"NOTEBOOKLIB_DATA is {_folder["given"]}, which is empty", message);
        Assert.Contains("into a folder small", message);
    }

    [Fact]
    public void Load_GivenFolderLacksAFileAndNoNetwork_NamesItInsteadOfTakingTheSample()
    {
        SmallDataSet.WriteSampleTo(_folder, "repository", "data", "small-sample");
        SmallDataSet.WriteTo(_folder, "given", "small");
        File.Delete(_folder["given", "small", "train-labels-idx1-ubyte.gz"]);
        var message = Assert.Throws<FileNotFoundException>(() => Load(sample: SmallDataSet.Sample, http: Unreachable())).Message;
        Assert.Contains($"{_folder["given", "small"]} lacks train-labels-idx1-ubyte.", message);
        Assert.Contains("could not be downloaded there either: no mirror can be reached", message);
    }

    [Fact]
    public void Load_DamagedFile_IsAnErrorAndNotPassedOver()
    {
        SmallDataSet.WriteTo(_folder, "repository", "data", "small");
        SmallDataSet.WriteTo(_folder, "system", "small");
        _folder.Write([1, 2], "repository", "data", "small", "train-labels-idx1-ubyte.gz");
        Assert.Throws<InvalidDataException>(() => Load(given: null));
    }

    [Fact]
    public void Load_FolderThatCannotBeWritten_NamesItAndTheRemedy()
    {
        // A file in the place of the folder cannot be written into by anybody, whatever their rights.
        _folder.Write([], "repository", "data");
        SmallDataSet.WriteSampleTo(_folder, "repository", "else");
        var message = Assert.ThrowsAny<IOException>(() => Load(given: null, http: new FakeMirrors())).Message;
        Assert.StartsWith($"Small cannot be downloaded to {_folder["repository", "data", "small"]}, the folder cannot be written:", message);
        Assert.EndsWith("Make it writable, or make a folder small elsewhere and set NOTEBOOKLIB_DATA to the folder above it.", message);
    }

    [Fact]
    public void Load_ReadOnlyFolder_NamesItAndTheRemedy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "The rights of folders do not bind this account.");
        var data = Directory.CreateDirectory(_folder["repository", "data"]);
        if (!OperatingSystem.IsWindows()) data.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        try
        {
            Assert.Contains("the folder cannot be written", Assert.ThrowsAny<IOException>(() => Load(given: null, http: new FakeMirrors())).Message);
        }
        finally
        {
            if (!OperatingSystem.IsWindows()) data.UnixFileMode |= UnixFileMode.UserWrite;
        }
    }

    [Fact]
    public void Load_FolderThatCannotBeWrittenButASample_TakesTheSample()
    {
        SmallDataSet.WriteSampleTo(_folder, "repository", "data", "small-sample");
        _folder.Write([], "repository", "data", "small"); // a file: nobody can make the folder
        var data = Load(given: null, sample: SmallDataSet.Sample, http: new FakeMirrors());
        Assert.True(data.IsSample);
        Assert.Contains("could not be downloaded (data/small/ of the repository cannot be written)", _log.ToString());
    }

    [Theory]
    [InlineData("SMALL")]
    [InlineData("Small", "raw")]
    [InlineData("SMALL", "raw")]
    [InlineData("small", "raw")]
    public void Load_LayoutOfTorchvisionOrCapitals_IsFound(params string[] layout)
    {
        SmallDataSet.WriteTo(_folder, ["given", .. layout]);
        SmallDataSet.WriteTo(_folder, "repository", "data", "small");
        Assert.Equal("Small from the folder that NOTEBOOKLIB_DATA names.", Load().Origin);
        Assert.Equal("Small from the folder that NOTEBOOKLIB_DATA names.", Load(Path.Combine("given", layout[0])).Origin);
        Assert.Equal("Small from the folder that NOTEBOOKLIB_DATA names.", Load(Path.Combine(["given", .. layout])).Origin);
        Assert.Equal(4, DataSetFolder.At(SmallDataSet.Description, _folder["given", layout[0]]).Load("").Train.Count);
    }

    [Fact]
    public void Load_SeveralFoldersOfTheName_TakesTheWholeOne()
    {
        Directory.CreateDirectory(_folder["given", "small"]);
        SmallDataSet.WriteTo(_folder, "given", "SMALL", "raw");
        Assert.Equal("Small from the folder that NOTEBOOKLIB_DATA names.", Load().Origin);
    }

    [Fact]
    public void Load_GivenFolderWithoutTheSet_SaysWhatItHolds()
    {
        SmallDataSet.WriteSampleTo(_folder, "repository", "data", "small-sample");
        _folder.Write([1], "given", "small.npz");
        Load(sample: SmallDataSet.Sample, http: Unreachable());
        Assert.Contains(
            $"looked in the folder that NOTEBOOKLIB_DATA names, which has no folder small but holds small.npz; data/small/ of the repository; {_folder["system"]}/small/",
            _log.ToString());
        var message = Assert.Throws<FileNotFoundException>(() => Load(http: Unreachable())).Message;
        Assert.Contains("holds small.npz", message);
    }

    [Fact]
    public void Load_NoRepository_SaysSo()
    {
        var options = new DataSetOptions { Folder = null, Repository = null, SystemFolder = _folder["system"], Log = _log };
        var message = Assert.Throws<FileNotFoundException>(() => new DataSetLookup(SmallDataSet.Description, options).Load(SmallDataSet.Sample)).Message;
        Assert.Contains("there is no repository to download it to", message);
    }

    private TrainAndTest Load(string? given = "given", DataSetDescription? sample = null, HttpMessageHandler? http = null) => new DataSetLookup(SmallDataSet.Description, new DataSetOptions
    {
        Folder = given is null ? null : _folder[given],
        Repository = _folder["repository"],
        SystemFolder = _folder["system"],
        Download = http is not null,
        Http = http,
        Log = _log,
    }).Load(sample);

    private static FakeMirrors Unreachable() =>
        new() { Failure = _ => new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known") };
}

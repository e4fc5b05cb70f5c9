using System.Buffers.Binary;
using System.Text;
using NotebookLib.Data;
using NotebookLib.Learning;
using NotebookLib.Tests.Learning.Training;

namespace NotebookLib.Tests.Learning.ModelFiles;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("model-files-").FullName;

    private string PathOf(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TinyClassifier Trained()
    {
        var classifier = new TinyClassifier(TinyData.Shape, 4);
        new Trainer(classifier) { EvaluateEvery = EvaluationInterval.Never }.Train(TinyData.Make(100), TinyData.Make(10));
        return classifier;
    }

    private static byte[] Values(IClassifier classifier) => [.. classifier.Parameters.SelectMany(parameter =>
    {
        var bytes = new byte[parameter.Count * 4];
        parameter.CopyTo(bytes);
        return bytes;
    })];

    private static byte[] FileOf(string header, int dataBytes)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)json.Length);
        json.CopyTo(file, 8);
        return file;
    }

    [Fact]
    public void Load_AfterSave_GivesTheSameParameters()
    {
        var saved = Trained();
        ModelFile.Save(PathOf("a.safetensors"), saved);
        var loaded = new TinyClassifier(TinyData.Shape, 4);
        ModelFile.Load(PathOf("a.safetensors"), loaded);
        Assert.Equal(Values(saved), Values(loaded));
        Assert.Contains(Values(saved), value => value != 0);
    }

    [Fact]
    public void Save_WritesTheDocumentedLayout()
    {
        var classifier = Trained();
        ModelFile.Save(PathOf("a.safetensors"), classifier);
        var file = File.ReadAllBytes(PathOf("a.safetensors"));
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        var header = Encoding.UTF8.GetString(file, 8, length);
        Assert.Equal(0, length % 8);
        Assert.StartsWith("{\"__metadata__\":{\"format\":\"pt\",\"model\":\"Tiny\",\"input_shape\":\"(1, 4, 4)\",\"classes\":\"4\"}", header);
        Assert.Contains("\"0.weight\":{\"dtype\":\"F32\",\"shape\":[4,16],\"data_offsets\":[0,256]}", header);
        Assert.Contains("\"0.bias\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[256,272]}}", header);
        Assert.Equal(Values(classifier), file[(8 + length)..]);
    }

    [Fact]
    public void Load_FileOfPython_TensorsInAnyOrderWithoutMetadata()
    {
        var file = FileOf("""{"0.bias":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"0.weight":{"dtype":"F32","shape":[4,16],"data_offsets":[16,272]}}   """, 272);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 272 + 4), 2.5f);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 4), -1.5f);
        File.WriteAllBytes(PathOf("p.safetensors"), file);
        var classifier = new TinyClassifier(TinyData.Shape, 4);
        ModelFile.Load(PathOf("p.safetensors"), classifier);
        var values = Values(classifier);
        Assert.Equal(2.5f, BinaryPrimitives.ReadSingleLittleEndian(values.AsSpan(256 + 4)));
        Assert.Equal(-1.5f, BinaryPrimitives.ReadSingleLittleEndian(values.AsSpan(252)));
    }

    [Fact]
    public void Save_MissingFolder_MakesItAndLeavesNoOtherFile()
    {
        ModelFile.Save(PathOf("new/deep/a.safetensors"), Trained());
        Assert.Equal(["a.safetensors"], Directory.GetFileSystemEntries(PathOf("new/deep")).Select(Path.GetFileName));
    }

    [Fact]
    public void Save_FailsHalfway_KeepsTheOldFile()
    {
        File.WriteAllText(PathOf("a.safetensors"), "old");
        Assert.Throws<IOException>(() => ModelFile.Save(PathOf("a.safetensors"), new BrokenClassifier()));
        Assert.Equal("old", File.ReadAllText(PathOf("a.safetensors")));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Save_ThroughALink_ReplacesTheModelBehindIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a right that Windows accounts rarely have.");
        var (first, second) = (new TinyClassifier(TinyData.Shape, 4), Trained());
        ModelFile.Save(PathOf("best.safetensors"), first);
        File.CreateSymbolicLink(PathOf("current.safetensors"), "best.safetensors");
        ModelFile.Save(PathOf("current.safetensors"), second);
        Assert.Equal("best.safetensors", new FileInfo(PathOf("current.safetensors")).LinkTarget);
        ModelFile.Load(PathOf("best.safetensors"), first);
        Assert.Equal(Values(second), Values(first));
    }

    [Fact]
    public void Load_AnotherModel_ListsAllDifferencesAndChangesNothing()
    {
        ModelFile.Save(PathOf("a.safetensors"), Trained());
        var other = new TinyClassifier(new ImageShape(1, 2, 2), 3, "Smaller");
        var before = Values(other);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(PathOf("a.safetensors"), other));
        Assert.Contains("a.safetensors holds the parameters of Tiny and does not fit Smaller", error.Message);
        Assert.Contains("0.weight: F32 (3, 4) in the model, F32 (4, 16) in the file", error.Message);
        Assert.Contains("0.bias: F32 (3) in the model, F32 (4) in the file", error.Message);
        Assert.Equal(before, Values(other));
    }

    [Fact]
    public void Load_OtherNamesAndTypes_SaysWhichAreMissingAndWhichAreTooMany()
    {
        File.WriteAllBytes(PathOf("n.safetensors"), FileOf(
            """{"0.weight":{"dtype":"F64","shape":[4,16],"data_offsets":[0,512]},"fc.bias":{"dtype":"F32","shape":[4],"data_offsets":[512,528]}}""", 528));
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(PathOf("n.safetensors"), Trained()));
        Assert.Contains("Differences: 3", error.Message);
        Assert.Contains("0.weight: F32 (4, 16) in the model, F64 (4, 16) in the file", error.Message);
        Assert.Contains("0.bias: F32 (4) in the model, missing in the file", error.Message);
        Assert.Contains("fc.bias: not in the model, F32 (4) in the file", error.Message);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(-1)]
    [InlineData(-100)]
    public void Load_CutShort_Throws(int length)
    {
        ModelFile.Save(PathOf("a.safetensors"), Trained());
        var file = File.ReadAllBytes(PathOf("a.safetensors"));
        File.WriteAllBytes(PathOf("cut.safetensors"), file[..(length < 0 ? file.Length + length : length)]);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(PathOf("cut.safetensors"), Trained()));
        Assert.Contains(length == 3 ? "has 3 bytes" : "cut short", error.Message);
    }

    [Fact]
    public void Load_NoFile_Throws()
    {
        var error = Assert.Throws<FileNotFoundException>(() => ModelFile.Load(PathOf("none.safetensors"), Trained()));
        Assert.Contains("save one first", error.Message);
    }

    [Fact]
    public void Load_ZipOfPyTorch_SaysHowToConvert()
    {
        File.WriteAllBytes(PathOf("a.pth"), [.. "PK\u0003\u0004"u8, .. new byte[100]]);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(PathOf("a.pth"), Trained()));
        Assert.Contains("safetensors.torch.save_file", error.Message);
    }

    [Theory]
    [InlineData("a text that is no model file at all", "at most 100000000 are allowed")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "does not begin with '{'")]
    [InlineData("\0\0\0\0\0\0\0\0{}", "does not begin with '{'")]
    [InlineData("\u0003\0\0\0\0\0\0\0{x}", "cannot be read")]
    [InlineData("\u0002\0\0\0\0\0\0\0{}??", "2 bytes follow the last tensor")]
    public void Load_NoSafetensors_Throws(string content, string reason)
    {
        File.WriteAllBytes(PathOf("x.bin"), Encoding.Latin1.GetBytes(content));
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(PathOf("x.bin"), Trained()));
        Assert.Contains("x.bin", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "does not fit its type and shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,4],"data_offsets":[0,8]}}""", 8, "does not fit its type and shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "does not fit its type and shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "without gap or overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "without gap or overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", 4, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1e99],"data_offsets":[0,4]}}""", 4, "cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "cannot be read")]
    [InlineData("""{"a":7}""", 0, "cannot be read")]
    [InlineData("""{"__metadata__":{"x":1}}""", 0, "cannot be read")]
    public void Load_HeaderContradictsItself_Throws(string header, int dataBytes, string reason)
    {
        File.WriteAllBytes(PathOf("h.safetensors"), FileOf(header, dataBytes));
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(PathOf("h.safetensors"), Trained()));
        Assert.Contains(reason, error.Message);
    }

    /// <summary>Fails while its second parameter is written.</summary>
    private sealed class BrokenClassifier : IClassifier
    {
        private readonly TinyClassifier _inner = new(TinyData.Shape, 4);

        public string Name => "Broken";

        public ImageShape InputShape => TinyData.Shape;

        public int ClassCount => 4;

        public IReadOnlyList<IParameter> Parameters => [_inner.Parameters[0], new BrokenParameter()];

        public double LearningRate { get; set; }

        public double Train(Batch batch) => throw new NotSupportedException();

        public double Predict(Batch batch, Span<float> probabilities) => throw new NotSupportedException();
    }

    private sealed class BrokenParameter : IParameter
    {
        public string Name => "broken";

        public IReadOnlyList<int> Shape => [1];

        public int Count => 1;

        public string ElementType => "F32";

        public void CopyTo(Span<byte> destination) => throw new IOException("No space left on device");

        public void CopyFrom(ReadOnlySpan<byte> source) => throw new NotSupportedException();
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void SaveAndLoad_ParameterThatIsNoNumber_SayWhichAndChangeNothing(float value)
    {
        var text = FormattableString.Invariant($"0.bias has {value} at index 2");
        var path = PathOf("a.safetensors");
        ModelFile.Save(path, Trained());
        var good = File.ReadAllBytes(path);

        var broken = Trained();
        var bias = new byte[16];
        broken.Parameters[1].CopyTo(bias);
        BinaryPrimitives.WriteSingleLittleEndian(bias.AsSpan(8), value);
        broken.Parameters[1].CopyFrom(bias);
        Assert.Contains(text, Assert.Throws<InvalidOperationException>(() => ModelFile.Save(path, broken)).Message);
        Assert.Equal(good, File.ReadAllBytes(path));

        var file = good.ToArray();
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 8), value);
        File.WriteAllBytes(path, file);
        var target = new TinyClassifier(TinyData.Shape, 4);
        var before = Values(target);
        Assert.Contains(text, Assert.Throws<ModelFileException>(() => ModelFile.Load(path, target)).Message);
        Assert.Equal(before, Values(target));
    }
}

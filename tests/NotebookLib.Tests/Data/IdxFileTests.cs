using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadImages_PlainOrGzipUnderAnyName_GivesShapeAndPixels(bool gzip)
    {
        var content = IdxBytes.Images(3, 2, 4);
        var path = _folder.Write(gzip ? IdxBytes.Gzip(content) : content, gzip ? "images" : "images.gz");
        var (shape, pixels) = IdxFile.ReadImages(path);
        Assert.Equal(new ImageShape(1, 2, 4), shape);
        Assert.Equal(content[16..], pixels);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(500)]
    [InlineData(1015)]
    public void ReadImages_GzipOfTwoMembers_ReadsBoth(int cut)
    {
        var content = RandomImages();
        var (shape, pixels) = IdxFile.ReadImages(_folder.Write([.. IdxBytes.Gzip(content[..cut]), .. IdxBytes.Gzip(content[cut..])], "images"));
        Assert.Equal(new ImageShape(1, 10, 10), shape);
        Assert.Equal(content[16..], pixels);
    }

    [Fact]
    public void ReadImages_GzipOfManyMembersAndEmptyOnes_ReadsAll()
    {
        var content = RandomImages();
        byte[] packed = [.. content.Chunk(100).SelectMany(IdxBytes.Gzip), .. IdxBytes.Gzip([])];
        Assert.Equal(content[16..], IdxFile.ReadImages(_folder.Write(packed, "images")).Pixels);
    }

    [Fact]
    public void ReadImages_GzipOfTwoMembersCutShortOrWithMoreBehind_Throws()
    {
        var content = RandomImages();
        byte[] packed = [.. IdxBytes.Gzip(content[..500]), .. IdxBytes.Gzip(content[500..])];
        for (var missing = 1; missing < 40; missing++) Assert.Contains("cut short", MessageFor(packed[..^missing]));
        Assert.Contains("bytes were added", MessageFor([.. packed, 1, 2, 3, 4]));
        Assert.Contains("bytes were added", MessageFor([.. packed, .. "a text that was added"u8]));
    }

    [Fact]
    public void ReadImages_GzipTwice_SaysSo() =>
        Assert.Contains("it is gzip twice", MessageFor(IdxBytes.Gzip(IdxBytes.Gzip(IdxBytes.Images(3, 2, 4)))));

    [Fact]
    public void ReadImages_GzipOfAWebPage_SaysWhatItsContentIs()
    {
        var message = MessageFor(IdxBytes.Gzip("<!DOCTYPE html><html>log in</html>"u8.ToArray()));
        Assert.Contains("its unpacked content is no IDX data", message);
        Assert.Contains("a web page?", message);
        Assert.DoesNotContain("neither gzip", message);
    }

    [Fact]
    public void ReadImages_NoPath_Throws() => Assert.Throws<ArgumentNullException>("path", () => IdxFile.ReadImages(null!));

    [Fact]
    public void ReadLabels_Gzip_GivesLabels() =>
        Assert.Equal([3, 1, 4], IdxFile.ReadLabels(_folder.Write(IdxBytes.Gzip(IdxBytes.Labels(3, 1, 4)), "labels.gz")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadImages_TruncatedContent_NamesExpectedAndFoundBytes(bool gzip)
    {
        var content = IdxBytes.Images(2, 3, 3)[..^5];
        var message = MessageFor(gzip ? IdxBytes.Gzip(content) : content);
        Assert.Contains("2 x 3 x 3 images, that is 18 bytes after the header", message);
        Assert.Contains(gzip ? "only 13 follow" : "too short for them (29 bytes in all)", message);
        Assert.Contains("cut short", message);
    }

    [Fact]
    public void ReadImages_TruncatedGzip_SaysDamagedOrCutShort()
    {
        var packed = IdxBytes.Gzip(RandomImages());
        foreach (var length in new[] { 3, 12, 500, packed.Length - 9, packed.Length - 4 })
        {
            var message = MessageFor(packed[..length]);
            Assert.True(message.Contains("cut short") || message.Contains("ends within"), message);
        }
    }

    [Fact]
    public void ReadImages_GzipWithAFlippedBit_SaysDamaged()
    {
        var packed = IdxBytes.Gzip(IdxBytes.Images(2, 3, 3));
        packed[^6] ^= 1;
        Assert.Contains("damaged", MessageFor(packed));
    }

    [Fact]
    public void ReadImages_WebPage_SaysNeitherGzipNorIdx() =>
        Assert.Contains("neither gzip (first bytes 1F 8B) nor IDX, its first bytes are 3C 68 74 6D (a web page?); expected images (magic number 0x00000803)", MessageFor("<html>not found</html>"u8.ToArray()));

    [Fact]
    public void ReadImages_LabelFile_SaysWhichOfBothItIs() =>
        Assert.Contains("holds labels (magic number 0x00000801); expected images (magic number 0x00000803)", MessageFor(IdxBytes.Labels(1, 2, 3)));

    [Fact]
    public void ReadLabels_ImageFile_SaysWhichOfBothItIs()
    {
        var path = _folder.Write(IdxBytes.Images(1, 2, 2), "labels");
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabels(path));
        Assert.StartsWith(path, error.Message);
        Assert.Contains("holds images (magic number 0x00000803); expected labels (magic number 0x00000801)", error.Message);
    }

    [Fact]
    public void ReadImages_FloatValues_SaysTypeAndAxes() =>
        Assert.Contains("values of type 0x0D with 2 axes (magic number 0x00000D02)", MessageFor(IdxBytes.Of(0xD02, [1, 1], 0, 0, 0, 0)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadImages_TrailingBytes_SaysMoreFollow(bool gzip)
    {
        byte[] content = [.. IdxBytes.Images(2, 3, 3), 7];
        Assert.Contains("18 bytes after the header, but more follow", MessageFor(gzip ? IdxBytes.Gzip(content) : content));
    }

    [Fact]
    public void ReadImages_BytesBehindGzipData_SaysBytesWereAdded() =>
        Assert.Contains("bytes were added", MessageFor([.. IdxBytes.Gzip(IdxBytes.Images(2, 3, 3)), 1, 2, 3, 4]));

    [Fact]
    public void ReadImages_HeaderOfHugeImages_FailsBeforeAllocating()
    {
        Assert.Contains("2,000 x 1,000 x 1,000 images", MessageFor(IdxBytes.Gzip(IdxBytes.Of(IdxBytes.ImageMagic, [2000, 1000, 1000], 1))));
        Assert.Contains("100,000 x 100,000", MessageFor(IdxBytes.Of(IdxBytes.ImageMagic, [100_000, 100_000, 9], 1)));
    }

    [Fact]
    public void ReadImages_NoImages_SaysLengthsMustBeOneOrMore() =>
        Assert.Contains("each length must be at least 1", MessageFor(IdxBytes.Of(IdxBytes.ImageMagic, [0, 28, 28])));

    [Theory]
    [InlineData(0, "within the magic number")]
    [InlineData(3, "within the magic number")]
    [InlineData(10, "within the length of axis 1")]
    public void ReadImages_EndsInHeader_SaysWhere(int length, string where) => Assert.Contains(where, MessageFor(IdxBytes.Images(1, 2, 2)[..length]));

    [Fact]
    public void ReadImages_MissingFile_NamesIt()
    {
        var path = _folder["none"];
        Assert.Contains($"{path} does not exist; expected an IDX file of images", Assert.Throws<FileNotFoundException>(() => IdxFile.ReadImages(path)).Message);
    }

    [Fact]
    public void ReadImages_Folder_SaysItCannotBeRead()
    {
        var path = Directory.CreateDirectory(_folder["images"]).FullName;
        Assert.StartsWith($"{path} cannot be read", Assert.Throws<IOException>(() => IdxFile.ReadImages(path)).Message);
    }

    private static byte[] RandomImages()
    {
        var pixels = new byte[1000];
        new Random(1).NextBytes(pixels);
        return IdxBytes.Of(IdxBytes.ImageMagic, [10, 10, 10], pixels);
    }

    private string MessageFor(byte[] content)
    {
        var path = _folder.Write(content, "train-images-idx3-ubyte.gz");
        var message = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(path)).Message;
        Assert.StartsWith(path, message);
        return message;
    }
}

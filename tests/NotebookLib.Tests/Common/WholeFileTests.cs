using NotebookLib.Common;
using NotebookLib.Tests.Data;

namespace NotebookLib.Tests.Common;

public sealed class WholeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NewAndExistingFile_HoldsTheTextAndNothingElseIsLeft()
    {
        var path = _folder["a.txt"];
        WholeFile.Write(path, "first");
        WholeFile.Write(path, "zweite Fassung: \u00fc");
        Assert.Equal("zweite Fassung: \u00fc"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_FailsHalfway_KeepsTheOldFileAndLeavesNoTemporary()
    {
        var path = _folder.Write("old"u8.ToArray(), "a.txt");
        Assert.Throws<IOException>(() => WholeFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("real/a.txt", false)]
    [InlineData("real/a.txt", true)]
    [InlineData("real/not-yet.txt", false)]
    public void Write_ThroughALink_KeepsTheLinkAndReplacesTheFileBehindIt(string target, bool throughTwoLinks)
    {
        _folder.Write("old"u8.ToArray(), "real", "a.txt");
        var link = _folder["link.txt"];
        Link(link, target);
        if (throughTwoLinks)
        {
            link = _folder["second.txt"];
            Link(link, "link.txt");
        }
        WholeFile.Write(link, "new");
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal("new", File.ReadAllText(_folder[target]));
    }

    [Fact]
    public void Write_LinksInALoop_Throws()
    {
        Link(_folder["a"], "b");
        Link(_folder["b"], "a");
        Assert.ThrowsAny<IOException>(() => WholeFile.Write(_folder["a"], "new"));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void Write_ExistingFile_KeepsItsMode(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        var path = _folder.Write("old"u8.ToArray(), "a.txt");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
        WholeFile.Write(path, "new");
        if (!OperatingSystem.IsWindows()) Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Write_ReadOnlyFile_ThrowsAndKeepsIt()
    {
        var path = _folder.Write("old"u8.ToArray(), "a.txt");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        try
        {
            var error = Assert.Throws<UnauthorizedAccessException>(() => WholeFile.Write(path, "new"));
            Assert.Contains("is read-only and stays as it is", error.Message);
            Assert.Equal("old", File.ReadAllText(path));
        }
        finally
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }

    [Fact]
    public void Write_FolderMissingOrNoFile_ThrowsWithThePath()
    {
        Assert.Contains("none", Assert.Throws<DirectoryNotFoundException>(() => WholeFile.Write(_folder["none", "a.txt"], "x")).Message);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => WholeFile.Write(_folder.Path, "x")).Message);
        Assert.Throws<ArgumentException>(() => WholeFile.Write(_folder.Path + Path.DirectorySeparatorChar, "x"));
        Assert.Throws<ArgumentException>(() => WholeFile.Write(" ", "x"));
        Assert.Throws<ArgumentNullException>(() => WholeFile.Write(null!, "x"));
    }

    [Fact]
    public void Write_NameAsLongAsTheFileSystemAllows_Works()
    {
        var path = _folder[new string('n', 255)];
        WholeFile.Write(path, "x");
        Assert.Equal("x", File.ReadAllText(path));
    }

    [Fact]
    public void Write_WhileAnotherWriterIsAtWork_LeavesItsTemporary()
    {
        var path = _folder["a.txt"];
        WholeFile.Write(path, outer =>
        {
            outer.Write("outer"u8);
            WholeFile.Write(path, "inner");
            Assert.Equal("inner", File.ReadAllText(path));
        });
        Assert.Equal("outer", File.ReadAllText(path));
    }

    [Fact]
    public void Write_ManyAtOnce_AlwaysLeavesOneWhole()
    {
        var path = _folder["a.txt"];
        Parallel.For(0, 200, i => WholeFile.Write(path, new string((char)('a' + i % 26), 10_000)));
        var text = File.ReadAllText(path);
        Assert.Equal(new string(text[0], 10_000), text);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_AfterAKilledProcess_RemovesItsTemporaryAndKeepsOtherFiles()
    {
        var path = _folder["model.safetensors"];
        var others = new[]
        {
            _folder.Write([1], ".model.safetensors.bak"), _folder.Write([1], ".model.x.partial"), _folder.Write([1], "model.safetensors.partial"),
        };
        for (var i = 0; i < 5; i++) _folder.Write(new byte[1000], $".model.safetensors.{i}.partial");
        WholeFile.Write(path, "new");
        Assert.Equal([.. others.Append(path).Order(StringComparer.Ordinal)], Directory.GetFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal));
    }

    private static void Link(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            Assert.Skip("This Windows account may not make symbolic links.");
        }
    }
}

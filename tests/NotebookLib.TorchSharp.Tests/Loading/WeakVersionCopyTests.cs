using System.Buffers.Binary;
using System.Runtime.Versioning;
using NotebookLib.TorchSharp.Loading;

namespace NotebookLib.TorchSharp.Tests.Loading;

public sealed class WeakVersionCopyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_DiffersFromTheOriginalInOneFlag()
    {
        var shim = NativeFiles.LinuxShim();

        var copy = WeakVersionCopy.Write(shim, [Newest(shim)], _folder.Path);

        var (before, after) = (File.ReadAllBytes(shim), File.ReadAllBytes(copy));
        Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
        using var image = new ElfImage(copy);
        Assert.Equal(["GLIBCXX_3.4.32"], image.NeededVersions().Where(version => version.IsWeak).Select(version => version.Name));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Write_FolderIsTheOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        var shim = NativeFiles.LinuxShim();

        var copy = WeakVersionCopy.Write(shim, [Newest(shim)], _folder.Path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(copy)!));
    }

    [Fact]
    public void Write_GoodCopyThere_KeepsIt_BadOne_ReplacesIt()
    {
        var shim = NativeFiles.LinuxShim();
        var copy = WeakVersionCopy.Write(shim, [Newest(shim)], _folder.Path);
        var good = File.ReadAllBytes(copy);
        var written = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(copy, written);

        WeakVersionCopy.Write(shim, [Newest(shim)], _folder.Path);
        Assert.Equal(written, File.GetLastWriteTimeUtc(copy));

        File.WriteAllBytes(copy, [1, 2, 3]);
        WeakVersionCopy.Write(shim, [Newest(shim)], _folder.Path);
        Assert.Equal(good, File.ReadAllBytes(copy));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(copy)!));
    }

    [Fact]
    public void VersionsInUse_Shim_UsesAllButOne()
    {
        using var image = new ElfImage(NativeFiles.LinuxShim());

        var used = image.VersionsInUse();

        Assert.Equal(["GLIBCXX_3.4.32"], image.NeededVersions().Where(version => !used.Contains(version.Index)).Select(version => version.Name));
    }

    [Fact]
    public void TryLoad_NewestVersionIsUsed_Refuses()
    {
        var shim = NativeFiles.LinuxShim();
        var changed = Path.Combine(_folder.Path, Path.GetFileName(shim));
        File.WriteAllBytes(changed, WithASymbolOfVersion(shim, "GLIBCXX_3.4.30", "GLIBCXX_3.4.32"));
        var system = new FakeSystem
        {
            NativeFolders = [_folder.Path, .. NativeFiles.LinuxFolders],
            CopyFolder = Path.Combine(_folder.Path, "copies"),
            Versions = { ["libstdc++.so.6"] = FakeSystem.UpTo("GLIBCXX_3.4", 30) },
        };

        var problem = TorchLoader.TryLoad(system, out _);

        Assert.Contains("needs GLIBCXX_3.4.32 of libstdc++.so.6; the newest on this system is GLIBCXX_3.4.30", problem);
        Assert.False(Directory.Exists(system.CopyFolder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(300)]
    [InlineData(200_000)]
    public void ElfImage_TruncatedFile_Throws(int length)
    {
        var path = Path.Combine(_folder.Path, "short.so");
        File.WriteAllBytes(path, File.ReadAllBytes(NativeFiles.LinuxShim())[..length]);

        Assert.Throws<InvalidDataException>(() =>
        {
            using var image = new ElfImage(path);
            _ = image.NeededVersions().ToArray();
            image.VersionsInUse();
        });
    }

    private static NeededVersion Newest(string shim)
    {
        using var image = new ElfImage(shim);
        return image.NeededVersions().Single(version => version.Name == "GLIBCXX_3.4.32");
    }

    /// <summary>The library with the symbols of one version, which relocations use, counted to another version.</summary>
    private static byte[] WithASymbolOfVersion(string shim, string from, string to)
    {
        using var image = new ElfImage(shim);
        var versions = image.NeededVersions().Where(version => version.Name == from || version.Name == to).ToArray();
        var bytes = File.ReadAllBytes(shim);
        // The linker's numbers of the two versions change places.
        for (var i = 0; i < 2; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((int)versions[i].FlagsOffset + sizeof(ushort)), (ushort)versions[1 - i].Index);
        return bytes;
    }
}

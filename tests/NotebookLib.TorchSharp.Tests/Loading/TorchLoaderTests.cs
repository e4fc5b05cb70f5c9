using NotebookLib.TorchSharp.Loading;

namespace NotebookLib.TorchSharp.Tests.Loading;

public sealed class TorchLoaderTests : IDisposable
{
    private const string Promise = "Everything else here runs without it.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-x64")]
    [InlineData("osx-x64")]
    [InlineData("win-arm64")]
    public void TryLoad_PlatformWithoutLibraries_NamesItAndWhereThereAreSome(string platform)
    {
        var problem = OneLine(new FakeSystem { Platform = platform });

        Assert.Contains(platform, problem);
        Assert.Contains("Linux on x64, Windows on x64 and macOS on Apple silicon", problem);
    }

    [Theory]
    [InlineData("linux-x64", "libLibTorchSharp.so")]
    [InlineData("win-x64", "LibTorchSharp.dll")]
    [InlineData("osx-arm64", "libLibTorchSharp.dylib")]
    public void TryLoad_NothingRestored_NamesFilesAndPackage(string platform, string shim)
    {
        var problem = OneLine(new FakeSystem { Platform = platform, NativeFolders = [_folder.Path, Path.Combine(_folder.Path, "absent")] });

        Assert.Contains(shim, problem);
        Assert.Contains("TorchSharp-cpu 0.107.0", problem);
    }

    [Fact]
    public void TryLoad_OneLibraryMissing_NamesThatOneAlone()
    {
        var platform = NativePlatform.All[0];
        File.Delete(Path.Combine(NativeFiles.EmptyFilesIn(_folder.Path, platform), "libtorch_cpu.so"));

        var problem = OneLine(new FakeSystem { NativeFolders = [_folder.Path] });

        Assert.Contains("libtorch_cpu.so not found", problem);
        Assert.DoesNotContain("libc10", problem);
    }

    [Theory]
    [InlineData("win-x64", "redistributable")]
    [InlineData("osx-arm64", "macOS 15")]
    public void TryLoad_LibraryDoesNotLoad_SaysWhatTheSystemSaidAndTheRemedy(string platform, string remedy)
    {
        var folder = NativeFiles.EmptyFilesIn(_folder.Path, NativePlatform.All.Single(candidate => candidate.Identifier == platform));
        var system = new FakeSystem
        {
            Platform = platform,
            NativeFolders = [folder],
            Loading = _ => throw new DllNotFoundException("first line.\nsecond line.\n"),
        };

        var problem = OneLine(system);

        Assert.Contains("first line. second line", problem);
        Assert.Contains(remedy, problem);
    }

    [Fact]
    public void TryLoad_FileIsNoLibrary_SaysSo()
    {
        var problem = OneLine(new FakeSystem { NativeFolders = [NativeFiles.EmptyFilesIn(_folder.Path, NativePlatform.All[0])] });

        Assert.Contains("libc10.so", problem);
        Assert.Contains("no 64-bit little-endian ELF library", problem);
    }

    [Theory]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    public void TryLoad_AllThere_LoadsInOrderOfNeed(string platform)
    {
        var libraries = NativePlatform.All.Single(candidate => candidate.Identifier == platform);
        var system = new FakeSystem { Platform = platform, NativeFolders = [NativeFiles.EmptyFilesIn(_folder.Path, libraries)] };

        Assert.Null(TorchLoader.TryLoad(system, out var handles));

        Assert.Equal([.. libraries.Libtorch, libraries.Shim], system.Loaded.Select(Path.GetFileName));
        Assert.Contains("LibTorchSharp", handles.Keys);
        Assert.Contains("torch_cpu", handles.Keys);
    }

    [Fact]
    public void TryLoad_Cuda_LoadsItsLibrariesBeforeTheShim()
    {
        var libraries = NativePlatform.All.Single(candidate => candidate.Identifier == "win-x64");
        NativeFiles.EmptyFilesIn(_folder.Path, libraries);
        File.WriteAllBytes(Path.Combine(_folder.Path, "torch_cuda.dll"), []);
        var system = new FakeSystem { Platform = "win-x64", NativeFolders = [_folder.Path] };

        Assert.Null(TorchLoader.TryLoad(system, out _));

        Assert.Equal(["torch_cuda.dll", "LibTorchSharp.dll"], system.Loaded.Select(Path.GetFileName).TakeLast(2));
    }

    [Theory]
    [InlineData(29, "GLIBCXX_3.4.30", "GLIBCXX_3.4.29")]
    [InlineData(28, "GLIBCXX_3.4.30", "GLIBCXX_3.4.28")]
    public void TryLoad_LibstdcxxTooOld_SaysNeededAndFound(int newest, string needed, string found)
    {
        NativeFiles.LinuxShim();
        var system = LinuxWith(newest);

        var problem = OneLine(system);

        Assert.Contains($"needs {needed} of libstdc++.so.6; the newest on this system is {found}", problem);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void TryLoad_GlibcTooOld_SaysNeededAndFound()
    {
        NativeFiles.LinuxShim();
        var system = LinuxWith(32);
        system.Versions["libc.so.6"] = ["GLIBC_2.2.5", "GLIBC_2.3.2", "GLIBC_2.3.3", "GLIBC_2.3.4", .. Enumerable.Range(3, 29).Select(number => $"GLIBC_2.{number}")];

        Assert.Contains("GLIBC_2.34 of libc.so.6; the newest on this system is GLIBC_2.31", OneLine(system));
    }

    [Fact]
    public void TryLoad_UnusedVersionMissing_LoadsACopyOfTheShim()
    {
        NativeFiles.LinuxShim();
        var system = LinuxWith(30);

        Assert.Null(TorchLoader.TryLoad(system, out _));

        Assert.StartsWith(_folder.Path, system.Loaded[^1], StringComparison.Ordinal);
        Assert.All(system.Loaded[..^1], path => Assert.DoesNotContain(_folder.Path, path));
    }

    [Fact]
    public void TryLoad_AllVersionsThere_LoadsTheOriginals()
    {
        NativeFiles.LinuxShim();
        var system = LinuxWith(32);

        Assert.Null(TorchLoader.TryLoad(system, out _));

        Assert.All(system.Loaded, path => Assert.DoesNotContain(_folder.Path, path));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void TryLoad_NoPlaceForTheCopy_SaysWhatToSet()
    {
        NativeFiles.LinuxShim();

        var problem = OneLine(LinuxWith(30, copyFolder: ""));

        Assert.Contains("XDG_DATA_HOME", problem);
    }

    private static string OneLine(FakeSystem system)
    {
        var problem = TorchLoader.TryLoad(system, out var handles);

        Assert.NotNull(problem);
        Assert.Empty(handles);
        Assert.DoesNotContain('\n', problem);
        Assert.EndsWith(". " + Promise, problem, StringComparison.Ordinal);
        return problem;
    }

    private FakeSystem LinuxWith(int newestGlibcxx, string? copyFolder = null) => new()
    {
        NativeFolders = NativeFiles.LinuxFolders,
        CopyFolder = copyFolder ?? _folder.Path,
        Versions = { ["libstdc++.so.6"] = FakeSystem.UpTo("GLIBCXX_3.4", newestGlibcxx) },
    };
}

using NotebookLib.TorchSharp.Loading;

namespace NotebookLib.TorchSharp.Tests.Loading;

/// <summary>The native libraries of the packages as they were restored, and folders with empty files in their places.</summary>
internal static class NativeFiles
{
    private static readonly ThisMachine Machine = new();

    /// <summary>Folders of Linux libraries, wherever the tests run.</summary>
    public static string[] LinuxFolders { get; } =
    [
        .. PackageFolders.Roots(AppContext.BaseDirectory)
            .SelectMany(root => PackageFolders.NativesIn(root, Machine.TorchSharpVersion, "linux-x64")).Where(Directory.Exists),
    ];

    /// <summary>TorchSharp's own library for Linux; the test is skipped when it is not restored.</summary>
    public static string LinuxShim()
    {
        var path = LinuxFolders.Select(folder => Path.Combine(folder, "libLibTorchSharp.so")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, "The package TorchSharp is not restored.");
        return path;
    }

    /// <summary>Makes a folder with an empty file for each library of a platform.</summary>
    public static string EmptyFilesIn(string folder, NativePlatform platform)
    {
        foreach (var name in platform.Libtorch.Append(platform.Shim)) File.WriteAllBytes(Path.Combine(folder, name), []);
        return folder;
    }
}

using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>The machine and process this runs in.</summary>
internal sealed class ThisMachine : ITorchSystem
{
    private static string AssemblyFolder =>
        Path.GetDirectoryName(typeof(ThisMachine).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    public string Platform => NativePlatform.Current;

    // The type's assembly alone: the class torch itself must not be touched before its native libraries are there.
    public string TorchSharpVersion => typeof(torch).Assembly.GetName().Version!.ToString(3);

    public IEnumerable<string> NativeFolders
    {
        get
        {
            // A program that brings native libraries of its own, for example with CUDA, means those.
            foreach (var folder in new[] { AppContext.BaseDirectory, AssemblyFolder })
            {
                yield return folder;
                yield return Path.Combine(folder, "runtimes", Platform, "native");
            }
            foreach (var root in PackageFolders.Roots(AssemblyFolder))
            {
                foreach (var folder in PackageFolders.NativesIn(root, TorchSharpVersion, Platform)) yield return folder;
            }
        }
    }

    public string CopyFolder
    {
        get
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0 ? Path.Combine(data, "NotebookLib") : "";
        }
    }

    public IReadOnlySet<string>? DefinedVersions(string library)
    {
        const string memoryMap = "/proc/self/maps";
        if (!File.Exists(memoryMap)) return null;
        // A line of the map ends in the path of the file, which may carry a longer version: libstdc++.so.6.0.30.
        var path = File.ReadLines(memoryMap).Select(line => line[(line.IndexOf('/') + 1)..])
            .FirstOrDefault(path => Path.GetFileName(path) is var name && (name == library || name.StartsWith(library + ".", StringComparison.Ordinal)));
        if (path is null || !File.Exists("/" + path)) return null;
        using var image = new ElfImage("/" + path);
        return image.DefinedVersions();
    }

    public nint Load(string path) => NativeLibrary.Load(path);
}

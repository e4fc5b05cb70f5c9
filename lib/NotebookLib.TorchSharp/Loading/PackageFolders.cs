using System.Xml.Linq;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>Where packages of native libraries may lie.</summary>
internal static class PackageFolders
{
    /// <summary>The text file beside this assembly that the build leaves: one folder a line.</summary>
    private const string ListFile = "NotebookLib.TorchSharp.packages.txt";

    /// <summary>
    /// The folders to which NuGet restores packages, as the build noted them; then where NuGet puts them when nothing else is said, for an
    /// assembly that comes out of a package itself.
    /// </summary>
    /// <param name="assemblyFolder">Folder of this assembly.</param>
    public static IEnumerable<string> Roots(string assemblyFolder)
    {
        var list = Path.Combine(assemblyFolder, ListFile);
        if (File.Exists(list))
        {
            foreach (var line in File.ReadLines(list).Where(line => line.Length > 0)) yield return line;
        }
        if (Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen) yield return chosen;
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    }

    /// <summary>Folders below a root that hold the native libraries of TorchSharp and of the libtorch that belongs to it.</summary>
    /// <param name="root">A folder of packages.</param>
    /// <param name="torchSharpVersion">Version of TorchSharp, three numbers.</param>
    /// <param name="platform">Platform as package folders name it.</param>
    public static IEnumerable<string> NativesIn(string root, string torchSharpVersion, string platform)
    {
        yield return Path.Combine(root, "torchsharp", torchSharpVersion, "runtimes", platform, "native");
        var description = Path.Combine(root, "torchsharp-cpu", torchSharpVersion, "torchsharp-cpu.nuspec");
        if (File.Exists(description) && LibtorchVersion(description) is { } libtorchVersion)
            yield return Path.Combine(root, $"libtorch-cpu-{platform}", libtorchVersion, "runtimes", platform, "native");
    }

    private static string? LibtorchVersion(string description) => XDocument.Load(description).Descendants()
        .FirstOrDefault(element => element.Name.LocalName == "dependency" && (string?)element.Attribute("id") == "libtorch-cpu")
        ?.Attribute("version")?.Value;
}

using NotebookLib.TorchSharp.Loading;

namespace NotebookLib.TorchSharp.Tests.Loading;

/// <summary>Another machine in the place of this one; nothing is loaded into the process.</summary>
internal sealed class FakeSystem : ITorchSystem
{
    public string Platform { get; init; } = "linux-x64";

    public string TorchSharpVersion { get; init; } = "0.107.0";

    public IEnumerable<string> NativeFolders { get; init; } = [];

    public string CopyFolder { get; init; } = "";

    public Dictionary<string, HashSet<string>> Versions { get; init; } = [];

    /// <summary>What happens when a library is loaded; by default it works.</summary>
    public Func<string, nint> Loading { get; init; } = _ => 1;

    public List<string> Loaded { get; } = [];

    public IReadOnlySet<string>? DefinedVersions(string library) => Versions.GetValueOrDefault(library);

    public nint Load(string path)
    {
        Loaded.Add(path);
        return Loading(path);
    }

    /// <summary>The versions of one family up to a number, for example GLIBCXX_3.4 to GLIBCXX_3.4.30.</summary>
    public static HashSet<string> UpTo(string family, int last) =>
        [.. Enumerable.Range(0, last + 1).Select(number => number == 0 ? family : $"{family}.{number}"), .. CxxAbi];

    private static IEnumerable<string> CxxAbi => Enumerable.Range(0, 14).Select(number => number == 0 ? "CXXABI_1.3" : $"CXXABI_1.3.{number}");
}

using System.Globalization;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>Compares what a native library asks of the system's libraries with what these have.</summary>
internal static class SymbolVersions
{
    /// <summary>Versions that a library asks for and the system does not have.</summary>
    /// <param name="image">The library.</param>
    /// <param name="system">The system; libraries that it does not know are left out.</param>
    public static List<NeededVersion> Missing(ElfImage image, ITorchSystem system)
    {
        var defined = new Dictionary<string, IReadOnlySet<string>?>();
        var missing = new List<NeededVersion>();
        foreach (var need in image.NeededVersions())
        {
            if (!defined.TryGetValue(need.Library, out var versions)) defined[need.Library] = versions = system.DefinedVersions(need.Library);
            if (versions is not null && !need.IsWeak && !versions.Contains(need.Name)) missing.Add(need);
        }
        return missing;
    }

    /// <summary>The highest of some versions that differ from a given one in their number only; "none" if there is none.</summary>
    /// <param name="versions">Names such as <c>GLIBCXX_3.4.30</c>.</param>
    /// <param name="like">The name whose family is meant.</param>
    public static string Newest(IEnumerable<string> versions, string like)
    {
        var family = like[..(like.LastIndexOf('_') + 1)];
        return versions.Where(name => name.StartsWith(family, StringComparison.Ordinal))
            .Select(name => (Name: name, Number: Number(name))).Where(version => version.Number is not null)
            .MaxBy(version => version.Number).Name ?? "none";
    }

    /// <summary>The number at the end of a name such as <c>GLIBCXX_3.4.30</c>, or <c>null</c>.</summary>
    public static Version? Number(string name) => Version.TryParse(name.AsSpan(name.LastIndexOf('_') + 1), out var number) ? number
        : int.TryParse(name.AsSpan(name.LastIndexOf('_') + 1), CultureInfo.InvariantCulture, out var major) ? new Version(major, 0) : null;
}

using NotebookLib.Common;

namespace NotebookRunner.Cli;

/// <summary>Where executed copies and pages go; every file is written whole or not at all.</summary>
internal sealed class OutputFolder
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private OutputFolder(string path, IReadOnlyList<string> notebooks)
    {
        FullPath = path;
        var common = notebooks.Count > 0 ? CommonFolder(notebooks) : path;
        // The index is ours; of two notebooks whose results would have one name, the second gets another.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "index" };
        foreach (var notebook in notebooks)
            _names[notebook] = Unique(Path.ChangeExtension(Path.GetRelativePath(common, notebook), null), taken);
    }

    public string FullPath { get; }

    /// <summary>Makes the folder and tries to write in it, before any time is spent on running.</summary>
    /// <exception cref="UsageException">The folder cannot be made or written, or a result would overwrite a notebook to run.</exception>
    public static OutputFolder Create(string path, IReadOnlyList<string> notebooks)
    {
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"cannot write to the output folder '{path}': {problem.Message}; choose another with --output");
        }
        var folder = new OutputFolder(path, notebooks);
        var sources = notebooks.Select(RealPath.Of).ToHashSet(StringComparer.Ordinal);
        var clash = notebooks.FirstOrDefault(notebook => sources.Contains(RealPath.Of(folder.PathFor(notebook, ".ipynb"))));
        return clash is null
            ? folder
            : throw new UsageException($"the executed copy of '{clash}' would overwrite it; choose another --output, or --in-place to replace it on success");
    }

    /// <summary>Path of a result: the notebook's place below the folder that all of them share.</summary>
    public string PathFor(string notebook, string extension) => Path.Combine(FullPath, _names[notebook] + extension);

    /// <summary>Writes a result whole or not at all; its folder is made where it is missing.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, text);
    }

    /// <summary>The name, or the name with a number where it is taken.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = $"{name}-{i}";
        return unique;
    }

    private static string CommonFolder(IReadOnlyList<string> notebooks)
    {
        var common = Path.GetDirectoryName(notebooks[0])!;
        while (notebooks.Any(notebook => !notebook.StartsWith(common.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            common = Path.GetDirectoryName(common)!;
        return common;
    }
}

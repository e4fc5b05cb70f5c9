namespace NotebookRunner.Cli;

/// <summary>Finds the repository and the notebooks to run.</summary>
internal static class NotebookFinder
{
    private const string DefaultFolder = "notebooks";

    /// <summary>The nearest folder, from the one given upward, that has a notebooks folder; else the nearest that is a git work tree; else itself.</summary>
    public static string FindRoot(string start)
    {
        return Upward(start).FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, DefaultFolder)))
            ?? Upward(start).FirstOrDefault(folder => Path.Exists(Path.Combine(folder, ".git")))
            ?? start;
    }

    /// <summary>The notebook files that the paths name, each once, folders in alphabetical order.</summary>
    /// <exception cref="UsageException">A path does not exist or is no notebook, or no notebook is there.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, string workingFolder, string root, string output)
    {
        if (paths.Count == 0)
        {
            var folder = Path.Combine(root, DefaultFolder);
            if (!Directory.Exists(folder))
                throw new UsageException($"there is no '{DefaultFolder}' folder in {workingFolder} or above it; name the notebooks to run");
            paths = [folder];
        }
        var found = paths.SelectMany(path => FindOne(path, workingFolder, output)).Distinct(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new UsageException($"no notebooks (*.ipynb) in {string.Join(", ", paths)}");
    }

    private static IEnumerable<string> FindOne(string path, string workingFolder, string output)
    {
        var full = Path.GetFullPath(path, workingFolder);
        if (Directory.Exists(full))
            return InFolder(full, output);
        if (!File.Exists(full) && path.StartsWith('-'))
            throw new UsageException($"there is no option '{path}'; --help lists the options");
        if (!File.Exists(full))
            throw new UsageException($"there is no notebook or folder '{path}'");
        if (!full.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"'{path}' is no notebook: its name does not end in .ipynb");
        return [full];
    }

    // Hidden folders hold checkpoints and caches; the output folder holds earlier results.
    private static IEnumerable<string> InFolder(string folder, string output)
    {
        var files = Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal);
        var folders = Directory.EnumerateDirectories(folder)
            .Where(inner => !Path.GetFileName(inner).StartsWith('.') && inner != output)
            .Order(StringComparer.Ordinal);
        return files.Concat(folders.SelectMany(inner => InFolder(inner, output)));
    }

    private static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}

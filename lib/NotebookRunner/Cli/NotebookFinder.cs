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
    /// <param name="paths">As given on the command line; none for the repository's notebooks.</param>
    /// <param name="workingFolder">Relative paths count from it.</param>
    /// <param name="root">The repository.</param>
    /// <param name="output">The output folder: what is below it are results of earlier runs.</param>
    /// <returns>The notebooks, and the folders that cannot be read, with the reason.</returns>
    /// <exception cref="UsageException">A path does not exist or is no notebook, or no notebook is there.</exception>
    public static (IReadOnlyList<string> Notebooks, IReadOnlyList<(string Folder, string Problem)> Unreadable) Find(
        IReadOnlyList<string> paths, string workingFolder, string root, string output)
    {
        if (paths.Any(string.IsNullOrWhiteSpace))
            throw new UsageException("the name of a notebook is empty; is a variable of the shell not set?");
        if (paths.Count == 0)
        {
            var folder = Path.Combine(root, DefaultFolder);
            if (!Directory.Exists(folder))
                throw new UsageException($"there is no '{DefaultFolder}' folder in {workingFolder} or above it; name the notebooks to run");
            paths = [folder];
        }
        var search = new FolderSearch(output);
        foreach (var path in paths)
            Find(path, workingFolder, search);
        return search.Notebooks.Count + search.Unreadable.Count > 0
            ? (search.Notebooks, search.Unreadable)
            : throw new UsageException($"no notebooks (*.ipynb) in {string.Join(", ", paths)}");
    }

    private static void Find(string path, string workingFolder, FolderSearch search)
    {
        var full = Path.GetFullPath(path, workingFolder);
        if (Directory.Exists(full))
            search.AddFolder(Path.TrimEndingDirectorySeparator(full));
        else if (!File.Exists(full) && path.StartsWith('-'))
            throw new UsageException($"there is no option '{path}'; --help lists the options");
        else if (!File.Exists(full))
            throw new UsageException($"there is no notebook or folder '{path}'");
        else if (!full.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"'{path}' is no notebook: its name does not end in .ipynb");
        else
            search.AddFile(full);
    }

    private static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}

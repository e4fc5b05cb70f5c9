namespace NotebookRunner.Cli;

/// <summary>Gathers notebooks from folders, each file and each folder once however many links lead to it.</summary>
/// <param name="output">Folder to leave out.</param>
internal sealed class FolderSearch(string output)
{
    private readonly string _output = RealPath.Of(output);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _notebooks = [];
    private readonly List<(string Folder, string Problem)> _unreadable = [];

    public IReadOnlyList<string> Notebooks => _notebooks;

    /// <summary>Folders that could not be read, and why.</summary>
    public IReadOnlyList<(string Folder, string Problem)> Unreadable => _unreadable;

    public void AddFile(string path)
    {
        if (_seen.Add(RealPath.Of(path)))
            _notebooks.Add(path);
    }

    /// <summary>Adds the notebooks of a folder, then those of the folders in it. Hidden folders hold checkpoints and caches.</summary>
    public void AddFolder(string path)
    {
        var real = RealPath.Of(path);
        if (real == _output || !_seen.Add(real))
            return;
        try
        {
            foreach (var file in Directory.GetFiles(path).Where(IsNotebook).Order(StringComparer.Ordinal))
                AddFile(file);
            foreach (var folder in Directory.GetDirectories(path).Where(IsVisible).Order(StringComparer.Ordinal))
                AddFolder(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add((path, problem.Message));
        }
    }

    private static bool IsNotebook(string path) => path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);

    private static bool IsVisible(string path) => !Path.GetFileName(path).StartsWith('.');
}

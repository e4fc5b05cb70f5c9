namespace NotebookRunner.Tests.Committed;

/// <summary>The notebooks of the repository, found when the tests run.</summary>
internal static class CommittedNotebooks
{
    /// <summary>Folder of the solution, from the test assembly upward.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NotebookLib.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
        }
    }

    public static string PathOf(string name) => Path.Combine(Root, "notebooks", name);

    /// <summary>Path of the solutions to a notebook's predictions and exercises.</summary>
    public static string SolutionsOf(string name) =>
        Path.Combine(Root, "notebooks", "solutions", Path.GetFileNameWithoutExtension(name) + "_solutions.ipynb");

    public static IEnumerable<string> Names()
    {
        var folder = Path.Combine(Root, "notebooks");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];
    }
}

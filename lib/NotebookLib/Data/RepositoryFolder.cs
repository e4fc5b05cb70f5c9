namespace NotebookLib.Data;

/// <summary>Finds the repository from wherever a notebook, a test or a program runs.</summary>
internal static class RepositoryFolder
{
    private const string Marker = "NotebookLib.sln";

    /// <summary>The nearest folder with the solution file, at or above the working folder, the program or this library.</summary>
    public static string? Find() =>
        new[] { Environment.CurrentDirectory, AppContext.BaseDirectory, Path.GetDirectoryName(typeof(RepositoryFolder).Assembly.Location) }
            .Select(FindAbove).FirstOrDefault(folder => folder is not null);

    private static string? FindAbove(string? start)
    {
        if (string.IsNullOrEmpty(start)) return null;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker))) return folder.FullName;
        }
        return null;
    }
}

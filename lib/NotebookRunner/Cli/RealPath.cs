namespace NotebookRunner.Cli;

/// <summary>The path of a file or folder without symbolic links in it.</summary>
internal static class RealPath
{
    private const int LinkLimit = 40; // as the kernel of Linux

    /// <summary>Follows the links in every part; what does not exist, or loops, stays as it is named.</summary>
    public static string Of(string path)
    {
        var links = 0;
        return Resolve(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), ref links);
    }

    private static string Resolve(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        path = Path.Combine(Resolve(parent, ref links), Path.GetFileName(path));
        if (LinkTarget(path) is not { } target || ++links > LinkLimit)
            return path;
        return Resolve(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, Path.GetDirectoryName(path)!)), ref links);
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

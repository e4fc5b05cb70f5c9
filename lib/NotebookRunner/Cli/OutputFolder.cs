namespace NotebookRunner.Cli;

/// <summary>Where executed copies and pages go; every file is written whole or not at all.</summary>
internal sealed class OutputFolder
{
    private readonly string _commonFolder;

    private OutputFolder(string path, string commonFolder)
    {
        FullPath = path;
        _commonFolder = commonFolder;
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
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write to the output folder '{path}': {problem.Message}; choose another with --output");
        }
        var folder = new OutputFolder(path, CommonFolder(notebooks));
        var clash = notebooks.FirstOrDefault(notebook => folder.PathFor(notebook, ".ipynb") == notebook);
        return clash is null
            ? folder
            : throw new UsageException($"the executed copy of '{clash}' would overwrite it; choose another --output, or --in-place to replace it on success");
    }

    /// <summary>Path of a result: the notebook's place below the folder that all of them share.</summary>
    public string PathFor(string notebook, string extension) =>
        Path.Combine(FullPath, Path.ChangeExtension(Path.GetRelativePath(_commonFolder, notebook), extension));

    /// <summary>Replaces a file in one step, so that no reader and no crash sees half of it.</summary>
    public static void WriteWhole(string path, string text)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            File.WriteAllText(partial, text);
            if (File.Exists(target) && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(partial, File.GetUnixFileMode(target));
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static string CommonFolder(IReadOnlyList<string> notebooks)
    {
        var common = Path.GetDirectoryName(notebooks[0])!;
        while (notebooks.Any(notebook => !notebook.StartsWith(common.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            common = Path.GetDirectoryName(common)!;
        return common;
    }
}

using System.Text;

namespace NotebookLib.Common;

/// <summary>
/// Writes files that are never seen half-written: the content gathers in a temporary file in the same folder, reaches the disk, then takes
/// the file's name in one step. Whatever goes wrong before, a file of that name stays as it was. A symbolic link is kept and the file
/// behind it replaced; on Unix the new file has the mode of the old one. What a killed process left is removed by the next write.
/// </summary>
internal static class WholeFile
{
    /// <summary>Ending of the temporary files; they begin with a dot and the name of the file to be.</summary>
    internal const string TemporaryEnding = ".partial";

    /// <summary>Longest part of the file's name in the temporary's: no file system allows more than 255 bytes for the whole.</summary>
    private const int LongestName = 40;

    private const int Attempts = 100;

    /// <summary>Writes a text in UTF-8 without a byte order mark.</summary>
    /// <param name="path">File to write; its folder exists.</param>
    /// <param name="text">The whole content.</param>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Writes what <paramref name="write"/> puts into a stream.</summary>
    /// <param name="path">File to write; its folder exists.</param>
    /// <param name="write">Writes the whole content to the stream; called again should the temporary file get lost.</param>
    /// <exception cref="ArgumentException">The path is empty or names no file.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the folder cannot be written.</exception>
    /// <exception cref="IOException">The path is a folder, or writing failed, for example on a full disk.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Target(path);
        var folder = Path.GetDirectoryName(target)!;
        var name = Path.GetFileName(target);
        var start = $".{(name.Length <= LongestName ? name : name[..LongestName])}.";
        RemoveLeftovers(folder, start);
        for (var attempt = 1; ; attempt++)
        {
            var temporary = Path.Combine(folder, start + Path.GetRandomFileName() + TemporaryEnding);
            FileStream? stream = null;
            try
            {
                using (stream = Create(temporary, target))
                {
                    write(stream);
                    stream.Flush(flushToDisk: true);
                }
                File.Move(temporary, target, overwrite: true);
                return;
            }
            // Another process that removes leftovers may take a temporary file for one just before it is locked or after it is closed.
            catch (IOException e) when (attempt < Attempts && (stream is null || e is FileNotFoundException))
            {
            }
            catch (UnauthorizedAccessException e)
            {
                throw new UnauthorizedAccessException(
                    $"{path} cannot be written: {e.Message} Choose a folder that you may write to.", e);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>The file that is to be replaced: the one behind a link, checked.</summary>
    private static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetFileName(full).Length == 0)
            throw new ArgumentException($"{path} names a folder; give a path that ends in a file name.", nameof(path));
        var file = new FileInfo(full);
        var target = file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target)) throw new IOException($"{path} is a folder; give the path of a file in it.");
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new DirectoryNotFoundException($"The folder of {path} does not exist; create it first or choose another one.");
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
            throw new UnauthorizedAccessException($"{path} is read-only and stays as it is; make it writable or choose another name.");
        return target;
    }

    /// <summary>A new file that nobody else can open, so that it can be told from a leftover, with the mode of the one to replace.</summary>
    private static FileStream Create(string temporary, string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (OperatingSystem.IsWindows() || !File.Exists(target)) return new FileStream(temporary, options);
        var mode = File.GetUnixFileMode(target);
        options.UnixCreateMode = mode;
        var stream = new FileStream(temporary, options);
        File.SetUnixFileMode(stream.SafeFileHandle, mode);
        return stream;
    }

    /// <summary>Removes the temporary files that no process has open any more.</summary>
    private static void RemoveLeftovers(string folder, string start)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + TemporaryEnding, new EnumerationOptions { AttributesToSkip = 0 }))
        {
            if (!Path.GetFileName(file).StartsWith(start, StringComparison.Ordinal)) continue;
            try
            {
                using (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None))
                {
                }
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, gone already, or somebody else's.
            }
        }
    }
}

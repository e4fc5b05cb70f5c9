using System.Text;

namespace NotebookLib.Charts;

/// <summary>Writes text files that are never seen half-written.</summary>
internal static class WholeFile
{
    /// <summary>Writes to a new file beside <paramref name="path"/>, then puts it in place in one step.</summary>
    /// <exception cref="IOException">The folder does not exist or cannot be written; the message names the path.</exception>
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)
            ?? throw new IOException($"'{path}' is a root folder; give the path of a file.");
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder of '{path}' does not exist; create it first or choose another one.");
        var partial = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.part");
        try
        {
            File.WriteAllText(partial, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(partial, full, overwrite: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"'{path}' cannot be written: {e.Message} Choose a folder that you may write to.", e);
        }
        finally
        {
            if (File.Exists(partial)) File.Delete(partial);
        }
    }
}

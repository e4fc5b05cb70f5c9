using System.Security.Cryptography;

namespace NotebookLib.Data;

/// <summary>
/// A file on its way to disk: bytes gather under the name with <c>.partial</c>, which stays for the next attempt when a download breaks
/// off.
/// Only when length and checksum are right does it take its final name, in one step.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private const string Ending = ".partial";

    // How .NET reports that another process has a file open: a code of Windows, on Unix the number of EWOULDBLOCK.
    private const int WindowsInUse = unchecked((int)0x80070020);
    private const int LinuxInUse = 11;
    private const int MacInUse = 35;

    private readonly PublishedFile _file;
    private readonly string _finalPath;
    private readonly FileStream _stream;

    private PartialFile(PublishedFile file, string finalPath, FileStream stream)
    {
        (_file, _finalPath, _stream) = (file, finalPath, stream);
        if (_stream.Length > file.Length) Restart();
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Opens the partial file, with what an earlier attempt left.</summary>
    /// <returns>None while another process has it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static PartialFile? TryOpen(PublishedFile file, string folder)
    {
        var finalPath = Path.Combine(folder, file.Name);
        Directory.CreateDirectory(folder);
        try
        {
            return new PartialFile(file, finalPath, Open(finalPath + Ending));
        }
        catch (UnauthorizedAccessException) when (File.Exists(finalPath + Ending))
        {
            // What an earlier attempt left may be somebody else's or read-only; then it is of no use.
            File.Delete(finalPath + Ending);
            return new PartialFile(file, finalPath, Open(finalPath + Ending));
        }
        catch (IOException error) when (error.HResult is WindowsInUse or LinuxInUse or MacInUse)
        {
            return null;
        }
    }

    /// <summary>Bytes on disk.</summary>
    public long Length => _stream.Length;

    /// <summary>Whether the file already has its final name: another process was faster.</summary>
    public bool IsFinished => File.Exists(_finalPath);

    /// <summary>Whether all bytes are there.</summary>
    public bool IsFull => Length == _file.Length;

    public void Append(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    /// <summary>Drops what was gathered.</summary>
    public void Restart() => _stream.SetLength(0);

    /// <summary>SHA-256 of what was gathered, 64 lower-case hexadecimal digits.</summary>
    public string Sha256()
    {
        _stream.Seek(0, SeekOrigin.Begin);
        return Convert.ToHexStringLower(SHA256.HashData(_stream));
    }

    /// <summary>Gives the file its final name, unless a good file took it meanwhile.</summary>
    public void Finish()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        if (File.Exists(_finalPath)) File.Delete(_finalPath + Ending);
        else File.Move(_finalPath + Ending, _finalPath);
    }

    public void Dispose()
    {
        var isUseless = _stream.CanRead && (_stream.Length == 0 || IsFinished);
        _stream.Dispose();
        if (isUseless) File.Delete(_finalPath + Ending);
    }

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}

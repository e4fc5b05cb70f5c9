using System.Security.Cryptography;

namespace NotebookLib.Data;

/// <summary>
/// A file on its way to disk: bytes gather under the name with <c>.partial</c>, which stays for the next attempt when a download breaks
/// off.
/// Only when length and checksum are right does it take its final name, in one step.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly PublishedFile _file;
    private readonly string _finalPath;
    private readonly FileStream _stream;

    /// <summary>Opens the partial file, with what an earlier attempt left.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public PartialFile(PublishedFile file, string folder)
    {
        _file = file;
        _finalPath = Path.Combine(folder, file.Name);
        Directory.CreateDirectory(folder);
        _stream = new FileStream(_finalPath + ".partial", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (_stream.Length > file.Length) Restart();
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Bytes on disk.</summary>
    public long Length => _stream.Length;

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
        if (File.Exists(_finalPath)) File.Delete(_finalPath + ".partial");
        else File.Move(_finalPath + ".partial", _finalPath);
    }

    public void Dispose()
    {
        var isEmpty = _stream.CanRead && _stream.Length == 0;
        _stream.Dispose();
        if (isEmpty) File.Delete(_finalPath + ".partial");
    }
}

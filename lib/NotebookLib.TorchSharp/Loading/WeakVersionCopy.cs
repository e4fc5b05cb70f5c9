using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NotebookLib.TorchSharp.Loading;

/// <summary>
/// A copy of a native library in which the demand for a symbol version that nothing in it uses is marked weak, so that it loads where
/// the system's library does not have that version.
/// </summary>
/// <remarks>
/// TorchSharp's library, built with GCC 13, asks for GLIBCXX_3.4.32 only through <c>std::ios_base_library_init()</c>: a mark in the symbol
/// table without a relocation, by which the linker makes sure that libstdc++ itself sets up <c>std::cout</c>. With an older libstdc++
/// libtorch, built with an older compiler and loaded before, sets it up, as every library did then.
/// </remarks>
internal static class WeakVersionCopy
{
    /// <summary>The bytes of a library with some demands marked weak; the file itself is not changed.</summary>
    /// <param name="path">The library.</param>
    /// <param name="unused">Versions that no relocation of it uses.</param>
    public static byte[] Bytes(string path, IEnumerable<NeededVersion> unused)
    {
        var bytes = File.ReadAllBytes(path);
        foreach (var version in unused)
        {
            var flags = bytes.AsSpan((int)version.FlagsOffset, sizeof(ushort));
            BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | ElfImage.WeakFlag));
        }
        return bytes;
    }

    /// <summary>
    /// Writes the copy into a folder that is named by the original's SHA-256 and that only its owner may enter; a good copy from an
    /// earlier run stays.
    /// </summary>
    /// <param name="path">The library.</param>
    /// <param name="unused">Versions that no relocation of it uses.</param>
    /// <param name="parent">Folder in which the copy's folder is made; empty where the user has none.</param>
    /// <returns>Path of the copy, which has the original's file name.</returns>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is read-only or another user's.</exception>
    public static string Write(string path, IEnumerable<NeededVersion> unused, string parent)
    {
        if (parent.Length == 0) throw new IOException("This user has no home folder.");
        string hash;
        using (var original = File.OpenRead(path)) hash = Convert.ToHexStringLower(SHA256.HashData(original));
        var folder = Path.Combine(parent, hash);
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var copy = Path.Combine(folder, Path.GetFileName(path));
        var bytes = Bytes(path, unused);
        if (File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(bytes)) return copy;
        // Under another name first: another process may be loading, or writing, the same copy.
        var unfinished = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, copy, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
        return copy;
    }
}

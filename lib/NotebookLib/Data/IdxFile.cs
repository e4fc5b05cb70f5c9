using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using NotebookLib.Common;

namespace NotebookLib.Data;

/// <summary>
/// Reads IDX files, the format of MNIST: a big-endian magic number (0, 0, type of the values, number of axes), the length of each
/// axis, then the values. Plain and gzip-compressed files are told apart by their first bytes, whatever their name; gzip may have several
/// members, one after the other.
/// </summary>
/// <remarks>Format: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits.</remarks>
public static class IdxFile
{
    private const int ImageMagic = 0x00000803;
    private const int LabelMagic = 0x00000801;

    /// <summary>Reads a file of greyscale images (unsigned bytes, three axes: images, rows, columns).</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <returns>Shape of one image, (1, rows, columns), and all pixels, (images, rows, columns), row-major.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut short, too long, or holds something else than images; the message
    /// names the file, what was expected and what was found.</exception>
    public static (ImageShape Shape, byte[] Pixels) ReadImages(string path)
    {
        var (lengths, pixels) = Read(path, ImageMagic);
        return (new ImageShape(1, lengths[1], lengths[2]), pixels);
    }

    /// <summary>Reads a file of labels (unsigned bytes, one axis).</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <returns>One class index for each image.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut short, too long, or holds something else than labels; the message
    /// names the file, what was expected and what was found.</exception>
    public static byte[] ReadLabels(string path) => Read(path, LabelMagic).Values;

    private static (int[] Lengths, byte[] Values) Read(string path, int magic)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new FileNotFoundException($"{path} does not exist; expected an IDX file of {Kind(magic)}.", path);
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[4];
            var found = start[..file.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
            file.Position = 0;
            if (found is not [0x1F, 0x8B, ..]) return ReadValues(path, file, file.Length, magic, isPacked: false);
            // Deflate shrinks at most 1032 times, so a longest possible content is known before anything is allocated.
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            var result = ReadValues(path, unpacked, file.Length * 1032, magic, isPacked: true);
            CheckGzipEnd(path, file, magic, result.Lengths, result.Values);
            return result;
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"{path}: its gzip data are damaged or cut short; expected an IDX file of {Kind(magic)}. Get the file again. "
                + $"({error.Message})", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{path} cannot be read; expected an IDX file of {Kind(magic)}. Check that it is a file and may be read. "
                + $"({error.Message})", error);
        }
    }

    private static (int[] Lengths, byte[] Values) ReadValues(string path, Stream content, long longestContent, int magic, bool isPacked)
    {
        var foundMagic = ReadHeader(path, content, "the magic number", magic);
        if (foundMagic != magic) throw new InvalidDataException($"{path}: {WrongMagic(foundMagic, magic, isPacked)}");
        var lengths = new int[magic & 0xFF];
        long count = 1;
        for (var axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = ReadHeader(path, content, $"the length of axis {axis}", magic);
            if (lengths[axis] < 1 || (count *= lengths[axis]) > Array.MaxLength)
                throw new InvalidDataException(
                    $"{path}: its header says {Text(lengths[..(axis + 1)])} {Kind(magic)}; "
                    + $"each length must be at least 1 and all values fit {Array.MaxLength} bytes.");
        }
        var said = $"its header says {Text(lengths)} {Kind(magic)}, that is {Text(count)} bytes after the header";
        if (HeaderLength(magic) + count > longestContent)
            throw new InvalidDataException(
                $"{path}: {said}, but the file is too short for them ({Text(new FileInfo(path).Length)} bytes in all). "
                + "It is cut short; get it again.");
        var values = new byte[count];
        var read = content.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < values.Length)
            throw new InvalidDataException($"{path}: {said}, but only {Text(read)} follow. It is cut short; get it again.");
        if (content.ReadByte() >= 0)
            throw new InvalidDataException($"{path}: {said}, but more follow. Bytes were added to it or its header is wrong; get it again.");
        return (lengths, values);
    }

    private static int ReadHeader(string path, Stream content, string what, int magic)
    {
        Span<byte> bytes = stackalloc byte[4];
        var read = content.ReadAtLeast(bytes, 4, throwOnEndOfStream: false);
        return read == 4
            ? BinaryPrimitives.ReadInt32BigEndian(bytes)
            : throw new InvalidDataException(
                $"{path}: it ends within {what}; expected an IDX file of {Kind(magic)}, whose header has {HeaderLength(magic)} "
                + "bytes. Get it again.");
    }

    /// <summary>
    /// Gzip data end with the checksum and the length of what their last member holds. When these are not those of the end of the content,
    /// some bytes are missing or others stand behind them.
    /// </summary>
    private static void CheckGzipEnd(string path, FileStream file, int magic, int[] lengths, byte[] values)
    {
        Span<byte> end = stackalloc byte[8];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(end);
        var found = BinaryPrimitives.ReadUInt32LittleEndian(end[4..]);
        var length = HeaderLength(magic) + (long)values.Length;
        // The checksum of a member that is all of the content was checked when it was unpacked.
        if (found == (uint)length || (found < length && Crc32.Of(LastBytes(magic, lengths, values, (int)found)) == checksum)) return;
        throw new InvalidDataException(
            $"{path}: its gzip data should end with their unpacked length, {Text(length)}, or that of their last member, but the file ends with "
            + $"{Text(found)}: it is cut short, or bytes were added. Get it again.");
    }

    private static ReadOnlySpan<byte> LastBytes(int magic, int[] lengths, byte[] values, int count)
    {
        if (count <= values.Length) return values.AsSpan(values.Length - count);
        var header = new byte[HeaderLength(magic)];
        BinaryPrimitives.WriteInt32BigEndian(header, magic);
        for (var axis = 0; axis < lengths.Length; axis++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), lengths[axis]);
        byte[] content = [.. header, .. values];
        return content.AsSpan(content.Length - count);
    }

    private static int HeaderLength(int magic) => 4 + 4 * (magic & 0xFF);

    private static string WrongMagic(int found, int expected, bool isPacked)
    {
        var wanted = $"expected {Kind(expected)} (magic number 0x{expected:X8})";
        return found switch
        {
            _ when isPacked && (uint)found >> 16 == 0x1F8B => $"it is gzip twice; {wanted}. Unpack it once, for example with gunzip, and keep the name.",
            ImageMagic or LabelMagic => $"it holds {Kind(found)} (magic number 0x{found:X8}); {wanted}. Were two files swapped or renamed?",
            _ when (uint)found >> 16 == 0 && (found >> 8 & 0xFF) is 8 or 9 or 11 or 12 or 13 or 14 =>
                $"it is an IDX file of values of type 0x{found >> 8 & 0xFF:X2} with {found & 0xFF} axes (magic number "
                + $"0x{found:X8}); {wanted}.",
            _ =>
                $"{(isPacked ? "its unpacked content is no IDX data, the" : "it is neither gzip (first bytes 1F 8B) nor IDX, its")} first bytes are {(uint)found >> 24:X2} "
                + $"{found >> 16 & 0xFF:X2} {found >> 8 & 0xFF:X2} {found & 0xFF:X2}"
                + $"{((uint)found >> 24 == '<' ? " (a web page?)" : "")}; {wanted}.",
        };
    }

    private static string Kind(int magic) => magic == ImageMagic ? "images" : "labels";

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(int[] lengths) => string.Join(" x ", lengths.Select(length => Text(length)));
}

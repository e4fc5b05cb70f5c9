namespace NotebookLib.Common;

/// <summary>The checksum of gzip and PNG: CRC-32 with the reversed polynomial 0xEDB88320.</summary>
/// <remarks>RFC 1952, section 8.</remarks>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>Checksum of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">Checksum of the bytes before them, if any.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        foreach (var value in bytes) crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++) entry = (entry & 1) == 0 ? entry >> 1 : 0xEDB88320 ^ (entry >> 1);
        return entry;
    }
}

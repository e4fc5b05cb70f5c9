using System.Buffers.Binary;
using System.IO.Compression;

namespace NotebookLib.Tests.Data;

/// <summary>Makes the content of IDX files.</summary>
internal static class IdxBytes
{
    public const int ImageMagic = 0x803;
    public const int LabelMagic = 0x801;

    public static byte[] Of(int magic, int[] lengths, params byte[] values)
    {
        var bytes = new byte[4 + 4 * lengths.Length + values.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, magic);
        for (var i = 0; i < lengths.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * i), lengths[i]);
        values.CopyTo(bytes.AsSpan(4 + 4 * lengths.Length));
        return bytes;
    }

    public static byte[] Labels(params byte[] labels) => Of(LabelMagic, [labels.Length], labels);

    /// <summary>Images whose pixels count up from the image's number.</summary>
    public static byte[] Images(int count, int height, int width) =>
        Of(ImageMagic, [count, height, width], Enumerable.Range(0, count * height * width).Select(i => (byte)(i / (height * width) + i)).ToArray());

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(content);
        return packed.ToArray();
    }
}

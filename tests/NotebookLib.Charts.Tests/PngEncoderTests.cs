using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NotebookLib.Charts;
using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts.Tests;

public sealed class PngEncoderTests
{
    [Fact]
    public void Greyscale_DecodedAgain_HasTheSamePixels()
    {
        byte[] pixels = [0, 50, 100, 150, 200, 255];
        var chunks = Read(PngEncoder.Greyscale(pixels, width: 3, height: 2));
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0], chunks[0].Data);
        Assert.Equal([0, 0, 50, 100, 0, 150, 200, 255], Inflate(chunks[1].Data));
    }

    [Fact]
    public void Palette_DecodedAgain_HasTheSameColours()
    {
        var chunks = Read(PngEncoder.Palette([0, 1], 2, 1, [(new Rgb(1, 2, 3), 1), (new Rgb(250, 251, 252), 0)]));
        Assert.Equal(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal(3, chunks[0].Data[9]);
        Assert.Equal([1, 2, 3, 250, 251, 252], chunks[1].Data);
        Assert.Equal([255, 0], chunks[2].Data);
        Assert.Equal([0, 0, 1], Inflate(chunks[3].Data));
    }

    [Fact]
    public void Greyscale_EndChunk_HasTheKnownChecksum() =>
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], PngEncoder.Greyscale([0], 1, 1)[^4..]);

    // Reads the chunks and checks each checksum with a bit-by-bit CRC.
    private static List<(string Type, byte[] Data)> Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var crc = uint.MaxValue;
            foreach (var b in png.AsSpan(at + 4, length + 4))
            {
                crc ^= b;
                for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
            Assert.Equal(~crc, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]));
            at += length + 12;
        }
        return chunks;
    }

    private static byte[] Inflate(byte[] data)
    {
        using var result = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        zlib.CopyTo(result);
        return result.ToArray();
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using NotebookLib.Common;

namespace NotebookLib.Charts.Drawing;

/// <summary>Writes 8-bit PNG pictures, as greyscale or with a palette. Format: W3C, Portable Network Graphics (third edition), sections 5, 9 and 11.</summary>
internal static class PngEncoder
{
    /// <summary>Encodes greyscale pixels (0 black, 255 white), row-major.</summary>
    public static byte[] Greyscale(ReadOnlySpan<byte> pixels, int width, int height) => Encode(pixels, width, height, 1, 0, [], []);

    /// <summary>Encodes red, green, blue and opacity of each pixel, row-major.</summary>
    public static byte[] ColourWithOpacity(ReadOnlySpan<byte> pixels, int width, int height) => Encode(pixels, width, height, 4, 6, [], []);

    /// <summary>Encodes palette indices, row-major.</summary>
    /// <param name="indices">One for each pixel.</param>
    /// <param name="width">Width, in pixels.</param>
    /// <param name="height">Height, in pixels.</param>
    /// <param name="palette">Colours with their opacity, 0 to 1.</param>
    public static byte[] Palette(ReadOnlySpan<byte> indices, int width, int height, ReadOnlySpan<(Rgb Colour, double Opacity)> palette)
    {
        var entries = new byte[palette.Length * 3];
        var opacities = new byte[palette.Length];
        for (var i = 0; i < palette.Length; i++)
        {
            var (colour, opacity) = palette[i];
            (entries[3 * i], entries[3 * i + 1], entries[3 * i + 2], opacities[i]) = (colour.R, colour.G, colour.B, (byte)Math.Round(255 * opacity));
        }
        return Encode(indices, width, height, 1, 3, entries, opacities);
    }

    /// <summary>The picture as a data URI.</summary>
    public static string DataUri(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int bytesPerPixel, byte colourType, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> opacities)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colourType;
        Chunk(file, "IHDR"u8, header);
        if (palette.Length > 0) Chunk(file, "PLTE"u8, palette);
        if (opacities.Length > 0) Chunk(file, "tRNS"u8, opacities);
        Chunk(file, "IDAT"u8, Compress(pixels, width * bytesPerPixel, height));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int rowBytes, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // filter "none": small pictures of few colours pack no better with another one
                zlib.Write(pixels.Slice(y * rowBytes, rowBytes));
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(data, before: Crc32.Of(type)));
        file.Write(number);
    }
}

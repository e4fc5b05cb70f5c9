using NotebookLib.Data;

namespace NotebookLib.Charts.Drawing;

/// <summary>One small picture that holds all images of a grid at their own size, so that a figure embeds one PNG and not dozens.</summary>
internal sealed class PixelCanvas
{
    private readonly byte[] _pixels;
    private readonly int _channels;
    private readonly Rgb[]? _palette;

    /// <summary>Makes a canvas filled with the ground colour.</summary>
    /// <param name="width">Width, in pixels.</param>
    /// <param name="height">Height, in pixels.</param>
    /// <param name="channels">1 for greyscale or palette indices, 3 for colour.</param>
    /// <param name="palette">256 colours of which the last is the ground; <c>null</c> for greyscale or colour on white.</param>
    public PixelCanvas(int width, int height, int channels = 1, Rgb[]? palette = null)
    {
        (Width, Height, _channels, _palette) = (width, height, channels, palette);
        _pixels = new byte[width * height * channels];
        Array.Fill(_pixels, (byte)255);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Puts an image, (channels, height, width), with its top left corner at a pixel.</summary>
    public void Place(ReadOnlySpan<byte> image, int width, int height, int left, int top)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                    _pixels[((top + y) * Width + left + x) * _channels + channel] = image[(channel * height + y) * width + x];
            }
        }
    }

    public byte[] ToPng() => _palette is not null ? PngEncoder.Palette(_pixels, Width, Height, _palette)
        : _channels == 3 ? PngEncoder.Colour(_pixels, Width, Height)
        : PngEncoder.Greyscale(_pixels, Width, Height);

    /// <summary>Checks that images of a shape can be shown.</summary>
    public static void CheckChannels(ImageShape shape)
    {
        if (shape.Channels is not (1 or 3))
            throw new ArgumentException($"An image of shape {shape} has {shape.Channels} channels; 1 (greyscale) or 3 (red, green, blue) can be shown. "
                + "Show the channels of a layer with Figures.FeatureMaps.");
    }
}

using NotebookLib.Data;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// One small picture that holds all images of a grid at their own size, so that a figure embeds one PNG and not dozens. Between the images the page
/// shines through.
/// </summary>
internal sealed class PixelCanvas
{
    private const byte Ground = 255;

    private readonly byte[] _pixels;
    private readonly (Rgb Colour, double Opacity)[] _palette;

    /// <summary>Makes an empty canvas for palette indices.</summary>
    /// <param name="width">Width, in pixels.</param>
    /// <param name="height">Height, in pixels.</param>
    /// <param name="palette">At most 255 colours, those near white drawn clear; <c>null</c> for greys from black to white.</param>
    /// <param name="channels">3 for images of red, green and blue planes; 1 for indices and greys.</param>
    public PixelCanvas(int width, int height, IReadOnlyList<Rgb>? palette = null, int channels = 1)
    {
        if (palette?.Count > Ground) throw new ArgumentException($"A palette of {palette.Count} colours was given; 255 leave one for the ground.", nameof(palette));
        (Width, Height) = (width, height);
        _palette = new (Rgb, double)[256];
        for (var i = 0; i < Ground; i++)
            _palette[i] = palette is null ? (Grey(i), 1) : i < palette.Count ? palette[i].OverWhite : default;
        IsGrey = palette is null;
        IsColour = channels == 3;
        _pixels = new byte[width * height * (IsColour ? 4 : 1)];
        if (!IsColour) Array.Fill(_pixels, Ground);
    }

    public int Width { get; }

    public int Height { get; }

    private bool IsGrey { get; }

    // Red, green, blue and opacity of each pixel, instead of an index.
    private bool IsColour { get; }

    /// <summary>Puts an image of palette indices, of grey levels from 0 to 255, or of colour planes (3, height, width), with its top left corner at a pixel.</summary>
    public void Place(ReadOnlySpan<byte> image, int width, int height, int left, int top)
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var place = (top + y) * Width + left + x;
                if (IsColour)
                {
                    for (var channel = 0; channel < 3; channel++) _pixels[4 * place + channel] = image[(channel * height + y) * width + x];
                    _pixels[4 * place + 3] = 255;
                    continue;
                }
                var level = image[y * width + x];
                // 255 greys instead of 256: no eye sees the difference, and the ground keeps an index.
                _pixels[place] = IsGrey ? (byte)(level * 254 / 255) : level;
            }
        }
    }

    public byte[] ToPng() => IsColour ? PngEncoder.ColourWithOpacity(_pixels, Width, Height) : PngEncoder.Palette(_pixels, Width, Height, _palette);

    private static Rgb Grey(int index)
    {
        var level = (byte)Math.Round(index * 255 / 254.0);
        return new Rgb(level, level, level);
    }

    /// <summary>Checks that images of a shape can be shown.</summary>
    public static void CheckChannels(ImageShape shape)
    {
        if (shape.Channels is not (1 or 3))
            throw new ArgumentException($"An image of shape {shape} has {shape.Channels} channels; 1 (greyscale) or 3 (red, green, blue) can be shown. "
                + "Show the channels of a layer with Figures.FeatureMaps.");
    }
}

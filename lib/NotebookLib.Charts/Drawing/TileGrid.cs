namespace NotebookLib.Charts.Drawing;

/// <summary>Lays out equal images in rows with captions below. All distances are whole pixels of the images, so that one picture holds them all.</summary>
internal sealed class TileGrid
{
    private const double CaptionSize = Theme.TickSize;
    private const double CaptionLine = CaptionSize * Theme.LineHeight;

    private readonly int _pitchX;
    private readonly int _pitchY;

    /// <summary>Chooses the layout.</summary>
    /// <param name="count">Number of images.</param>
    /// <param name="imageWidth">Width of an image, in its pixels.</param>
    /// <param name="imageHeight">Height of an image, in its pixels.</param>
    /// <param name="sizeOnScreen">Wanted size of the longer side on the screen, in pixels.</param>
    /// <param name="captionWidth">Width of the widest caption, in pixels; 0 for none.</param>
    /// <param name="captionLines">Lines of a caption.</param>
    /// <param name="columns">Images in a row; <c>null</c> fills the width evenly.</param>
    public TileGrid(int count, int imageWidth, int imageHeight, double sizeOnScreen, double captionWidth, int captionLines, int? columns)
    {
        if (columns is < 1) throw new ArgumentOutOfRangeException(nameof(columns), columns, "A grid has at least 1 column; leave columns out to fill the width.");
        const double room = Theme.FullWidth - 2 * Theme.Margin;
        (Count, ImageWidth, ImageHeight) = (count, imageWidth, imageHeight);
        Scale = Math.Max(1, (int)Math.Round(sizeOnScreen / Math.Max(imageWidth, imageHeight), MidpointRounding.AwayFromZero));
        var captionHeight = captionLines == 0 ? 0 : 5 + captionLines * CaptionLine;
        while (true)
        {
            var gap = (int)Math.Ceiling(12.0 / Scale);
            _pitchX = Math.Max(imageWidth + gap, (int)Math.Ceiling((captionWidth + 12) / Scale));
            _pitchY = imageHeight + gap + (int)Math.Ceiling(captionHeight / Scale);
            var fit = Math.Max(1, (int)((room - 4) / (_pitchX * Scale)));
            Columns = Math.Min(count, columns ?? (int)Math.Ceiling(count / Math.Ceiling((double)count / fit)));
            if (Columns <= fit || Scale == 1) break;
            Scale--;
        }
        Rows = (count + Columns - 1) / Columns;
        PixelWidth = Columns * _pitchX;
        PixelHeight = Rows * _pitchY;
    }

    public int Count { get; }

    public int ImageWidth { get; }

    public int ImageHeight { get; }

    /// <summary>Screen pixels of one image pixel.</summary>
    public int Scale { get; private set; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Width of the picture that holds all images, in image pixels.</summary>
    public int PixelWidth { get; }

    public int PixelHeight { get; }

    public double Width => PixelWidth * Scale;

    public double Height => PixelHeight * Scale;

    /// <summary>Left edge of an image in the common picture, in image pixels.</summary>
    public int PixelLeft(int index) => index % Columns * _pitchX + (_pitchX - ImageWidth) / 2;

    /// <summary>Top edge of an image in the common picture, in image pixels.</summary>
    public int PixelTop(int index) => index / Columns * _pitchY + Math.Max(1, 4 / Scale);

    /// <summary>Where an image appears when the grid's top left corner is at <paramref name="origin"/>.</summary>
    public Box Tile(int index, Point origin) =>
        new(origin.X + PixelLeft(index) * Scale, origin.Y + PixelTop(index) * Scale, ImageWidth * Scale, ImageHeight * Scale);

    /// <summary>Middle of a line of an image's caption.</summary>
    public Point Caption(int index, int line, Point origin)
    {
        var tile = Tile(index, origin);
        return new Point(tile.CentreX, tile.Bottom + 5 + (line + 0.5) * CaptionLine);
    }

    /// <summary>Draws the common picture, with what the pointer shows on each image.</summary>
    public void DrawImages(Sheet sheet, Point origin, PixelCanvas canvas, Func<int, string> hover) => PictureMark.Place(
        sheet, new Box(origin.X, origin.Y, Width, Height), canvas,
        [.. Enumerable.Range(0, Count).Select(i => (PixelLeft(i) + (ImageWidth - 1) / 2.0, PixelTop(i) + (ImageHeight - 1) / 2.0, hover(i)))],
        Math.Min(ImageWidth, ImageHeight) * Scale);
}

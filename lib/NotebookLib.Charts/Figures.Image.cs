using NotebookLib.Charts.Drawing;
using NotebookLib.Data;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>One image of a data set, enlarged, with its class as the heading.</summary>
    /// <param name="data">The data set; 1 or 3 channels.</param>
    /// <param name="index">0 to <c>data.Count - 1</c>.</param>
    /// <param name="title">Heading; by default the name of the class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public static Figure Image(ImageDataSet data, int index, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var pixels = data.Pixels(index);
        return DrawImage(pixels, data.Shape, title ?? data.ClassOf(index), $"{data.Name}, image {Say.Count(index)}");
    }

    /// <summary>One 8-bit image, enlarged.</summary>
    /// <param name="pixels">(channels, height, width), row-major; 0 black, 255 white.</param>
    /// <param name="shape">Shape of the image; 1 or 3 channels.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The number of pixels does not fit the shape.</exception>
    public static Figure Image(ReadOnlySpan<byte> pixels, ImageShape shape, string title = "Image")
    {
        CheckPixelCount(pixels.Length, shape);
        return DrawImage(pixels, shape, title, "");
    }

    /// <summary>One image of scaled pixels, as a model sees it, enlarged.</summary>
    /// <param name="pixels">(channels, height, width), row-major, all finite.</param>
    /// <param name="shape">Shape of the image; 1 or 3 channels.</param>
    /// <param name="scale">Which value is black and which white; by default the smallest and the largest pixel.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The number of pixels does not fit the shape, or a pixel is not a finite number.</exception>
    public static Figure Image(ReadOnlySpan<float> pixels, ImageShape shape, PixelScale? scale = null, string title = "Image")
    {
        CheckPixelCount(pixels.Length, shape);
        var range = scale ?? RangeOf(pixels, "pixel");
        return DrawImage(ToGreyLevels(pixels, range), shape, title, $"black is {Say.Value(range.Low)}, white is {Say.Value(range.High)}");
    }

    private static Figure DrawImage(ReadOnlySpan<byte> pixels, ImageShape shape, string title, string origin)
    {
        ArgumentNullException.ThrowIfNull(title);
        PixelCanvas.CheckChannels(shape);
        var (width, height) = (shape.Width, shape.Height);
        var size = $"{width} \u00D7 {height} pixels";
        var scale = Math.Max(1, (int)Math.Round(260.0 / Math.Max(width, height)));
        var x = Axis.Linear("Column (pixels)", -0.5, width - 0.5, tickCount: 6, smallestStep: 1).WithLine().WithoutZoom();
        var y = Axis.Linear("Row (pixels)", height - 0.5, -0.5, tickCount: 6, smallestStep: 1).WithLine().WithoutZoom();
        var subtitle = origin.Length == 0 ? size : $"{origin}, {size}";
        var left = Panel.RoomLeft(y);
        var needed = Math.Max(left + width * scale, Math.Max(TextMeasure.Width(title, Theme.TitleSize, bold: true), TextMeasure.Width(subtitle, Theme.SubtitleSize)));
        var sheet = new Sheet(title, subtitle, (int)Math.Min(Theme.FullWidth, needed + 2 * Theme.Margin + 10), Panel.RoomAbove + height * scale + Panel.RoomBelow(x));
        var box = new Box(sheet.Content.Left + left, sheet.Content.Top + Panel.RoomAbove, width * scale, height * scale);
        var panel = sheet.AddPanel(box, x, y);
        panel.Add(new PictureMark(panel, Png(pixels, shape),
            shape.Channels == 1 ? "row %{y}, column %{x}<br>grey level %{z[0]}<extra></extra>" : "row %{y}, column %{x}<br>red, green, blue %{z}<extra></extra>"));
        return sheet.ToFigure($"Image: {title}. {subtitle}.");
    }

    // Every grey level exactly, as the pointer shows it.
    private static byte[] Png(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        if (shape.Channels == 1) return PngEncoder.Greyscale(pixels, shape.Width, shape.Height);
        var canvas = new PixelCanvas(shape.Width, shape.Height, channels: shape.Channels);
        canvas.Place(pixels, shape.Width, shape.Height, 0, 0);
        return canvas.ToPng();
    }

    private static void CheckPixelCount(int count, ImageShape shape)
    {
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1)
            throw new ArgumentException($"The shape {shape} has an axis below 1; give channels, height and width of the image.", nameof(shape));
        if (count != shape.Size)
            throw new ArgumentException($"An image of shape {shape} has {shape.Size} pixels; {count} were given.", nameof(shape));
    }

    private static PixelScale RangeOf(ReadOnlySpan<float> values, string what)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                throw new ArgumentException($"The {what} at position {i} is {values[i]}; only finite numbers can be shown.", nameof(values));
            (low, high) = (Math.Min(low, values[i]), Math.Max(high, values[i]));
        }
        return low < high ? new PixelScale(low, high) : new PixelScale(low - 1, low + 1);
    }

    private static byte[] ToGreyLevels(ReadOnlySpan<float> values, PixelScale range)
    {
        if (!(range.High > range.Low))
            throw new ArgumentException($"White ({range.High}) must be a larger value than black ({range.Low}).", nameof(range));
        var levels = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                throw new ArgumentException($"The pixel at position {i} is {values[i]}; only finite numbers can be shown.", nameof(values));
            levels[i] = (byte)Math.Clamp(MathF.Round((values[i] - range.Low) / (range.High - range.Low) * 255), 0, 255);
        }
        return levels;
    }
}

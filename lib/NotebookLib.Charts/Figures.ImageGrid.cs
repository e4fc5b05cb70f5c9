using NotebookLib.Charts.Drawing;
using NotebookLib.Data;

namespace NotebookLib.Charts;

public static partial class Figures
{
    private const int MostImages = 200;

    /// <summary>The first images of a data set with their classes.</summary>
    /// <param name="data">The data set, not empty; 1 or 3 channels.</param>
    /// <param name="count">Number of images, 1 to 200; fewer when the set has fewer.</param>
    /// <param name="columns">Images in a row; by default as many as fit.</param>
    /// <param name="title">Heading; by default the name of the data set.</param>
    /// <param name="hideClasses">Whether numbers stand in place of the classes, which the reader unfolds after a guess.</param>
    /// <exception cref="ArgumentException">The data set is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 200, or there is no column.</exception>
    public static Figure ImageGrid(ImageDataSet data, int count = 20, int? columns = null, string? title = null, bool hideClasses = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ImageGrid(data, FirstIndices(data, count), columns, title, hideClasses);
    }

    /// <summary>Chosen images of a data set with their classes.</summary>
    /// <param name="data">The data set; 1 or 3 channels.</param>
    /// <param name="indices">Which images, 1 to 200 of them, each 0 to <c>data.Count - 1</c>.</param>
    /// <param name="columns">Images in a row; by default as many as fit.</param>
    /// <param name="title">Heading; by default the name of the data set.</param>
    /// <param name="hideClasses">Whether numbers stand in place of the classes, which the reader unfolds after a guess.</param>
    /// <exception cref="ArgumentException">No image, or more than 200, was chosen.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image, or no column.</exception>
    public static Figure ImageGrid(ImageDataSet data, IEnumerable<int> indices, int? columns = null, string? title = null, bool hideClasses = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        var chosen = CheckIndices(data, indices);
        string[] classes = [.. chosen.Select(index => ShortName(data.ClassOf(index)))];
        // The same places in both, so that an answer is found where its question was.
        var grid = new TileGrid(chosen.Length, data.Shape.Width, data.Shape.Height, chosen.Length > 12 ? 56 : 84, classes.Max(c => TextMeasure.Width(c, Theme.TickSize)), 1, columns);
        var answer = DrawImages(data, chosen, grid, classes, title);
        return hideClasses ? DrawImages(data, chosen, grid, [.. chosen.Select((_, place) => Say.Count(place + 1))], title, answer) : answer;
    }

    private static Figure DrawImages(ImageDataSet data, int[] chosen, TileGrid grid, string[] captions, string? title, Figure? answer = null)
    {
        var sheet = SheetFor(grid, title ?? data.Name, $"{Say.Many(chosen.Length, "image")} of {Say.Count(data.Count)}, {data.Shape.Width} \u00D7 {data.Shape.Height} pixels");
        var origin = new Point(sheet.Content.Left, sheet.Content.Top);
        grid.DrawImages(sheet, origin, CanvasOf(data, chosen, grid), i => $"image {Say.Count(chosen[i])}\n{captions[i]}");
        for (var i = 0; i < chosen.Length; i++)
        {
            sheet.Rectangle(grid.Tile(i, origin).Grow(0.5), new Paint(Stroke: Theme.Frame));
            sheet.Text(grid.Caption(i, 0, origin), captions[i], new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
        }
        return sheet.ToFigure($"Grid of {Say.Many(chosen.Length, "image")} of {data.Name}: {(answer is null ? Say.List([.. captions.Distinct()], most: 12) : "their classes are to be guessed")}.", answer);
    }

    private static string ShortName(string name) => TextMeasure.Shorten(DisplayText.OneLine(name), 150, Theme.TickSize);

    private static int[] FirstIndices(ImageDataSet data, int count)
    {
        if (count is < 1 or > MostImages)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A grid shows 1 to {MostImages} images; choose a count in that range.");
        return [.. Enumerable.Range(0, Math.Min(count, data.Count))];
    }

    private static int[] CheckIndices(ImageDataSet data, IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        PixelCanvas.CheckChannels(data.Shape);
        int[] chosen = [.. indices];
        if (chosen.Length is 0 or > MostImages)
            throw new ArgumentException($"{chosen.Length} images of {data.Name} were chosen; a grid shows 1 to {MostImages}.", nameof(indices));
        foreach (var index in chosen)
        {
            if (index < 0 || index >= data.Count)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"{data.Name} has {data.Count} images, numbered 0 to {data.Count - 1}.");
        }
        return chosen;
    }

    private static PixelCanvas CanvasOf(ImageDataSet data, int[] chosen, TileGrid grid)
    {
        var canvas = new PixelCanvas(grid.PixelWidth, grid.PixelHeight, channels: data.Shape.Channels);
        for (var i = 0; i < chosen.Length; i++)
            canvas.Place(data.Pixels(chosen[i]), data.Shape.Width, data.Shape.Height, grid.PixelLeft(i), grid.PixelTop(i));
        return canvas;
    }

    private static Sheet SheetFor(TileGrid grid, string title, string subtitle, IReadOnlyList<string>? notes = null)
    {
        var needed = Math.Max(grid.Width, Math.Max(TextMeasure.Width(title, Theme.TitleSize, bold: true), TextMeasure.Width(subtitle, Theme.SubtitleSize)));
        var width = (int)Math.Ceiling(Math.Max(Math.Min(Theme.FullWidth - 2 * Theme.Margin, needed + 10), grid.Width) + 2 * Theme.Margin);
        return new Sheet(title, subtitle, width, grid.Height, notes: notes);
    }
}

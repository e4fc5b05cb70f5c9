using System.Globalization;
using NotebookLib.Charts.Drawing;
using NotebookLib.Data;

namespace NotebookLib.Charts;

public static partial class Figures
{
    private const int MostWindowCells = 64;

    /// <summary>
    /// How a convolution works: a window slides over an image, each of its pixels is multiplied by a weight of the kernel, and the sum is one value of the
    /// feature map. Where the figure is interactive, a slider moves the window along its row.
    /// </summary>
    /// <param name="pixels">(height, width) of a greyscale image, row-major, all finite.</param>
    /// <param name="shape">Shape of the image, one channel, at most 64 x 64.</param>
    /// <param name="kernel">(kernelSize, kernelSize) weights, row-major, all finite.</param>
    /// <param name="row">Row of the window's upper left corner, from 0.</param>
    /// <param name="column">Column of the window's upper left corner, from 0.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, the kernel is not square or larger than the image, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window leaves the image.</exception>
    public static Figure SlidingWindow(
        ReadOnlySpan<float> pixels, ImageShape shape, ReadOnlySpan<float> kernel, int row, int column, string title = "A window slides over the image")
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckPixelCount(pixels.Length, shape);
        if (shape.Channels != 1 || shape.Height > MostWindowCells || shape.Width > MostWindowCells)
            throw new ArgumentException($"The image has the shape {shape}; one channel of at most {MostWindowCells} x {MostWindowCells} pixels can be drawn.", nameof(shape));
        var size = (int)Math.Round(Math.Sqrt(kernel.Length));
        if (size * size != kernel.Length || size < 1 || size > Math.Min(shape.Height, shape.Width))
            throw new ArgumentException($"The kernel has {kernel.Length} weights; give a square number of them, a side of at most {Math.Min(shape.Height, shape.Width)}.", nameof(kernel));
        _ = RangeOf(kernel, "weight");
        var (rows, columns) = (shape.Height - size + 1, shape.Width - size + 1);
        if (row < 0 || row >= rows) throw new ArgumentOutOfRangeException(nameof(row), row, $"The window's row must be 0 to {rows - 1}, so that it stays in the image.");
        if (column < 0 || column >= columns) throw new ArgumentOutOfRangeException(nameof(column), column, $"The window's column must be 0 to {columns - 1}, so that it stays in the image.");
        return new SlidingWindowChart(pixels.ToArray(), shape, kernel.ToArray(), size, row, column, title).Draw(RangeOf(pixels, "pixel"));
    }

    private sealed class SlidingWindowChart(float[] pixels, ImageShape shape, float[] kernel, int size, int row, int column, string title)
    {
        private const double Side = 330;
        private const double Between = 128;

        private readonly int _rows = shape.Height - size + 1;
        private readonly int _columns = shape.Width - size + 1;

        public Figure Draw(PixelScale range)
        {
            var cell = Math.Floor(Side / Math.Max(shape.Height, shape.Width));
            var sum = At(row, column);
            var sheet = new Sheet(title, $"{shape.Height} \u00D7 {shape.Width} pixels, kernel {size} \u00D7 {size}, feature map {_rows} \u00D7 {_columns}; the marked window gives the marked value, {Say.Value(sum)}",
                Theme.FullWidth, 24 + shape.Height * cell + 12)
            { RoomForControls = StepSlider.Height };
            var top = sheet.Content.Top + 24;
            var image = new Box(sheet.Content.Left, top, shape.Width * cell, shape.Height * cell);
            var map = new Box(sheet.Content.Right - _columns * cell, top + size / 2 * cell, _columns * cell, _rows * cell);
            Heading(sheet, image, "Image");
            Heading(sheet, map, "Feature map");
            var imagePanel = sheet.AddPanel(image, Axis.Hidden(-0.5, shape.Width - 0.5), Axis.Hidden(shape.Height - 0.5, -0.5));
            imagePanel.Add(new PictureMark(imagePanel, PngEncoder.Greyscale(ToGreyLevels(pixels, range), shape.Width, shape.Height), "row %{y}, column %{x}<extra></extra>"));
            sheet.Rectangle(image, new Paint(Stroke: Theme.Frame));
            DrawMap(sheet, map);
            DrawKernel(sheet, image, map);
            Box Window(int at) => new(image.Left + at * cell, image.Top + row * cell, size * cell, size * cell);
            Box Value(int at) => new(map.Left + at * cell, map.Top + row * cell, cell, cell);
            sheet.Add(new StepSlider([.. Enumerable.Range(0, _columns).Select(at => ((Box?)Window(at), Value(at).Grow(1)))],
                [.. Enumerable.Range(0, _columns).Select(at => $"{at}")], sheet, $"Window at row {row}, column ", column));
            return sheet.ToFigure($"{title}: the window of {size} by {size} pixels at row {row}, column {column} gives the value {Say.Value(sum)} of the feature map of {_rows} by {_columns} values.");
        }

        private double At(int top, int left)
        {
            var sum = 0.0;
            for (var i = 0; i < kernel.Length; i++) sum += kernel[i] * (double)pixels[(top + i / size) * shape.Width + left + i % size];
            return sum;
        }

        private static void Heading(Sheet sheet, Box box, string text) =>
            sheet.Text(new Point(box.Left, box.Top - 12), text, new TextStyle(Theme.HeadingSize, Theme.Ink, Bold: true));

        private void DrawMap(Sheet sheet, Box box)
        {
            var values = new double[_rows, _columns];
            var reach = 1e-12;
            for (var i = 0; i < values.Length; i++)
            {
                values[i / _columns, i % _columns] = At(i / _columns, i % _columns);
                reach = Math.Max(reach, Math.Abs(values[i / _columns, i % _columns]));
            }
            var panel = sheet.AddPanel(box, Axis.Hidden(-0.5, _columns - 0.5), Axis.Hidden(_rows - 0.5, -0.5));
            panel.Add(new HeatmapMark(panel, _rows, _columns, (r, c) => new HeatmapCell(0.5 + values[r, c] / reach / 2, "", $"row {r}, column {c}: {Say.Value(values[r, c])}", Value: values[r, c]),
                ColourMap.Diverging)
            { Gap = 0 });
            sheet.Rectangle(box, new Paint(Stroke: Theme.Frame));
        }

        // The kernel between image and map, with its weights where they can be read.
        private void DrawKernel(Sheet sheet, Box image, Box map)
        {
            var cell = Math.Min(30, Between / size);
            var box = new Box((image.Right + map.Left) / 2 - size * cell / 2, image.CentreY - size * cell / 2, size * cell, size * cell);
            Heading(sheet, box, "Kernel");
            var sign = new TextStyle(Theme.TitleSize, Theme.Muted, Anchor: Anchor.Middle);
            sheet.Text(new Point((image.Right + box.Left) / 2, box.CentreY), "\u2217", sign);
            sheet.Text(new Point((box.Right + map.Left) / 2, box.CentreY), "=", sign);
            var reach = Math.Max(1e-12, kernel.Max(Math.Abs));
            var panel = sheet.AddPanel(box, Axis.Hidden(-0.5, size - 0.5), Axis.Hidden(size - 0.5, -0.5));
            string Weight(int r, int c) => kernel[r * size + c].ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212');
            panel.Add(new HeatmapMark(panel, size, size, (r, c) => new HeatmapCell(0.5 + kernel[r * size + c] / reach / 2, cell >= 24 ? Weight(r, c) : "", $"weight {Weight(r, c)}"),
                ColourMap.Diverging)
            { Gap = 0, TextSize = Theme.SmallSize });
            sheet.Rectangle(box, new Paint(Stroke: Theme.Frame));
        }
    }
}

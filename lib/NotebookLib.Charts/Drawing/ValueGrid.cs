using NotebookLib.Data;

namespace NotebookLib.Charts.Drawing;

/// <summary>Small matrices of signed numbers side by side, all on one colour scale.</summary>
internal sealed class ValueGrid
{
    private const int Colours = 255;

    private readonly float[] _values;
    private readonly int _height;
    private readonly int _width;
    private readonly IReadOnlyList<string> _captions;
    private readonly double _low;
    private readonly double _high;
    private readonly Rgb[] _palette;

    /// <summary>Takes the matrices.</summary>
    /// <param name="values">(matrices, height, width), row-major, all finite.</param>
    /// <param name="height">Rows of a matrix.</param>
    /// <param name="width">Columns of a matrix.</param>
    /// <param name="captions">One for each matrix; all empty for none.</param>
    public ValueGrid(ReadOnlySpan<float> values, int height, int width, IReadOnlyList<string> captions)
    {
        (_values, _height, _width, _captions) = (values.ToArray(), height, width, captions);
        var (least, most) = (0f, 0f);
        for (var i = 0; i < _values.Length; i++)
        {
            if (!float.IsFinite(_values[i]))
                throw new ArgumentException($"The value at position {i} is {_values[i]}; only finite numbers can be shown.", nameof(values));
            (least, most) = (Math.Min(least, _values[i]), Math.Max(most, _values[i]));
        }
        var reach = Math.Max(-least, most);
        if (reach == 0) reach = 1;
        // Zero is white in either case; values of one sign take one arm of the colours.
        (_low, _high) = least < 0 ? (-reach, reach) : (0, reach);
        var map = least < 0 ? ColourMap.Diverging : ColourMap.Blues;
        _palette = map.Sample(Colours);
    }

    public Figure Draw(string title, string subtitle, string valueName, int? columns, double sizeOnScreen, string altText)
    {
        var captioned = _captions.Any(c => c.Length > 0);
        var grid = new TileGrid(_captions.Count, _width, _height, sizeOnScreen,
            _captions.Max(c => TextMeasure.Width(c, Theme.TickSize)), captioned ? 1 : 0, columns);
        var strip = 220 + TextMeasure.Width(valueName, Theme.SmallSize);
        var needed = Math.Max(Math.Max(grid.Width, strip), Math.Max(TextMeasure.Width(title, Theme.TitleSize, bold: true), TextMeasure.Width(subtitle, Theme.SubtitleSize)));
        var sheet = new Sheet(title, subtitle, (int)Math.Ceiling(Math.Max(grid.Width, Math.Min(needed, Theme.FullWidth - 2 * Theme.Margin)) + 2 * Theme.Margin),
            grid.Height + 10 + ColourBar.Height);
        var origin = new Point(sheet.Content.Left, sheet.Content.Top);
        grid.DrawImages(sheet, origin, Canvas(grid), i => $"{_captions[i]}\n{Range(i)}".Trim());
        for (var i = 0; i < _captions.Count; i++)
        {
            sheet.Rectangle(grid.Tile(i, origin).Grow(0.5), new Paint(Stroke: Theme.Frame));
            if (captioned) sheet.Text(grid.Caption(i, 0, origin), _captions[i], new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
        }
        ColourBar.Draw(sheet, new Point(origin.X + 2, origin.Y + grid.Height + 10), _palette, _low, _high, valueName);
        return sheet.ToFigure($"{altText} The values lie between {Say.Value(_values.Min())} and {Say.Value(_values.Max())}.");
    }

    private PixelCanvas Canvas(TileGrid grid)
    {
        var canvas = new PixelCanvas(grid.PixelWidth, grid.PixelHeight, _palette);
        var size = _height * _width;
        var indices = new byte[size];
        for (var i = 0; i < _captions.Count; i++)
        {
            for (var p = 0; p < size; p++)
                indices[p] = (byte)Math.Round((_values[i * size + p] - _low) / (_high - _low) * (Colours - 1));
            canvas.Place(indices, _width, _height, grid.PixelLeft(i), grid.PixelTop(i));
        }
        return canvas;
    }

    private string Range(int index)
    {
        var values = _values.AsSpan(index * _height * _width, _height * _width);
        return $"{Say.Value(System.Numerics.Tensors.TensorPrimitives.Min<float>(values))} to {Say.Value(System.Numerics.Tensors.TensorPrimitives.Max<float>(values))}";
    }
}

namespace NotebookLib.Charts.Drawing;

/// <summary>A strip that says which colour stands for which value.</summary>
internal static class ColourBar
{
    public const double Height = 34;
    private const double Width = 200;
    private const double Thickness = 10;

    /// <summary>Draws the strip with its ends and, when they have different signs, its zero.</summary>
    /// <param name="sheet">The figure.</param>
    /// <param name="at">Top left corner.</param>
    /// <param name="palette">Colours from the low to the high end.</param>
    /// <param name="low">Value of the first colour.</param>
    /// <param name="high">Value of the last colour.</param>
    /// <param name="name">What the values are, written behind the strip.</param>
    public static void Draw(Sheet sheet, Point at, Rgb[] palette, double low, double high, string name)
    {
        var canvas = new PixelCanvas(palette.Length, 1, palette);
        canvas.Place([.. Enumerable.Range(0, palette.Length).Select(i => (byte)i)], palette.Length, 1, 0, 0);
        var box = new Box(at.X, at.Y, Width, Thickness);
        PictureMark.Place(sheet, box, canvas, [], 0);
        sheet.Rectangle(box, new Paint(Stroke: Theme.Frame));
        var style = new TextStyle(Theme.SmallSize, Theme.Muted);
        var y = box.Bottom + 10;
        sheet.Text(new Point(box.Left, y), Say.Value(low), style);
        sheet.Text(new Point(box.Right, y), Say.Value(high), style with { Anchor = Anchor.End });
        if (low < 0 && high > 0) sheet.Text(new Point(box.Left + Width * -low / (high - low), y), "0", style with { Anchor = Anchor.Middle });
        sheet.Text(new Point(box.Right + 12, box.CentreY), name, style);
    }
}

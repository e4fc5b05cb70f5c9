namespace NotebookLib.Charts.Drawing;

/// <summary>Right and wrong by colour, mark and frame at once, for every reader. The marks are drawn, as not every font has them.</summary>
internal static class Verdict
{
    /// <summary>Width of the mark with the gap behind it.</summary>
    public const double MarkWidth = 14;

    public static string Colour(bool right) => right ? Theme.Right : Theme.Wrong;

    /// <summary>A thin whole frame for right, a thick dashed one for wrong.</summary>
    public static void Frame(Sheet sheet, Box tile, bool right) => sheet.Rectangle(
        right ? tile.Grow(0.75) : tile.Grow(1.5), right ? new Paint(Stroke: Theme.Right, Width: 1.5) : new Paint(Stroke: Theme.Wrong, Width: 3, Dash: "6 3"));

    /// <summary>A tick for right, a cross for wrong; 9 pixels wide from its left edge.</summary>
    public static void Mark(Sheet sheet, double left, double middle, bool right)
    {
        var paint = new Paint(Stroke: Colour(right), Width: 2.25);
        if (right)
        {
            sheet.Path([new(left, middle), new(left + 3.5, middle + 3.5), new(left + 9.5, middle - 4)], closed: false, paint);
            return;
        }
        sheet.Path([new(left + 1, middle - 3.5), new(left + 8, middle + 3.5)], closed: false, paint);
        sheet.Path([new(left + 1, middle + 3.5), new(left + 8, middle - 3.5)], closed: false, paint);
    }
}

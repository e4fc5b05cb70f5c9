using NotebookLib.Learning;

namespace NotebookLib.Charts.Drawing;

/// <summary>A tensor as a picture: planes behind each other for channels, a column of cells for a vector. Sizes grow with the logarithm.</summary>
internal static class TensorGlyph
{
    private const int MostPlanes = 6;
    private const int MostCells = 12;

    public static void Draw(Sheet sheet, TensorShape shape, Point centre)
    {
        if (shape.Rank == 3) DrawPlanes(sheet, shape, centre);
        else DrawColumn(sheet, shape.Size, shape.Rank == 2, centre);
    }

    private static void DrawPlanes(Sheet sheet, TensorShape shape, Point centre)
    {
        var planes = Math.Min(MostPlanes, shape[0]);
        var longer = Math.Max(shape[1], shape[2]);
        var side = Math.Min(52, 10 + 8.7 * Math.Log2(longer));
        var (width, height) = (side * shape[2] / longer, side * shape[1] / longer);
        const double shift = 5;
        var (left, top) = (centre.X - (width + (planes - 1) * shift) / 2, centre.Y - (height + (planes - 1) * shift) / 2);
        for (var i = planes - 1; i >= 0; i--)
            sheet.Rectangle(new Box(left + i * shift, top + (planes - 1 - i) * shift, width, height), new Paint("#e3f1fb", Theme.Right, 1.25), below: true);
    }

    // Two columns for real and imaginary parts.
    private static void DrawColumn(Sheet sheet, int size, bool isDouble, Point centre)
    {
        var cells = Math.Min(MostCells, size);
        var height = Math.Min(92, 16 + 8 * Math.Log2(size));
        var cell = height / cells;
        foreach (var column in isDouble ? new[] { -8.0, 8.0 } : [0.0])
        {
            for (var i = 0; i < cells; i++)
                sheet.Rectangle(new Box(centre.X + column - 7, centre.Y - height / 2 + i * cell, 14, cell), new Paint("#fff1d6", "#d08a00"), below: true);
        }
    }
}

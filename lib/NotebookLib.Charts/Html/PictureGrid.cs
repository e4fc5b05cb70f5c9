using Newtonsoft.Json.Linq;
using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts;

/// <summary>A heatmap or image trace of a user's chart, read for the picture.</summary>
internal sealed class PictureGrid
{
    private const int MostCells = 1_000_000;

    private readonly double[,] _values;
    private readonly Rgb[,]? _colours;

    private PictureGrid(double[,] values, Rgb[,]? colours, string[] columnNames, string[] rowNames)
    {
        (_values, _colours, ColumnNames, RowNames) = (values, colours, columnNames, rowNames);
        (Low, High) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value)) (Low, High) = (Math.Min(Low, value), Math.Max(High, value));
        }
        if (!(Low < High)) (Low, High) = double.IsFinite(Low) ? (Low - 0.5, Low + 0.5) : (0, 1);
    }

    public static Rgb[] Palette { get; } = ColourMap.Blues.Sample(255);

    public int Rows => RowNames.Length;

    public int Columns => ColumnNames.Length;

    public string[] ColumnNames { get; }

    public string[] RowNames { get; }

    public double Low { get; }

    public double High { get; }

    /// <summary>Whether colours stand for values.</summary>
    public bool HasScale => _colours is null;

    /// <summary>Reads the trace; null where it holds no values in rows.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="fromTop">Whether its first row is at the top.</param>
    public static PictureGrid? Of(JToken trace, bool fromTop)
    {
        if (trace["z"] is not JArray { Count: > 0 } z || z[0] is not JArray { Count: > 0 }) return null;
        JArray[] rows = [.. z.OfType<JArray>()];
        if (!fromTop) Array.Reverse(rows);
        var columns = rows.Max(row => row.Count);
        if ((long)columns * rows.Length > MostCells) return null;
        var isImage = (string?)trace["type"] == "image";
        var values = new double[rows.Length, columns];
        var colours = isImage ? new Rgb[rows.Length, columns] : null;
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var cell = column < rows[row].Count ? rows[row][column] : null;
                values[row, column] = PictureSeries.Number(cell);
                if (colours is not null) colours[row, column] = ColourOf(cell as JArray);
            }
        }
        string[] rowNames = Names(trace["y"], rows.Length);
        if (!fromTop) Array.Reverse(rowNames);
        return new PictureGrid(values, colours, Names(trace["x"], columns), rowNames);
    }

    public byte[] ToPng()
    {
        var canvas = new PixelCanvas(Columns, Rows, Palette, channels: _colours is null ? 1 : 3);
        canvas.Place(_colours is null ? Levels() : Planes(), Columns, Rows, 0, 0);
        return canvas.ToPng();
    }

    // Index 255, the ground, where there is no value.
    private byte[] Levels() =>
        [.. _values.Cast<double>().Select(value => double.IsFinite(value) ? (byte)Math.Round((value - Low) / (High - Low) * 254) : (byte)255)];

    private byte[] Planes()
    {
        Rgb[] all = [.. _colours!.Cast<Rgb>()];
        return [.. all.Select(c => c.R), .. all.Select(c => c.G), .. all.Select(c => c.B)];
    }

    private static Rgb ColourOf(JArray? channels)
    {
        byte Channel(int index) => channels is not null && index < channels.Count ? (byte)Math.Clamp(PictureSeries.Number(channels[index]), 0, 255) : (byte)0;
        return new Rgb(Channel(0), Channel(1), Channel(2));
    }

    private static string[] Names(JToken? names, int count) =>
        [.. Enumerable.Range(0, count).Select(i => names is JArray array && i < array.Count ? array[i].ToString() : $"{i}")];
}

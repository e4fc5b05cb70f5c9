using System.Globalization;

namespace NotebookLib.Charts.Drawing;

/// <summary>A grid of coloured cells, some with text in them. Cells that are close to nothing let the page shine through.</summary>
/// <param name="panel">Cell (row, column) stands at (column, row).</param>
/// <param name="rows">Number of rows.</param>
/// <param name="columns">Number of columns.</param>
/// <param name="cell">What a cell shows; null for none.</param>
/// <param name="map">Colours from 0 to 1.</param>
internal sealed class HeatmapMark(Panel panel, int rows, int columns, Func<int, int, HeatmapCell?> cell, ColourMap map) : IMark
{
    /// <summary>Gap between cells, in pixels; none where cells are small.</summary>
    public double Gap { get; init; } = 2;

    /// <summary>What the pointer shows where there are too many cells for a text of each, in plotly.js's template language.</summary>
    public string FineHover { get; init; } = "row %{y}, column %{x}: %{customdata}";

    public double TextSize { get; init; } = Theme.TextSize;

    // Thousands of cells are smaller as one picture, and their hover text as a template.
    private bool IsFine => rows * columns > 400;

    public void Draw(SvgWriter svg)
    {
        if (IsFine)
        {
            svg.Image(panel.Area, PngEncoder.DataUri(Pixels().ToPng()));
            return;
        }
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (cell(row, column) is not { } shown) continue;
                var (from, to) = (panel.Pixel(column - 0.5, row - 0.5), panel.Pixel(column + 0.5, row + 0.5));
                var box = new Box(from.X, from.Y, to.X - from.X, to.Y - from.Y).Grow(-Gap / 2);
                var colour = map[shown.Share];
                var clear = colour.OverWhite;
                if (clear.Opacity > 0.004) svg.Rectangle(box, new Paint(clear.Colour.ToString(), Opacity: clear.Opacity));
                var lines = shown.Text.Split('\n');
                for (var i = 0; i < lines.Length && shown.Text.Length > 0; i++)
                {
                    svg.Text(new Point(box.CentreX, box.CentreY + (i - (lines.Length - 1) / 2.0) * 15), lines[i],
                        new TextStyle(i == 0 ? TextSize : Theme.SmallSize, colour.TextColour, Bold: shown.IsBold && i == 0, Anchor: Anchor.Middle));
                }
            }
        }
    }

    public void AddTo(PlotlyChart chart)
    {
        var trace = panel.Trace("heatmap")
            .With("z", Rows(c => c is null ? null : (double?)Math.Round(c.Share, 4))).With("zmin", 0).With("zmax", 1).With("hoverongaps", false)
            .With("showscale", false).With("colorscale", map.ToPlotly());
        chart.Traces.Add(IsFine
            ? trace.With("customdata", Rows(c => c?.Value is { } value ? PlotlyValue.Number(value) : null)).With("hovertemplate", FineHover + "<extra></extra>")
            : trace.With("xgap", Gap).With("ygap", Gap)
                .With("customdata", Rows(c => c is null ? "" : PlotlyValue.Text(c.Hover))).With("hovertemplate", "%{customdata}<extra></extra>")
                .With("text", Rows(Markup)).With("texttemplate", "%{text}").With("textfont", new Plotly.NET.Font().With("size", TextSize)));
    }

    private PixelCanvas Pixels()
    {
        var canvas = new PixelCanvas(columns, rows, map.Sample(255));
        canvas.Place([.. Rows(c => c is null ? (byte)255 : (byte)Math.Round(Math.Clamp(c.Share, 0, 1) * 254)).SelectMany(row => row)], columns, rows, 0, 0);
        return canvas;
    }

    // In the colour that reads on the cell.
    private string Markup(HeatmapCell? shown)
    {
        if (shown is null || shown.Text.Length == 0) return "";
        var lines = PlotlyValue.Text(shown.Text).Split("<br>");
        if (shown.IsBold) lines[0] = $"<b>{lines[0]}</b>";
        for (var i = 1; i < lines.Length; i++) lines[i] = string.Create(CultureInfo.InvariantCulture, $"<span style=\"font-size:{Theme.SmallSize}px\">{lines[i]}</span>");
        return $"<span style=\"fill:{map[shown.Share].TextColour}\">{string.Join("<br>", lines)}</span>";
    }

    private T[][] Rows<T>(Func<HeatmapCell?, T> value) =>
        [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => value(cell(row, column))).ToArray())];
}

/// <summary>One cell of a heatmap.</summary>
/// <param name="Share">Place in the colours, 0 to 1.</param>
/// <param name="Text">Text in the cell; the first line large.</param>
/// <param name="Hover">What the pointer shows.</param>
/// <param name="IsBold">Whether the first line is bold.</param>
/// <param name="Value">The value behind the colour, shown where cells have no text of their own.</param>
internal sealed record HeatmapCell(double Share, string Text, string Hover, bool IsBold = false, double? Value = null);

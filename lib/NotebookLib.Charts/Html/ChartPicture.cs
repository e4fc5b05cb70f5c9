using System.Globalization;
using Newtonsoft.Json.Linq;
using NotebookLib.Charts.Drawing;
using Plotly.NET;

namespace NotebookLib.Charts;

/// <summary>
/// A static picture of any Plotly.NET chart: its scatter, line and bar traces, each pair of axes as a panel of its own, or a heatmap or image, with
/// title, axis names and legend. What cannot be drawn is said in the picture.
/// </summary>
internal sealed class ChartPicture
{
    private const int DefaultWidth = 720;
    private const double DefaultHeight = 320;
    private const double SmallHeight = 240;
    private const double Gap = 24;

    private readonly JArray _traces;
    private readonly JToken _layout;
    private readonly List<PictureSeries> _series = [];
    private readonly List<string> _notes = [];

    private ChartPicture(GenericChart chart)
    {
        var figure = JObject.Parse(GenericChart.toFigureJson(chart));
        _traces = (JArray)figure["data"]!;
        _layout = figure["layout"]!;
    }

    /// <summary>Draws the picture.</summary>
    public static Figure Of(GenericChart chart)
    {
        var picture = new ChartPicture(chart);
        return picture.Draw(chart);
    }

    private Figure Draw(GenericChart chart)
    {
        var first = _traces.FirstOrDefault(trace => TypeOf(trace) is "heatmap" or "image");
        if (first is not null) return DrawGrid(first, chart);
        foreach (var (trace, index) in _traces.Select((trace, index) => (trace, index))) Collect(trace, index);
        var drawn = _series.Where(series => series.Y.Length > 0).ToArray();
        return drawn.Length == 0 ? DrawNote(chart) : DrawSeries(drawn, chart);
    }

    private void Collect(JToken trace, int index)
    {
        var type = TypeOf(trace);
        if (!IsVisible(trace)) return;
        if (type is not ("scatter" or "scattergl" or "bar"))
        {
            _notes.Add($"Trace {index + 1} ({type}) is only in the interactive chart: this picture can draw scatter, line, bar, heatmap and image traces.");
            return;
        }
        if (_layout[AxisOf(trace, 'x')]?["overlaying"] is not null || _layout[AxisOf(trace, 'y')]?["overlaying"] is not null)
        {
            _notes.Add($"Trace {index + 1} ({type}) is on a second axis over the first, which is only in the interactive chart.");
            return;
        }
        _series.Add(new PictureSeries(trace, index, type == "bar"));
    }

    /// <summary>A pair of axes with its traces, at a place among the others.</summary>
    private sealed record Subplot(PictureSeries[] Series, string XAxis, string YAxis, int Column, int Row);

    private Figure DrawSeries(PictureSeries[] drawn, GenericChart chart)
    {
        var subplots = Subplots(drawn);
        var (columns, rows) = (subplots.Max(s => s.Column) + 1, subplots.Max(s => s.Row) + 1);
        var height = rows == 1 ? DefaultHeight : SmallHeight;
        var width = (DefaultWidth - 2 * Theme.Margin - (columns - 1) * Gap) / columns;
        var axes = subplots.ConvertAll(subplot => AxesOf(subplot, width));
        double[] below = [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, subplots.Count).Where(i => subplots[i].Row == row).Max(i => Panel.RoomBelow(axes[i].X)))];
        SeriesStyle[] listed = [.. drawn.Where(s => s.IsListed).Select(s => s.Style)];
        var sheet = new Sheet(
            ChartTitle(), "", DefaultWidth, rows * (Panel.RoomAbove + height) + below.Sum() + (rows - 1) * Gap, drawn.Length > 1 ? listed : null, _notes);
        for (var i = 0; i < subplots.Count; i++)
        {
            var (subplot, (x, y)) = (subplots[i], axes[i]);
            var left = Panel.RoomLeft(y);
            var top = sheet.Content.Top + below.Take(subplot.Row).Sum() + subplot.Row * (Panel.RoomAbove + height + Gap) + Panel.RoomAbove;
            var panel = sheet.AddPanel(new Box(sheet.Content.Left + subplot.Column * (width + Gap) + left, top, width - left - 12, height), x, y);
            PictureSeries[] bars = [.. subplot.Series.Where(s => s.IsBar)];
            var step = bars.Length == 0 ? 1 : Distance(bars.SelectMany(s => s.X));
            panel.Add(new ClippedMarks(panel.Area.Grow(6), [.. subplot.Series.Select(s => s.ToMark(panel, Array.IndexOf(bars, s), bars.Length, step))]));
        }
        var words = subplots.Select(subplot =>
            Say.List([.. subplot.Series.Select(s => $"{s.Style.Name} ({Say.Many(s.Y.Length, "point")})")])
            + (Title(subplot.XAxis).Length > 0 ? $"; {Title(subplot.YAxis)} against {Title(subplot.XAxis)}" : ""));
        return Finish(sheet, string.Join(". ", words), chart);
    }

    private List<Subplot> Subplots(PictureSeries[] drawn)
    {
        var pairs = drawn.GroupBy(s => (X: AxisOf(s.Trace, 'x'), Y: AxisOf(s.Trace, 'y'))).ToArray();
        if (_layout["grid"] is JObject grid && (int?)grid["columns"] is { } columns && (int?)grid["rows"] is { } rows)
            return [.. pairs.Select(pair => InGrid([.. pair], pair.Key.X, pair.Key.Y, grid, columns, rows))];
        var lefts = pairs.Select(pair => Start(pair.Key.X)).Distinct().Order().ToList();
        var bottoms = pairs.Select(pair => Start(pair.Key.Y)).Distinct().OrderDescending().ToList();
        return [.. pairs.Select(pair => new Subplot([.. pair], pair.Key.X, pair.Key.Y, lefts.IndexOf(Start(pair.Key.X)), bottoms.IndexOf(Start(pair.Key.Y))))];
    }

    // In an independent grid both axes of a cell have its number, counted along the rows; else x axes are numbered by column and y axes by row.
    private static Subplot InGrid(PictureSeries[] series, string x, string y, JObject grid, int columns, int rows)
    {
        static int Number(string axis) => axis.Length == "xaxis".Length ? 0 : int.Parse(axis.AsSpan("xaxis".Length), CultureInfo.InvariantCulture) - 1;
        var isIndependent = (string?)grid["pattern"] == "independent";
        var row = isIndependent ? Number(y) / columns : Number(y);
        return new Subplot(series, x, y, isIndependent ? Number(x) % columns : Number(x), (string?)grid["roworder"] == "bottom to top" ? rows - 1 - row : row);
    }

    /// <summary>Where the part of the chart that an axis takes begins, 0 to 1.</summary>
    private double Start(string axis) => PictureSeries.Number((_layout[axis]?["domain"] as JArray)?.First) is var start && double.IsFinite(start) ? start : 0;

    private (Axis X, Axis Y) AxesOf(Subplot subplot, double room)
    {
        var categories = subplot.Series.SelectMany(s => s.Names ?? []).Distinct().ToArray();
        foreach (var series in subplot.Series) series.Place(categories);
        var bars = subplot.Series.Where(s => s.IsBar).ToArray();
        var xLog = (string?)_layout[subplot.XAxis]?["type"] == "log";
        var yLog = (string?)_layout[subplot.YAxis]?["type"] == "log";
        var y = Values(subplot.Series.SelectMany(s => s.Y).Concat(bars.Length > 0 && !yLog ? [0.0] : []), yLog, Title(subplot.YAxis), subplot.YAxis, tickCount: 6);
        var width = room - Panel.RoomLeft(y) - 12;
        var x = categories.Length > 0
            ? CategoryAxis.For(Title(subplot.XAxis), categories, width / categories.Length)
            : Values(
                subplot.Series.SelectMany(s => s.X).Concat(bars.SelectMany(s => s.X.Select(v => v - 0.5).Concat(s.X.Select(v => v + 0.5)))),
                xLog, Title(subplot.XAxis), subplot.XAxis, tickCount: Math.Max(4, (int)(width / 55))).WithLine();
        return (x, y);
    }

    private Figure DrawGrid(JToken trace, GenericChart chart)
    {
        for (var i = 0; i < _traces.Count; i++)
        {
            if (_traces[i] != trace) _notes.Add($"Trace {i + 1} ({TypeOf(_traces[i])}) is only in the interactive chart: beside a grid this picture draws nothing else.");
        }
        var grid = PictureGrid.Of(trace, (string?)_layout["yaxis"]?["autorange"] == "reversed" || TypeOf(trace) == "image");
        if (grid is null)
        {
            _notes.Add($"The {TypeOf(trace)} has no values that this picture can draw.");
            return DrawNote(chart);
        }
        var cell = Math.Min(60, Math.Min(600.0 / grid.Columns, 420.0 / grid.Rows));
        var y = CategoryAxis.Vertical(Title("yaxis"), grid.RowNames, cell);
        var x = CategoryAxis.For(Title("xaxis"), grid.ColumnNames, cell);
        var left = Panel.RoomLeft(y);
        var sheet = new Sheet(ChartTitle(), "", (int)Math.Max(420, 2 * Theme.Margin + left + grid.Columns * cell + 8),
            Panel.RoomAbove + grid.Rows * cell + Panel.RoomBelow(x) + (grid.HasScale ? 10 + ColourBar.Height : 0), notes: _notes);
        var area = new Box(sheet.Content.Left + left, sheet.Content.Top + Panel.RoomAbove, grid.Columns * cell, grid.Rows * cell);
        var panel = sheet.AddPanel(area, x, y);
        panel.Add(new PictureMark(panel, grid.ToPng()));
        if (grid.HasScale) ColourBar.Draw(sheet, new Point(sheet.Content.Left + 2, sheet.Content.Bottom - ColourBar.Height), PictureGrid.Palette, grid.Low, grid.High, "Value");
        return Finish(sheet, $"{TypeOf(trace)} of {grid.Rows} rows and {grid.Columns} columns", chart);
    }

    private Figure DrawNote(GenericChart chart)
    {
        if (_notes.Count == 0) _notes.Add("The chart has no points.");
        var sheet = new Sheet(ChartTitle(), "", DefaultWidth, 20, notes: _notes);
        return Finish(sheet, Say.List(_notes), chart);
    }

    private Figure Finish(Sheet sheet, string what, GenericChart chart)
    {
        var picture = sheet.ToFigure($"Chart{(ChartTitle().Length > 0 ? $": {ChartTitle()}" : "")}. {what}.{(_notes.Count > 0 ? " " + string.Join(" ", _notes) : "")}");
        return new Figure(picture.Title, picture.AltText, picture.Width, picture.Height, picture.Svg, () => chart);
    }

    private Axis Values(IEnumerable<double> values, bool logarithmic, string title, string axis, int tickCount)
    {
        double[] all = [.. values];
        var range = (_layout[axis]?["range"] as JArray)?.Select(PictureSeries.Number).ToArray();
        var isGiven = range is { Length: 2 } && range.All(double.IsFinite) && range[0] < range[1];
        if (logarithmic)
        {
            var (first, last) = isGiven ? (Math.Pow(10, range![0]), Math.Pow(10, range[1])) : Interval.AroundLogarithmic(all, 0.05);
            return Drawing.Axis.Logarithmic(title, first, last, tickCount);
        }
        var isUnsigned = all.Where(double.IsFinite).All(v => v >= 0);
        var (low, high) = isGiven ? (range![0], range[1]) : Interval.Around(all, 0.05, isUnsigned ? 0 : double.MinValue, double.MaxValue);
        return Drawing.Axis.Linear(title, low, high, tickCount);
    }

    private string ChartTitle() => Plain(_layout["title"]);

    private string Title(string axis) => Plain(_layout[axis]?["title"]);

    // Titles are objects with a text, or the text itself; the markup of plotly.js is left out.
    private static string Plain(JToken? title)
    {
        var text = title is JObject full ? (string?)full["text"] : title?.Type == JTokenType.String ? (string?)title : null;
        return DisplayText.OneLine(System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(text ?? "", "<br>", " ").Replace("<b>", "").Replace("</b>", "")));
    }

    private static string TypeOf(JToken trace) => (string?)trace["type"] ?? "scatter";

    private static bool IsVisible(JToken trace) => trace["visible"] is not { } visible || (visible.Type == JTokenType.Boolean && (bool)visible);

    /// <summary>The name in the layout of the axis that a trace names: "x2" is "xaxis2".</summary>
    private static string AxisOf(JToken trace, char letter) => $"{letter}axis{((string?)trace[$"{letter}axis"] ?? "x")[1..]}";

    private static double Distance(IEnumerable<double> places)
    {
        double[] sorted = [.. places.Where(double.IsFinite).Distinct().Order()];
        return sorted.Length < 2 ? 1 : sorted.Zip(sorted.Skip(1), (a, b) => b - a).Min();
    }
}

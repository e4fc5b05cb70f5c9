using System.Globalization;
using Newtonsoft.Json.Linq;
using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts;

/// <summary>A scatter, line or bar trace of a user's chart, read for the picture.</summary>
internal sealed class PictureSeries
{
    private readonly JToken[] _x;

    public PictureSeries(JToken trace, int index, bool isBar)
    {
        (Trace, IsBar) = (trace, isBar);
        // Bars of horizontal orientation run along the other axis; the picture stands them up.
        var lies = isBar && (string?)trace["orientation"] == "h";
        JToken[] y = Elements(trace[lies ? "x" : "y"]);
        _x = Elements(trace[lies ? "y" : "x"]);
        if (_x.Length == 0) _x = [.. y.Select((_, i) => (JToken)i)];
        var count = Math.Min(_x.Length, y.Length);
        var kept = Thinned(count);
        Y = [.. kept.Select(i => Number(y[i]))];
        _x = [.. kept.Select(i => _x[i])];
        var mode = (string?)trace["mode"] ?? (count > 20 ? "lines" : "lines+markers");
        Style = new SeriesStyle((string?)trace["name"] ?? $"trace {index}", Colour(trace["line"]?["color"]) ?? Colour(trace["marker"]?["color"]) ?? Theme.SeriesColour(index))
        {
            LineWidth = !isBar && mode.Contains("lines") ? (double?)trace["line"]?["width"] ?? Theme.LineWidth : 0,
            Dash = (string?)trace["line"]?["dash"] switch { "dash" => "8 5", "dot" => "2 3", "dashdot" or "longdashdot" => "8 4 2 4", "longdash" => "12 6", var lengths => Lengths(lengths) },
            Marker = isBar ? MarkerShape.Square : mode.Contains("markers") ? MarkerShape.Circle : MarkerShape.None,
        };
    }

    public JToken Trace { get; }

    public bool IsBar { get; }

    /// <summary>Whether the legend names it.</summary>
    public bool IsListed => Trace["showlegend"] is not { Type: JTokenType.Boolean } shown || (bool)shown;

    public double[] X { get; private set; } = [];

    public double[] Y { get; }

    public SeriesStyle Style { get; }

    /// <summary>The horizontal places where they are names, else null.</summary>
    public IEnumerable<string>? Names => _x.All(x => double.IsFinite(Number(x))) ? null : _x.Select(x => x.ToString());

    /// <summary>Gives every point its horizontal place: its own number, or that of its name.</summary>
    public void Place(string[] categories) =>
        X = [.. _x.Select(x => categories.Length == 0 ? Number(x) : Array.IndexOf(categories, x.ToString()))];

    public IMark ToMark(Panel panel, int place, int bars, double distance)
    {
        if (!IsBar) return new LineMark(panel, X, Y, Style);
        var width = 0.8 * distance / bars;
        return new BarMark(panel, [.. X.Select(x => x - 0.4 * distance + width * (place + 0.5))], Y, width, Style, [.. Y.Select(_ => "")]);
    }

    /// <summary>A number as Plotly.NET writes it; NaN for what is none.</summary>
    public static double Number(JToken? value) => value?.Type switch
    {
        JTokenType.Integer or JTokenType.Float => (double)value,
        JTokenType.String when double.TryParse((string?)value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => double.NaN,
    };

    // Lengths of dashes and gaps, as in "5px,4px"; null for what is none.
    private static string? Lengths(string? dash) =>
        dash is not null && dash.Any(char.IsAsciiDigit) && dash.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or ' ' or 'p' or 'x')
            ? dash.Replace("px", "").Replace(',', ' ') : null;

    private static JToken[] Elements(JToken? values) => values is JArray array ? [.. array] : [];

    private static int[] Thinned(int count)
    {
        if (count <= Thinning.MostPoints) return [.. Enumerable.Range(0, count)];
        return [.. Enumerable.Range(0, Thinning.MostPoints).Select(i => (int)((long)i * count / Thinning.MostPoints))];
    }

    // A colour that SVG reads as plotly.js does.
    private static string? Colour(JToken? colour) =>
        colour?.Type == JTokenType.String && ((string)colour!).All(c => char.IsAsciiLetterOrDigit(c) || c is '#' or '(' or ')' or ',' or '.' or '%' or ' ') ? (string)colour! : null;
}

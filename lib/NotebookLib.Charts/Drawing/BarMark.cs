using Marker = Plotly.NET.TraceObjects.Marker;

namespace NotebookLib.Charts.Drawing;

/// <summary>Bars that start at zero, with or without bars of uncertainty.</summary>
internal sealed class BarMark : IMark
{
    private readonly Panel _panel;
    private readonly double[] _centres;
    private readonly double[] _values;
    private readonly double _width;
    private readonly SeriesStyle _style;
    private readonly string[] _hover;
    private readonly string[]? _colours;
    private readonly ErrorBars? _errors;

    /// <summary>Describes one bar for each value.</summary>
    /// <param name="panel">Where they are drawn.</param>
    /// <param name="centres">Middle of each bar, in units of the horizontal axis.</param>
    /// <param name="values">End of each bar; not finite for none.</param>
    /// <param name="width">Width of a bar, in units of the horizontal axis.</param>
    /// <param name="style">Name and colour.</param>
    /// <param name="hoverTexts">What the pointer shows on each bar.</param>
    /// <param name="colours">Colour of each bar, instead of the one of the style.</param>
    /// <param name="error">Half the length of each bar's error bar.</param>
    public BarMark(
        Panel panel, IReadOnlyList<double> centres, IReadOnlyList<double> values, double width, SeriesStyle style, IReadOnlyList<string> hoverTexts,
        IReadOnlyList<string>? colours = null, IReadOnlyList<double>? error = null)
    {
        (_panel, _centres, _values, _width, _style, _hover, _colours) = (panel, [.. centres], [.. values], width, style, [.. hoverTexts], colours?.ToArray());
        _errors = error is null ? null : new ErrorBars(panel, _centres, _values, [.. error], Theme.Ink);
    }

    public void Draw(SvgWriter svg)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (!double.IsFinite(_values[i])) continue;
            var from = _panel.Pixel(_centres[i] - _width / 2, _panel.Y.Clip(Math.Max(0, _values[i])));
            var to = _panel.Pixel(_centres[i] + _width / 2, _panel.Y.Clip(Math.Min(0, _values[i])));
            svg.Rectangle(new Box(from.X, from.Y, to.X - from.X, to.Y - from.Y), new Paint(_colours?[i] ?? _style.Colour));
        }
        _errors?.Draw(svg);
    }

    public void AddTo(PlotlyChart chart) => chart.Traces.Add(_panel.Trace("bar")
        .With("name", PlotlyValue.Text(LegendMark.NameOf(_style))).With("legendgroup", PlotlyValue.Text(_style.Name)).With("showlegend", _style.InLegend)
        .With("x", PlotlyValue.Numbers(_centres)).With("y", PlotlyValue.Numbers(_values)).With("width", PlotlyValue.Number(_width)).With("offset", PlotlyValue.Number(-_width / 2))
        .With("text", PlotlyValue.Texts(_hover)).With("textposition", "none").With("hovertemplate", "%{text}<extra></extra>")
        .With("marker", new Marker().With("color", _colours is null ? _style.Colour : _colours)).With("error_y", _errors?.ToPlotly()));
}

using Plotly.NET.TraceObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>Points joined by a line or not, with or without bars of uncertainty; a value that is not finite leaves a gap.</summary>
internal sealed class LineMark : IMark
{
    private readonly Panel _panel;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly SeriesStyle _style;
    private readonly string[]? _hover;
    private readonly ErrorBars? _errors;

    /// <summary>Describes the points.</summary>
    /// <param name="panel">Where they are drawn.</param>
    /// <param name="x">Horizontal values.</param>
    /// <param name="y">Vertical values.</param>
    /// <param name="style">Name, colour, line and shape.</param>
    /// <param name="hoverTexts">What the pointer shows at each point, where the style's template says <c>%{text}</c>.</param>
    /// <param name="error">Half the length of each point's error bar.</param>
    public LineMark(Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> y, SeriesStyle style, IReadOnlyList<string>? hoverTexts = null, IReadOnlyList<double>? error = null)
    {
        (_panel, _x, _y, _style, _hover) = (panel, [.. x], [.. y], style, hoverTexts?.ToArray());
        _errors = error is null ? null : new ErrorBars(panel, _x, _y, [.. error], style.Colour);
    }

    public static Paint MarkerPaint(SeriesStyle style) => style.Hollow
        ? new Paint(Theme.Background, style.Colour, 2)
        // A rim of the ground parts marks that lie on each other; the thin arms of a cross would vanish in it.
        : new Paint(style.Colour, style.Marker == MarkerShape.Cross ? style.Colour : Theme.Background, 1);

    public void Draw(SvgWriter svg)
    {
        _errors?.Draw(svg);
        var runs = Runs().ToArray();
        foreach (var run in runs.Where(run => _style.LineWidth > 0 && run.Count > 1))
            svg.Path(run, closed: false, new Paint(Stroke: _style.Colour, Width: _style.LineWidth, Dash: _style.Dash));
        foreach (var run in runs)
        {
            // A point between two gaps has no line to be seen by.
            var shape = _style.Marker == MarkerShape.None && run.Count == 1 ? MarkerShape.Circle : _style.Marker;
            foreach (var point in run) svg.Marker(shape, point, _style.MarkerSize, MarkerPaint(_style));
        }
    }

    public void AddTo(PlotlyChart chart)
    {
        var mode = (_style.LineWidth > 0, _style.Marker != MarkerShape.None) switch { (true, true) => "lines+markers", (true, false) => "lines", _ => "markers" };
        var trace = _panel.Trace("scatter").With("mode", mode).With("name", PlotlyValue.Text(LegendMark.NameOf(_style))).With("legendgroup", PlotlyValue.Text(_style.Name))
            .With("showlegend", _style.InLegend).With("x", PlotlyValue.Numbers(_x)).With("y", PlotlyValue.Numbers(_y)).With("hovertemplate", _style.Hover)
            .With("text", _hover is null ? null : PlotlyValue.Texts(_hover)).With("error_y", _errors?.ToPlotly());
        if (_style.LineWidth > 0) trace.With("line", PlotlyValue.Line(_style.Colour, _style.LineWidth, _style.Dash));
        if (_style.Marker == MarkerShape.None && Runs().Any(run => run.Count == 1))
        {
            trace.With("mode", "lines+markers").With("marker", new Marker().With("color", _style.Colour).With("size", _y.Select((_, i) => IsAlone(i) ? _style.MarkerSize : 0).ToArray()));
        }
        if (_style.Marker != MarkerShape.None)
        {
            var paint = MarkerPaint(_style);
            trace.With("cliponaxis", false).With("marker", new Marker()
                .With("symbol", MarkerShapes.PlotlyName(_style.Marker)).With("size", _style.MarkerSize).With("color", paint.Fill)
                .With("line", new Plotly.NET.Line().With("color", paint.Stroke).With("width", paint.Width)));
        }
        chart.Traces.Add(trace);
    }

    private bool IsAlone(int i) => HasPoint(i) && !HasPoint(i - 1) && !HasPoint(i + 1);

    private bool HasPoint(int i) => i >= 0 && i < _x.Length && double.IsFinite(_panel.PixelX(_x[i])) && double.IsFinite(_panel.PixelY(_y[i]));

    // Cuts the series at its gaps.
    private IEnumerable<List<Point>> Runs()
    {
        var run = new List<Point>();
        for (var i = 0; i < _x.Length; i++)
        {
            var point = _panel.Pixel(_x[i], _y[i]);
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
            {
                run.Add(point);
                continue;
            }
            if (run.Count > 0) yield return run;
            run = [];
        }
        if (run.Count > 0) yield return run;
    }
}

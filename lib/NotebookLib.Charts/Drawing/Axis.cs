using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>One axis of a panel: its interval, its ticks, and both ways of drawing them.</summary>
internal sealed class Axis
{
    private enum Kind
    {
        Linear,
        Logarithmic,
        Listed,
        Hidden,
    }

    private readonly Kind _kind;

    private Axis(Kind kind, double low, double high, IReadOnlyList<Tick> ticks, string title)
    {
        _kind = kind;
        Low = low;
        High = high;
        Ticks = ticks;
        Title = title;
    }

    private Axis(Axis other)
        : this(other._kind, other.Low, other.High, other.Ticks, other.Title) =>
        (ShowGrid, ShowLine, Fixed, TurnLabelsDegrees, Suffix, Step, IsScientific)
            = (other.ShowGrid, other.ShowLine, other.Fixed, other.TurnLabelsDegrees, other.Suffix, other.Step, other.IsScientific);

    /// <summary>Name with unit.</summary>
    public string Title { get; }

    /// <summary>Value at the left or lower end; above <see cref="High"/> on a reversed axis.</summary>
    public double Low { get; }

    /// <summary>Value at the right or upper end.</summary>
    public double High { get; }

    public IReadOnlyList<Tick> Ticks { get; }

    public bool ShowGrid { get; private init; } = true;

    public bool ShowLine { get; private init; }

    /// <summary>Whether the axis stays as it is when the reader drags over it.</summary>
    public bool Fixed { get; private init; }

    public double TurnLabelsDegrees { get; private init; }

    private string Suffix { get; init; } = "";

    private double Step { get; init; }

    private bool IsScientific { get; init; }

    /// <summary>Whether anything of the axis is drawn.</summary>
    public bool IsVisible => _kind != Kind.Hidden;

    /// <summary>Width of the widest tick label, in pixels.</summary>
    public double WidestLabel => Ticks.Count == 0 ? 0 : Ticks.Max(t => t.Label.Split('\n').Max(line => TextMeasure.Width(line, Theme.TickSize)));

    /// <summary>Equal distances for equal differences.</summary>
    /// <param name="title">Name with unit.</param>
    /// <param name="low">Value at the left or lower end.</param>
    /// <param name="high">Value at the other end; below <paramref name="low"/> the axis runs backwards.</param>
    /// <param name="tickCount">About how many ticks there is room for.</param>
    /// <param name="suffix">Unit behind each tick label.</param>
    /// <param name="smallestStep">Lower bound of the tick distance: 1 where only whole numbers make sense.</param>
    public static Axis Linear(string title, double low, double high, int tickCount, string suffix = "", double smallestStep = 0)
    {
        var (least, most) = (Math.Min(low, high), Math.Max(low, high));
        var step = Math.Max(smallestStep, Drawing.Ticks.NiceStep((most - least) / tickCount));
        return new Axis(Kind.Linear, low, high, Drawing.Ticks.Linear(least, most, step, suffix), DisplayText.OneLine(title))
        {
            Suffix = suffix,
            Step = step,
            IsScientific = Drawing.Ticks.IsScientific(least, most, step),
        };
    }

    /// <summary>Equal distances for equal ratios; both ends above 0.</summary>
    public static Axis Logarithmic(string title, double low, double high, int tickCount) =>
        new(Kind.Logarithmic, low, high, Drawing.Ticks.Logarithmic(low, high, tickCount), DisplayText.OneLine(title));

    /// <summary>Labels at 0, 1, 2, …; an empty one has no tick.</summary>
    /// <param name="title">What the labels are.</param>
    /// <param name="labels">One for each place.</param>
    /// <param name="reversed">Whether the first one is at the top.</param>
    public static Axis Listed(string title, IReadOnlyList<string> labels, bool reversed = false)
    {
        Tick[] ticks = [.. labels.Select((label, i) => new Tick(i, label)).Where(tick => tick.Label.Length > 0)];
        var (first, last) = reversed ? (labels.Count - 0.5, -0.5) : (-0.5, labels.Count - 0.5);
        return new Axis(Kind.Listed, first, last, ticks, DisplayText.OneLine(title)) { ShowGrid = false, Fixed = true };
    }

    /// <summary>An axis that only carries coordinates.</summary>
    public static Axis Hidden(double low, double high) => new(Kind.Hidden, low, high, [], "") { Fixed = true };

    /// <summary>The same axis drawn as a line with tick marks, without grid lines across the panel.</summary>
    public Axis WithLine() => new(this) { ShowLine = true, ShowGrid = false };

    /// <summary>The same axis without grid lines.</summary>
    public Axis WithoutGrid() => new(this) { ShowGrid = false };

    /// <summary>The same axis, which stays as it is when the reader drags over the panel.</summary>
    public Axis WithoutZoom() => new(this) { Fixed = true };

    /// <summary>The same axis with its labels written at an angle.</summary>
    public Axis WithTurnedLabels(double degrees) => new(this) { TurnLabelsDegrees = degrees };

    /// <summary>Place of a value as a share of the axis, 0 at its low end.</summary>
    public double Share(double value) => _kind == Kind.Logarithmic
        ? (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
        : (value - Low) / (High - Low);

    /// <summary>The value, or the nearer end of the axis for a value beyond it.</summary>
    public double Clip(double value) => Math.Clamp(value, Math.Min(Low, High), Math.Max(Low, High));

    /// <summary>The value as an annotation of plotly.js names its place: on a logarithmic axis by its exponent.</summary>
    public double? Annotated(double value) => PlotlyValue.Number(_kind == Kind.Logarithmic ? Math.Log10(value) : value);

    /// <summary>The axis as plotly.js describes it.</summary>
    /// <param name="anchor">Id of the axis that it stands on.</param>
    /// <param name="domain">Its part of the plotting area; <c>null</c> for the whole.</param>
    public LinearAxis ToPlotly(string anchor, double[]? domain)
    {
        var axis = new LinearAxis()
            .With("domain", domain).With("anchor", domain is null ? null : anchor)
            .With("range", PlotlyValue.Numbers(_kind == Kind.Logarithmic ? [Math.Log10(Low), Math.Log10(High)] : [Low, High]))
            .With("fixedrange", Fixed ? true : null);
        if (_kind == Kind.Hidden) return axis.With("visible", false);
        axis.With("type", _kind == Kind.Logarithmic ? "log" : "linear").With("showgrid", ShowGrid).With("ticks", ShowLine ? "outside" : "")
            .With("tickangle", TurnLabelsDegrees);
        if (ShowLine) axis.With("showline", true).With("ticklen", 4);
        if (Title.Length > 0) axis.With("title", new Title().With("text", PlotlyValue.Text(Title)).With("standoff", 6));
        if (_kind == Kind.Linear)
        {
            // The count that makes plotly.js choose this very step, and finer ones when the reader zooms in.
            return axis.With("nticks", (int)Math.Floor(Math.Abs(High - Low) / Step + 1e-9) + 1).With("ticksuffix", Suffix).With("separatethousands", true)
                .With("exponentformat", IsScientific ? "power" : "none").With("hoverformat", IsScientific ? ".4~g" : ",.3~f");
        }
        return axis.With("tickmode", "array").With("tickvals", PlotlyValue.Numbers(Ticks.Select(t => t.Value))).With("ticktext", PlotlyValue.Texts(Ticks.Select(t => t.Label)));
    }
}

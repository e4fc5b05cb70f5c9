using System.Text.Json.Nodes;

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
        (ShowGrid, ShowLine, Fixed, TurnLabelsDegrees, Suffix, Step) = (other.ShowGrid, other.ShowLine, other.Fixed, other.TurnLabelsDegrees, other.Suffix, other.Step);

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

    /// <summary>Whether anything of the axis is drawn.</summary>
    public bool IsVisible => _kind != Kind.Hidden;

    /// <summary>Width of the widest tick label, in pixels.</summary>
    public double WidestLabel => Ticks.Count == 0 ? 0 : Ticks.Max(t => t.Label.Split('\n').Max(line => FontMetrics.Width(line, Theme.TickSize)));

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
        return new Axis(Kind.Linear, low, high, Drawing.Ticks.Linear(least, most, step, suffix), title) { Suffix = suffix, Step = step };
    }

    /// <summary>Equal distances for equal ratios; both ends above 0.</summary>
    public static Axis Logarithmic(string title, double low, double high, int tickCount) =>
        new(Kind.Logarithmic, low, high, Drawing.Ticks.Logarithmic(low, high, tickCount), title);

    /// <summary>Labels at 0, 1, 2, …; a reversed axis has the first one at the top.</summary>
    public static Axis Listed(string title, IReadOnlyList<string> labels, bool reversed = false)
    {
        var ticks = labels.Select((label, i) => new Tick(i, label)).ToArray();
        return reversed
            ? new Axis(Kind.Listed, labels.Count - 0.5, -0.5, ticks, title) { ShowGrid = false, Fixed = true }
            : new Axis(Kind.Listed, -0.5, labels.Count - 0.5, ticks, title) { ShowGrid = false, Fixed = true };
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
        ? Math.Log(value / Low) / Math.Log(High / Low)
        : (value - Low) / (High - Low);

    /// <summary>The value, or the nearer end of the axis for a value beyond it.</summary>
    public double Clip(double value) => Math.Clamp(value, Math.Min(Low, High), Math.Max(Low, High));

    /// <summary>The axis as plotly.js describes it.</summary>
    /// <param name="from">Start of its domain, as a share of the figure.</param>
    /// <param name="to">End of its domain.</param>
    /// <param name="anchor">Id of the axis that it stands on.</param>
    /// <param name="titleInPlotly">Whether plotly.js writes the title.</param>
    public JsonObject ToPlotly(double from, double to, string anchor, bool titleInPlotly)
    {
        var axis = new JsonObject
        {
            ["domain"] = Json.Numbers([from, to]),
            ["anchor"] = anchor,
            ["range"] = _kind == Kind.Logarithmic ? Json.Numbers([Math.Log10(Low), Math.Log10(High)]) : Json.Numbers([Low, High]),
            ["fixedrange"] = Fixed,
        };
        if (_kind == Kind.Hidden)
        {
            axis["visible"] = false;
            return axis;
        }
        axis["type"] = _kind == Kind.Logarithmic ? "log" : "linear";
        axis["zeroline"] = false;
        axis["showgrid"] = ShowGrid;
        if (ShowGrid) axis["gridcolor"] = Theme.Grid;
        axis["ticks"] = ShowLine ? "outside" : "";
        if (ShowLine)
        {
            axis["showline"] = true;
            axis["linecolor"] = Theme.AxisLine;
            axis["ticklen"] = 4;
            axis["tickcolor"] = Theme.AxisLine;
        }
        else
        {
            axis["ticklabelstandoff"] = 3;
        }
        axis["tickfont"] = Json.Font(Theme.TickSize, Theme.Muted);
        axis["tickangle"] = Json.Number(TurnLabelsDegrees);
        if (titleInPlotly && Title.Length > 0)
            axis["title"] = new JsonObject { ["text"] = Json.Text(Title), ["font"] = Json.Font(Theme.TickSize, Theme.Ink), ["standoff"] = 8 };
        if (_kind == Kind.Linear)
        {
            // The count that makes plotly.js choose this very step, and finer ones when the reader zooms in.
            axis["nticks"] = (int)Math.Floor(Math.Abs(High - Low) / Step + 1e-9) + 1;
            axis["ticksuffix"] = Suffix;
            axis["separatethousands"] = true;
            axis["exponentformat"] = "none";
            axis["hoverformat"] = ",.3~f";
        }
        else
        {
            axis["tickmode"] = "array";
            axis["tickvals"] = Json.Numbers(Ticks.Select(t => t.Value));
            axis["ticktext"] = Json.Texts(Ticks.Select(t => t.Label));
        }
        return axis;
    }
}

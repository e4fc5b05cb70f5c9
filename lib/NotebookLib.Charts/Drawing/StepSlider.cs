using System.Globalization;
using Plotly.NET.LayoutObjects;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// A slider under the interactive chart that goes from step to step: a frame marks the gate just applied, another one the state after it.
/// </summary>
/// <param name="steps">For each step the gate, if there is one, and the state, in pixels of the figure.</param>
/// <param name="captions">Name of each step.</param>
/// <param name="sheet">The figure.</param>
/// <param name="prefix">What stands before the name of the step.</param>
/// <param name="start">Step that is marked first, in the picture too; by default the first one, in the chart only.</param>
internal sealed class StepSlider(
    IReadOnlyList<(Box? Gate, Box State)> steps, IReadOnlyList<string> captions, Sheet sheet, string prefix = "After step ", int? start = null) : IMark
{
    /// <summary>Room that the slider takes under the figure, in pixels.</summary>
    public const int Height = 84;

    public void Draw(SvgWriter svg)
    {
        if (start is not { } step) return;
        foreach (var place in new[] { steps[step].Gate, steps[step].State })
            if (place is { } box) svg.Rectangle(box, new Paint(Stroke: Theme.Wrong, Width: 2));
    }

    public void AddTo(PlotlyChart chart)
    {
        var first = chart.Shapes.Count;
        var step = steps[start ?? 0];
        chart.Shapes.Add(Frame(chart, step.Gate ?? step.State));
        chart.Shapes.Add(Frame(chart, step.State));
        var shared = new Plotly.NET.Padding().With("t", 0).With("b", 0).With("l", 0).With("r", 0);
        chart.Layout.With("sliders", new[]
        {
            new Slider().With("active", start ?? 0).With("x", chart.X(Theme.Margin)).With("len", chart.Wide(sheet.Width - 2 * Theme.Margin - 10)).With("y", chart.Y(sheet.Height))
                .With("yanchor", "top").With("pad", shared)
                .With("currentvalue", new SliderCurrentValue().With("prefix", prefix).With("xanchor", "left").With("font", PlotlyValue.Font(Theme.HeadingSize, Theme.Ink)))
                .With("font", PlotlyValue.Font(Theme.SmallSize, Theme.Muted))
                .With("steps", steps.Select((step, i) => new SliderStep().With("label", PlotlyValue.Text(Label(i))).With("method", "relayout")
                    .With("args", new object[] { Moved(chart, first, step.Gate, step.State) })).ToArray()),
        });
    }

    // Of many steps only the number has room.
    private string Label(int step) => steps.Count <= 8 ? captions[step] : step.ToString(CultureInfo.InvariantCulture);

    private static Shape Frame(PlotlyChart chart, Box place) => new Shape().With("type", "rect").With("xref", "paper").With("yref", "paper")
        .With("x0", chart.X(place.Left)).With("x1", chart.X(place.Right)).With("y0", chart.Y(place.Bottom)).With("y1", chart.Y(place.Top))
        .With("line", PlotlyValue.Line(Theme.Wrong, 2)).With("fillcolor", Theme.Wrong + "1f");

    private static Dictionary<string, object> Moved(PlotlyChart chart, int first, Box? gate, Box state)
    {
        var moved = new Dictionary<string, object>();
        // A step without a gate marks its state twice.
        foreach (var (shape, place) in new[] { (first, gate ?? state), (first + 1, state) })
        {
            foreach (var (name, value) in new[] { ("x0", chart.X(place.Left)), ("x1", chart.X(place.Right)), ("y0", chart.Y(place.Bottom)), ("y1", chart.Y(place.Top)) })
                moved[$"shapes[{shape}].{name}"] = value;
        }
        return moved;
    }
}

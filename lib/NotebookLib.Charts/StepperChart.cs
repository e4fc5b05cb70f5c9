using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

/// <summary>Draws the walk through a circuit: small multiples in the static picture, one panel with a slider in the interactive figure.</summary>
internal sealed class StepperChart(Circuit circuit, CircuitStep[] steps, string title)
{
    private const double MultipleHeight = 74;
    private const double MultipleGap = 20;
    private const double SliderHeight = 78;

    private readonly int _qubits = circuit.Qubits;
    private readonly int _count = 1 << circuit.Qubits;
    private readonly Complex[][] _amplitudes = [.. steps.Select(s => s.State.ToArray())];
    private readonly string[] _captions = [.. steps.Select(s => $"{s.Number}: {StepCaption.Of(s.Instruction)}")];

    private int Columns => Math.Min(steps.Length, _count switch { <= 8 => 5, 16 => 3, _ => 2 });

    private double RowHeight => 20 + MultipleHeight + 26;

    private double Room => Theme.FullWidth - 2 * Theme.Margin;

    public Figure Draw()
    {
        var picture = new CircuitPicture(circuit, (int)(Room - PhaseWheel.Size - 10));
        var top = Math.Max(picture.Height, PhaseWheel.Size + 12) + 12;
        var rows = (steps.Length + Columns - 1) / Columns;
        var below = Math.Max(rows * RowHeight, 330);
        var sheet = new Sheet(title, $"{Say.Many(_qubits, "qubit")}; bars: magnitude of each amplitude (the line above them is 1), colour: its phase in radians", Theme.FullWidth, top + below);
        var origin = new Point(sheet.Content.Left, sheet.Content.Top);
        picture.Draw(sheet, origin);
        PhaseWheel.Draw(sheet, sheet.Content.Right - PhaseWheel.Size, origin.Y + 8);
        DrawMultiples(sheet.Svg, origin.Y + top);
        DrawInteractive(sheet, picture, origin, new Box(origin.X, origin.Y + top, Room, below));
        return sheet.ToFigure($"{title}. {circuit.Describe()} {string.Join(" ", steps.Select((s, i) => $"{_captions[i]}: {s.State.ToKets(digits: 2, maxTerms: 4)}."))}");
    }

    private void DrawMultiples(SvgBuilder svg, double top)
    {
        var width = (Room - (Columns - 1) * MultipleGap) / Columns;
        for (var i = 0; i < steps.Length; i++)
        {
            var box = new Box(Theme.Margin + i % Columns * (width + MultipleGap), top + i / Columns * RowHeight + 20, width, MultipleHeight);
            svg.Text(new Point(box.Left, box.Top - 10), Shortened(_captions[i], width), new TextStyle(Theme.TickSize, Theme.Ink, Bold: true));
            var slot = width / _count;
            for (var k = 0; k < _count; k++)
            {
                var height = Math.Min(1, _amplitudes[i][k].Magnitude) * MultipleHeight;
                var left = box.Left + (k + 0.5) * slot - slot * AmplitudeBars.BarWidth / 2;
                svg.Rectangle(new Box(left, box.Bottom - height, slot * AmplitudeBars.BarWidth, height), new Paint(AmplitudeBars.Colour(_amplitudes[i][k])));
                if (k % LabelEvery(slot) == 0) svg.Text(new Point(box.Left + (k + 0.5) * slot, box.Bottom + 10), AmplitudeText.Bits(k, _qubits), new TextStyle(Theme.SmallSize, Theme.Muted, Anchor: Anchor.Middle));
            }
            svg.Line(new Point(box.Left, box.Bottom + 0.5), new Point(box.Right, box.Bottom + 0.5), new Paint(Stroke: Theme.AxisLine));
            svg.Line(new Point(box.Left, box.Top), new Point(box.Right, box.Top), new Paint(Stroke: Theme.Grid));
        }
    }

    // With many bars only every second, fourth, … has room for its label.
    private int LabelEvery(double slot)
    {
        var every = 1;
        while (every * slot < FontMetrics.Width(AmplitudeText.Bits(0, _qubits), Theme.SmallSize) + 5) every *= 2;
        return every;
    }

    private static string Shortened(string text, double width)
    {
        if (FontMetrics.Width(text, Theme.TickSize, bold: true) <= width) return text;
        while (text.Length > 4 && FontMetrics.Width(text + "\u2026", Theme.TickSize, bold: true) > width) text = text[..^1];
        return text + "\u2026";
    }

    private void DrawInteractive(Sheet sheet, CircuitPicture picture, Point origin, Box room)
    {
        var y = AmplitudeBars.MagnitudeAxis(1, tickCount: 5);
        var area = new Box(room.Left + 34, room.Top + 30, room.Width - 34 - 6, room.Height - 30 - 34 - SliderHeight);
        sheet.Annotate(new Point(room.Left, area.Top - 16), y.Title, new TextStyle(Theme.HeadingSize, Theme.Ink, Bold: true));
        // The axes of the interactive panel must not appear in the static picture: they are added to the layout alone.
        var bars = AddAxes(sheet, 1, area, CategoryAxis.For("", [.. Enumerable.Range(0, _count).Select(k => AmplitudeText.Ket(k, _qubits))], area.Width / _count), y);
        sheet.Traces.Add((JsonNode)BarTrace(0, bars));
        var circuitBox = new Box(origin.X, origin.Y, picture.Width, picture.Height);
        var mark = AddAxes(sheet, 2, circuitBox, Axis.Hidden(0, picture.Width), Axis.Hidden(picture.Height, 0));
        sheet.Traces.Add((JsonNode)MarkTrace(0, picture, mark));
        sheet.Traces.Add((JsonNode)CaptionTrace(0, bars));
        sheet.Frames = new JsonArray([.. steps.Select((_, i) => (JsonNode)new JsonObject
        {
            ["name"] = Name(i),
            ["data"] = new JsonArray(BarTrace(i, bars), MarkTrace(i, picture, mark), CaptionTrace(i, bars)),
            ["traces"] = new JsonArray(0, 1, 2),
        })]);
        sheet.Layout["sliders"] = new JsonArray(Slider(sheet, room));
        sheet.Layout["updatemenus"] = new JsonArray(PlayButton(sheet, room));
    }

    private static (string X, string Y) AddAxes(Sheet sheet, int number, Box area, Axis x, Axis y)
    {
        var id = number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture);
        sheet.Layout["xaxis" + id] = x.ToPlotly(area.Left / sheet.Width, area.Right / sheet.Width, "y" + id, titleInPlotly: true);
        sheet.Layout["yaxis" + id] = y.ToPlotly(1 - area.Bottom / sheet.Height, 1 - area.Top / sheet.Height, "x" + id, titleInPlotly: false);
        return ("x" + id, "y" + id);
    }

    private static string Name(int step) => step.ToString(CultureInfo.InvariantCulture);

    private JsonObject BarTrace(int step, (string X, string Y) axes) => new()
    {
        ["type"] = "bar",
        ["showlegend"] = false,
        ["x"] = Json.Numbers(Enumerable.Range(0, _count).Select(k => (double)k)),
        ["y"] = Json.Numbers(_amplitudes[step].Select(a => a.Magnitude)),
        ["width"] = Json.Number(AmplitudeBars.BarWidth),
        ["text"] = Json.Texts(_amplitudes[step].Select(a => _count <= 16 ? AmplitudeBars.Label(a) : "")),
        ["textposition"] = "outside",
        ["textfont"] = Json.Font(Theme.TickSize, Theme.Ink),
        ["customdata"] = Json.Texts(_amplitudes[step].Select((a, k) => AmplitudeText.Details(k, _qubits, a))),
        ["hovertemplate"] = "%{customdata}<extra></extra>",
        ["marker"] = new JsonObject { ["color"] = Json.Texts(_amplitudes[step].Select(AmplitudeBars.Colour)) },
        ["xaxis"] = axes.X,
        ["yaxis"] = axes.Y,
    };

    // A frame around the instruction just applied; none at the start.
    private static JsonObject MarkTrace(int step, CircuitPicture picture, (string X, string Y) axes)
    {
        var box = step == 0 ? null : picture.Places[step - 1];
        double[] x = box is { } b ? [b.Left, b.Right, b.Right, b.Left, b.Left] : [double.NaN];
        double[] y = box is { } c ? [c.Top, c.Top, c.Bottom, c.Bottom, c.Top] : [double.NaN];
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["showlegend"] = false,
            ["x"] = Json.Numbers(x),
            ["y"] = Json.Numbers(y),
            ["line"] = new JsonObject { ["color"] = Theme.Wrong, ["width"] = 2 },
            ["fill"] = "toself",
            ["fillcolor"] = Theme.Wrong + "1f",
            ["hoverinfo"] = "skip",
            ["xaxis"] = axes.X,
            ["yaxis"] = axes.Y,
        };
    }

    // What was just applied, in words, above the bars.
    private JsonObject CaptionTrace(int step, (string X, string Y) axes) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "text",
        ["showlegend"] = false,
        ["x"] = Json.Numbers([(_count - 1) / 2.0]),
        ["y"] = Json.Numbers([1.12]),
        ["text"] = Json.Texts([_captions[step]]),
        ["textfont"] = Json.Font(Theme.HeadingSize, Theme.Ink),
        ["hoverinfo"] = "skip",
        ["cliponaxis"] = false,
        ["xaxis"] = axes.X,
        ["yaxis"] = axes.Y,
    };

    private static JsonObject Jump() => new()
    {
        ["mode"] = "immediate",
        ["frame"] = new JsonObject { ["duration"] = 0, ["redraw"] = true },
        ["transition"] = new JsonObject { ["duration"] = 0 },
    };

    private JsonObject Slider(Sheet sheet, Box room) => new()
    {
        ["active"] = 0,
        ["x"] = Json.Number((room.Left + 80) / sheet.Width),
        ["len"] = Json.Number((room.Width - 90) / sheet.Width),
        ["y"] = Json.Number(1 - (room.Bottom - SliderHeight + 10) / sheet.Height),
        ["yanchor"] = "top",
        ["pad"] = new JsonObject { ["t"] = 0, ["b"] = 0, ["l"] = 0, ["r"] = 0 },
        ["currentvalue"] = new JsonObject { ["prefix"] = "After step ", ["xanchor"] = "left", ["font"] = Json.Font(Theme.HeadingSize, Theme.Ink) },
        ["font"] = Json.Font(Theme.SmallSize, Theme.Muted),
        ["steps"] = new JsonArray([.. steps.Select((_, i) => (JsonNode)new JsonObject
        {
            ["label"] = Json.Text(Name(i)),
            ["method"] = "animate",
            ["args"] = new JsonArray(new JsonArray(Name(i)), Jump()),
        })]),
    };

    private static JsonObject PlayButton(Sheet sheet, Box room) => new()
    {
        ["type"] = "buttons",
        ["direction"] = "left",
        ["showactive"] = false,
        ["x"] = Json.Number(room.Left / sheet.Width),
        ["xanchor"] = "left",
        ["y"] = Json.Number(1 - (room.Bottom - SliderHeight + 26) / sheet.Height),
        ["yanchor"] = "top",
        ["pad"] = new JsonObject { ["t"] = 0, ["b"] = 0, ["l"] = 0, ["r"] = 0 },
        ["font"] = Json.Font(Theme.TickSize, Theme.Ink),
        ["buttons"] = new JsonArray(new JsonObject
        {
            ["label"] = "Play",
            ["method"] = "animate",
            ["args"] = new JsonArray(null, new JsonObject
            {
                ["fromcurrent"] = true,
                ["mode"] = "immediate",
                ["frame"] = new JsonObject { ["duration"] = 900, ["redraw"] = true },
                ["transition"] = new JsonObject { ["duration"] = 0 },
            }),
        }),
    };
}

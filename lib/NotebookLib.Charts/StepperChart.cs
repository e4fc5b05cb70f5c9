using System.Numerics;
using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

/// <summary>Draws the walk through a circuit: the circuit, and under it the amplitudes after every gate side by side.</summary>
internal sealed class StepperChart(Circuit circuit, CircuitStep[] steps, string title)
{
    private const double BarsHeight = 74;
    private const double Gap = 20;
    private const double CaptionHeight = 22;
    private const double RowHeight = CaptionHeight + BarsHeight + 26;
    private const double LeastWidth = 600;
    private const double Room = Theme.FullWidth - 2 * Theme.Margin;

    private readonly int _qubits = circuit.Qubits;
    private readonly int _count = 1 << circuit.Qubits;
    private readonly string[] _captions = [.. steps.Select(s => $"{s.Number}: {s.Instruction?.Caption ?? "start"}")];

    private int Columns => Math.Min(steps.Length, _count switch { <= 8 => 5, 16 => 3, _ => 2 });

    private double BarsWidth => Math.Min(300, (Room - (Columns - 1) * Gap) / Columns);

    public Figure Draw()
    {
        var drawing = circuit.Draw(new DrawingOptions { Width = (int)(Room - PhaseWheel.Size - 10) });
        var top = Math.Max(drawing.Height, PhaseWheel.Size + 12) + 8;
        var rows = (steps.Length + Columns - 1) / Columns;
        var needed = Math.Max(Columns * (BarsWidth + Gap) - Gap, drawing.Width + 10 + PhaseWheel.Size);
        var sheet = new Sheet(title, $"{Say.Many(_qubits, "qubit")}; bars: magnitude of each amplitude (the line above them is 1), colour: its phase in radians",
            (int)Math.Ceiling(Math.Max(LeastWidth, needed + 2 * Theme.Margin)), top + rows * RowHeight)
        { RoomForControls = StepSlider.Height };
        var origin = new Point(sheet.Content.Left, sheet.Content.Top);
        sheet.Add(new CircuitMark(drawing, origin));
        PhaseWheel.Draw(sheet, sheet.Content.Right - PhaseWheel.Size, origin.Y + 8);
        Box[] boxes = [.. steps.Select((_, i) => new Box(
            origin.X + i % Columns * (BarsWidth + Gap), origin.Y + top + i / Columns * RowHeight + CaptionHeight, BarsWidth, BarsHeight))];
        for (var i = 0; i < steps.Length; i++) DrawBars(sheet, steps[i].State.ToArray(), _captions[i], boxes[i]);
        Box?[] gates = [null, .. drawing.Places.Select(place => place is { } p ? new Box(origin.X + p.Left, origin.Y + p.Top, p.Width, p.Height) : (Box?)null)];
        sheet.Add(new StepSlider([.. steps.Select((_, i) => (gates[i], boxes[i].Grow(6).Union(boxes[i] with { Top = boxes[i].Top - CaptionHeight + 2 })))], _captions, sheet));
        return sheet.ToFigure($"{title}. {circuit.Describe()} {string.Join(" ", steps.Select((s, i) => $"{_captions[i]}: {s.State.ToKets(digits: 2, maxTerms: 4)}."))}");
    }

    private void DrawBars(Sheet sheet, Complex[] amplitudes, string caption, Box box)
    {
        sheet.Text(new Point(box.Left, box.Top - 11), TextMeasure.Shorten(caption, box.Width, Theme.TickSize, bold: true), new TextStyle(Theme.TickSize, Theme.Ink, Bold: true));
        var every = LabelEvery(box.Width / _count);
        var x = Axis.Listed("", [.. Enumerable.Range(0, _count).Select(k => k % every == 0 ? AmplitudeText.Bits(k, _qubits) : "")]);
        var panel = sheet.AddPanel(box, x, Axis.Hidden(0, 1));
        sheet.Line(new Point(box.Left, box.Top), new Point(box.Right, box.Top), new Paint(Stroke: Theme.Grid));
        panel.Add(new BarMark(panel, [.. amplitudes.Select((_, k) => (double)k)], [.. amplitudes.Select(a => a.Magnitude)], AmplitudeBars.BarWidth,
            new SeriesStyle(caption, Theme.Ink), [.. amplitudes.Select((a, k) => AmplitudeText.Details(k, _qubits, a))], [.. amplitudes.Select(AmplitudeBars.Colour)]));
        sheet.Line(new Point(box.Left, box.Bottom), new Point(box.Right, box.Bottom), new Paint(Stroke: Theme.AxisLine));
    }

    // With many bars only every second, fourth, … has room for its label.
    private int LabelEvery(double slot)
    {
        var every = 1;
        while (every * slot < TextMeasure.Width(AmplitudeText.Bits(0, _qubits), Theme.TickSize) + 5) every *= 2;
        return every;
    }
}

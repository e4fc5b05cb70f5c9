using NotebookLib.Common.Drawing;
using static NotebookLib.Quantum.Drawing.SvgStyle;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Draws the symbols of a circuit.</summary>
/// <param name="writer">Receives the elements.</param>
internal sealed class SvgSymbols(SvgWriter writer)
{
    /// <summary>Width of a symbol.</summary>
    public static double Width(Mark mark) => mark.Kind switch
    {
        MarkKind.Box or MarkKind.Reset => Math.Max(BoxMinWidth, 2 * BoxPadding + (mark.Ports.IsEmpty ? 0 : 10)
            + Math.Max(TextMeasure.Width(mark.Label, LabelSize), TextMeasure.Width(mark.Angles, AngleSize))),
        MarkKind.Measure => BoxMinWidth,
        MarkKind.Barrier => BarrierWidth,
        _ => 2 * NotRadius,
    };

    /// <summary>Draws a symbol.</summary>
    /// <param name="mark">The symbol.</param>
    /// <param name="x">Centre of its column.</param>
    /// <param name="y">Height of its first wire.</param>
    /// <param name="lastY">Height of its last wire.</param>
    /// <param name="isBit">True on the wire of a classical bit.</param>
    public void Draw(Mark mark, double x, double y, double lastY, bool isBit)
    {
        var ink = new Paint(Stroke: Theme.Ink, Width: 1.5);
        var centre = new Point(x, y);
        switch (mark.Kind)
        {
            case MarkKind.Control or MarkKind.OpenControl:
                var colour = isBit ? Classical : Theme.Ink;
                var fill = mark.Kind == MarkKind.Control ? colour : Theme.Background;
                writer.Circle(centre, isBit ? DotRadius - 1 : DotRadius, new Paint(fill, colour, 1.5));
                break;
            case MarkKind.Not:
                writer.Circle(centre, NotRadius, ink with { Fill = Theme.Background });
                writer.Line(centre with { X = x - NotRadius }, centre with { X = x + NotRadius }, ink);
                writer.Line(centre with { Y = y - NotRadius }, centre with { Y = y + NotRadius }, ink);
                break;
            case MarkKind.Swap:
                writer.Line(new Point(x - SwapArm, y - SwapArm), new Point(x + SwapArm, y + SwapArm), ink with { Width = 1.8 });
                writer.Line(new Point(x - SwapArm, y + SwapArm), new Point(x + SwapArm, y - SwapArm), ink with { Width = 1.8 });
                break;
            case MarkKind.Outcome:
                writer.Path([new(x - 5, y - 9), new(x + 5, y - 9), new(x, y - DoubleLine)], closed: true, new Paint(Classical, Classical));
                break;
            case MarkKind.Barrier:
                writer.Rectangle(new Box(x - BarrierWidth / 2, y - QubitPitch / 2, BarrierWidth, QubitPitch), new Paint(Band));
                writer.Line(centre with { Y = y - QubitPitch / 2 }, centre with { Y = y + QubitPitch / 2 }, new Paint(Stroke: Wire, Width: 1.2, Dash: "4 4"));
                break;
            case MarkKind.Measure:
                Meter(mark, x, y);
                break;
            default:
                Box(mark, x, y, lastY);
                break;
        }
    }

    private void Box(Mark mark, double x, double y, double lastY)
    {
        var width = Width(mark);
        var colours = mark.Kind == MarkKind.Reset ? Instrument : Of(mark.Gate);
        writer.Rectangle(new Box(x - width / 2, y - BoxHeight / 2, width, lastY - y + BoxHeight), new Paint(colours.Fill, colours.Stroke, 1.4), radius: 5);
        var middle = (y + lastY) / 2;
        var hasAngles = mark.Angles.Length > 0;
        writer.Text(new Point(x, hasAngles ? middle - 7 : middle), mark.Label, new TextStyle(LabelSize, colours.Text, Anchor: Anchor.Middle));
        if (hasAngles)
            writer.Text(new Point(x, middle + 9.5), mark.Angles.Replace('-', '−'), new TextStyle(AngleSize, colours.Text, Anchor: Anchor.Middle));
        for (var i = 0; i < mark.Ports.Length; i++)
        {
            var at = mark.Ports.Length == 1 ? y : y + (lastY - y) * i / (mark.Ports.Length - 1);
            writer.Text(new Point(x - width / 2 + 4, at - 9), mark.Ports[i], new TextStyle(PortSize, colours.Text));
        }
    }

    private void Meter(Mark mark, double x, double y)
    {
        var stroke = new Paint(Stroke: Instrument.Stroke, Width: 1.4);
        writer.Rectangle(new Box(x - BoxMinWidth / 2, y - BoxHeight / 2, BoxMinWidth, BoxHeight), stroke with { Fill = Instrument.Fill }, radius: 5);
        var hasLabel = mark.Label.Length > 0;
        var foot = hasLabel ? y + 1 : y + 7;
        writer.Path($"M{SvgWriter.Number(x - 11)} {SvgWriter.Number(foot)}A11 11 0 0 1 {SvgWriter.Number(x + 11)} {SvgWriter.Number(foot)}", stroke);
        writer.Line(new Point(x, foot), new Point(x + 8, foot - 13), stroke);
        writer.Circle(new Point(x, foot), 1.2, stroke with { Fill = Instrument.Stroke, Width = 1 });
        if (hasLabel)
            writer.Text(new Point(x, y + 11), mark.Label[..1] + string.Concat(mark.Label[1..].Select(digit => (char)('₀' + digit - '0'))),
                new TextStyle(AngleSize, Theme.Muted, Anchor: Anchor.Middle));
    }
}

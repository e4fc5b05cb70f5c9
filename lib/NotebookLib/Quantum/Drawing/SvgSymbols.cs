using static NotebookLib.Quantum.Drawing.SvgStyle;
using static NotebookLib.Quantum.Drawing.SvgWriter;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Draws the symbols of a circuit.</summary>
/// <param name="writer">Receives the elements.</param>
internal sealed class SvgSymbols(SvgWriter writer)
{
    /// <summary>Width of a symbol.</summary>
    public static double Width(Mark mark) => mark.Kind switch
    {
        MarkKind.Box or MarkKind.Reset => Math.Max(BoxMinWidth, 2 * BoxPadding + (mark.Ports.IsEmpty ? 0 : 10)
            + Math.Max(TextWidth(mark.Label, LabelSize), TextWidth(mark.Angles, AngleSize))),
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
        switch (mark.Kind)
        {
            case MarkKind.Control:
                writer.Circle(x, y, isBit ? DotRadius - 1 : DotRadius, isBit ? Classical : Ink, isBit ? Classical : Ink, 1.5);
                break;
            case MarkKind.OpenControl:
                writer.Circle(x, y, isBit ? DotRadius - 1 : DotRadius, Background, isBit ? Classical : Ink, 1.5);
                break;
            case MarkKind.Not:
                writer.Circle(x, y, NotRadius, Background, Ink, 1.5);
                writer.Line(x - NotRadius, y, x + NotRadius, y, Ink, 1.5);
                writer.Line(x, y - NotRadius, x, y + NotRadius, Ink, 1.5);
                break;
            case MarkKind.Swap:
                writer.Path($"M{N(x - SwapArm)} {N(y - SwapArm)}L{N(x + SwapArm)} {N(y + SwapArm)}M{N(x - SwapArm)} {N(y + SwapArm)}L{N(x + SwapArm)} {N(y - SwapArm)}", Ink, 1.8);
                break;
            case MarkKind.Outcome:
                writer.Path($"M{N(x - 5)} {N(y - 9)}L{N(x + 5)} {N(y - 9)}L{N(x)} {N(y - DoubleLine)}Z", Classical, 1, Classical);
                break;
            case MarkKind.Barrier:
                writer.Rect(x - BarrierWidth / 2, y - QubitPitch / 2, BarrierWidth, QubitPitch, 0, Band);
                writer.Line(x, y - QubitPitch / 2, x, y + QubitPitch / 2, Wire, 1.2, """stroke-dasharray="4 4" """);
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
        writer.Rect(x - width / 2, y - BoxHeight / 2, width, lastY - y + BoxHeight, 5, colours.Fill, colours.Stroke);
        var middle = (y + lastY) / 2;
        var hasAngles = mark.Angles.Length > 0;
        writer.Text(x, hasAngles ? middle - 7 : middle, mark.Label, LabelSize, colours.Text);
        if (hasAngles)
            writer.Text(x, middle + 9.5, mark.Angles, AngleSize, colours.Text);
        for (var i = 0; i < mark.Ports.Length; i++)
        {
            var at = mark.Ports.Length == 1 ? y : y + (lastY - y) * i / (mark.Ports.Length - 1);
            writer.Text(x - width / 2 + 4, at - 9, mark.Ports[i], PortSize, colours.Text, "start");
        }
    }

    private void Meter(Mark mark, double x, double y)
    {
        writer.Rect(x - BoxMinWidth / 2, y - BoxHeight / 2, BoxMinWidth, BoxHeight, 5, Instrument.Fill, Instrument.Stroke);
        var hasLabel = mark.Label.Length > 0;
        var foot = hasLabel ? y + 1 : y + 7;
        writer.Path($"M{N(x - 11)} {N(foot)}A11 11 0 0 1 {N(x + 11)} {N(foot)}", Instrument.Stroke, 1.4);
        writer.Line(x, foot, x + 8, foot - 13, Instrument.Stroke, 1.4, """stroke-linecap="round" """);
        writer.Circle(x, foot, 1.2, Instrument.Stroke, Instrument.Stroke, 1);
        if (hasLabel)
            writer.Text(x, y + 11, mark.Label[..1] + string.Concat(mark.Label[1..].Select(digit => (char)('₀' + digit - '0'))), AngleSize, Muted);
    }
}

using NotebookLib.Common.Drawing;
using static NotebookLib.Quantum.Drawing.SvgStyle;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Draws a circuit as SVG: arranges lines of columns under each other; <see cref="SvgLine"/> draws one of them.</summary>
internal static class SvgDrawing
{
    private const double DefaultWidth = 900;
    private const double NoteSize = Theme.TickSize;

    public static CircuitDrawing Draw(Circuit circuit, DrawingOptions options)
    {
        var layout = CircuitLayout.Of(circuit, options);
        var labelWidth = layout.Labels.Max(label => TextMeasure.Width(label, LabelSize));
        var wireStart = Theme.Margin + labelWidth + 8;
        var widths = layout.Columns.Select(SvgLine.ColumnWidth).ToArray();
        var available = (options.Width ?? DefaultWidth) - wireStart - 2 * LeadIn - Theme.Margin;
        var lines = CircuitLayout.Wrap(widths, available);

        var lineHeight = QubitPitch * layout.Qubits + BitPitch * layout.Bits;
        var width = wireStart + 2 * LeadIn + Theme.Margin + lines.Max(range => Math.Max(widths[range].Sum(), 2 * LeadIn));
        if (layout.HiddenNote is not null)
            width = Math.Max(width, 2 * Theme.Margin + TextMeasure.Width(layout.HiddenNote, NoteSize));
        var noteHeight = layout.HiddenNote is null ? 0 : 24;
        var height = 2 * Theme.Margin + lines.Count * lineHeight + (lines.Count - 1) * LineGap + noteHeight;

        var writer = new SvgWriter();
        var places = new DrawingBox?[circuit.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var top = Theme.Margin + i * (lineHeight + LineGap);
            new SvgLine(writer, layout, options.HighlightedSteps, places, wireStart, top).Draw(lines[i], widths, continues: i > 0, goesOn: i < lines.Count - 1);
        }
        if (layout.HiddenNote is { } note)
            writer.Text(new Point(Theme.Margin, height - Theme.Margin - 6), note, new TextStyle(NoteSize, Theme.Muted));
        var (w, h) = ((int)Math.Ceiling(width), (int)Math.Ceiling(height));
        return new CircuitDrawing(writer.ToSvg(w, h, circuit.Describe()), w, h, places);
    }
}

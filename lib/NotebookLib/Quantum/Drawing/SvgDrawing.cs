using System.Net;
using static NotebookLib.Quantum.Drawing.SvgStyle;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Draws a circuit as SVG: arranges lines of columns under each other; <see cref="SvgLine"/> draws one of them.</summary>
internal static class SvgDrawing
{
    private const double DefaultWidth = 900;
    private const double NoteSize = 12;

    public static string Draw(Circuit circuit, DrawingOptions options)
    {
        var layout = CircuitLayout.Of(circuit, options);
        var labelWidth = layout.Labels.Max(label => SvgWriter.TextWidth(label, LabelSize));
        var wireStart = Margin + labelWidth + 8;
        var widths = layout.Columns.Select(SvgLine.ColumnWidth).ToArray();
        var available = (options.Width ?? DefaultWidth) - wireStart - 2 * LeadIn - Margin;
        var lines = CircuitLayout.Wrap(widths, available);

        var lineHeight = QubitPitch * layout.Qubits + BitPitch * layout.Bits;
        var width = wireStart + 2 * LeadIn + Margin + lines.Max(range => Math.Max(widths[range].Sum(), 2 * LeadIn));
        if (layout.HiddenNote is not null)
            width = Math.Max(width, 2 * Margin + SvgWriter.TextWidth(layout.HiddenNote, NoteSize));
        var noteHeight = layout.HiddenNote is null ? 0 : 24;
        var height = 2 * Margin + lines.Count * lineHeight + (lines.Count - 1) * LineGap + noteHeight;

        var writer = new SvgWriter();
        var description = WebUtility.HtmlEncode(circuit.Describe());
        var (w, h) = (SvgWriter.N(Math.Ceiling(width)), SvgWriter.N(Math.Ceiling(height)));
        writer.Raw($"""<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" aria-label="{description}" font-family="{FontFamily}">""");
        writer.Raw($"<title>{description}</title>");
        writer.Rect(0, 0, Math.Ceiling(width), Math.Ceiling(height), 0, Background);
        for (var i = 0; i < lines.Count; i++)
        {
            var top = Margin + i * (lineHeight + LineGap);
            new SvgLine(writer, layout, options.HighlightStep, wireStart, top).Draw(lines[i], widths, continues: i > 0, goesOn: i < lines.Count - 1);
        }
        if (layout.HiddenNote is { } note)
            writer.Text(Margin, height - Margin - 6, note, NoteSize, Muted, "start");
        writer.Raw("</svg>");
        return writer.ToString();
    }
}

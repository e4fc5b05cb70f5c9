using System.Collections.Immutable;
using NotebookLib.Common.Drawing;
using static NotebookLib.Quantum.Drawing.SvgStyle;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Draws one line of a wrapped circuit: labels, wires, and the columns on them.</summary>
/// <param name="writer">Receives the elements.</param>
/// <param name="layout">The whole circuit's layout.</param>
/// <param name="highlighted">Instructions to mark.</param>
/// <param name="places">Receives where each instruction stands.</param>
/// <param name="wireStart">Where the wires start.</param>
/// <param name="top">Top of the line.</param>
internal sealed class SvgLine(
    SvgWriter writer, CircuitLayout layout, IReadOnlyCollection<int> highlighted, DrawingBox?[] places, double wireStart, double top)
{
    private readonly SvgSymbols _symbols = new(writer);

    /// <summary>Width of a column with the space to the next.</summary>
    public static double ColumnWidth(ImmutableArray<DrawnItem> items) =>
        items.SelectMany(item => item.Marks).Max(SvgSymbols.Width) + ColumnGap;

    public void Draw(Range columns, double[] widths, bool continues, bool goesOn)
    {
        var wireEnd = wireStart + 2 * LeadIn + Math.Max(widths[columns].Sum(), 2 * LeadIn);
        var (first, count) = columns.GetOffsetAndLength(widths.Length);
        var centres = new double[count];
        var x = wireStart + LeadIn;
        for (var i = 0; i < count; i++)
        {
            centres[i] = x + widths[first + i] / 2;
            x += widths[first + i];
        }

        var placed = layout.Columns[columns].SelectMany((items, i) => items.Select(item => (Item: item, X: centres[i], Width: widths[first + i]))).ToArray();
        foreach (var (item, at, width) in placed)
            Place(item, at, width);
        for (var row = 0; row < layout.Rows; row++)
            Wire(row, wireEnd, continues, goesOn);
        foreach (var (item, at, _) in placed)
            Item(item, at);
    }

    private double Y(int row) => row < layout.Qubits
        ? top + QubitPitch * (row + 0.5)
        : top + QubitPitch * layout.Qubits + BitPitch * (row - layout.Qubits + 0.5);

    private void Wire(int row, double end, bool continues, bool goesOn)
    {
        var y = Y(row);
        var isBit = row >= layout.Qubits;
        writer.Text(new Point(wireStart - 8, y), Subscripted(layout.Labels[row]), new TextStyle(LabelSize, isBit ? Theme.Muted : Theme.Ink, Anchor: Anchor.End));
        double[] offsets = isBit ? [-DoubleLine, DoubleLine] : [0];
        foreach (var offset in offsets)
        {
            var paint = isBit ? new Paint(Stroke: Classical, Width: 1) : new Paint(Stroke: SvgStyle.Wire, Width: 1.5);
            var from = continues ? wireStart + LeadIn : wireStart;
            var to = goesOn ? end - LeadIn : end;
            writer.Line(new Point(from, y + offset), new Point(to, y + offset), paint);
            // Dots say that the wire comes from the line above, or goes on in the line below.
            if (continues)
                writer.Line(new Point(wireStart, y + offset), new Point(from, y + offset), paint with { Dash = "2 3" });
            if (goesOn)
                writer.Line(new Point(to, y + offset), new Point(end, y + offset), paint with { Dash = "2 3" });
        }
    }

    private void Place(DrawnItem item, double x, double width)
    {
        var rows = item.Marks.SelectMany(mark => new[] { mark.Row, mark.LastRow }).ToArray();
        var (from, to) = (Y(rows.Min()) - QubitPitch / 2 + 1, Y(rows.Max()) + QubitPitch / 2 - 1);
        var box = new Box(x - width / 2, from, width, to - from);
        if (highlighted.Contains(item.Step)) writer.Rectangle(box, new Paint(Highlight), radius: 6);
        var all = places[item.Step] is { } known ? Together(known, box) : box;
        places[item.Step] = new DrawingBox(all.Left, all.Top, all.Width, all.Height);
    }

    // Parts of an instruction in one line belong together; those in a later line do not widen its place.
    private Box Together(DrawingBox known, Box part)
    {
        var first = new Box(known.Left, known.Top, known.Width, known.Height);
        return known.Top < top ? first : first.Union(part);
    }

    private void Item(DrawnItem item, double x)
    {
        writer.BeginStep(item.Step);
        if (item.ClassicalLink is { } classical)
            foreach (var offset in (double[])[-DoubleLine, DoubleLine])
                writer.Line(new Point(x + offset, Y(classical.Top)), new Point(x + offset, Y(classical.Bottom)), new Paint(Stroke: Classical));
        if (item.Link is { } link)
            writer.Line(new Point(x, Y(link.Top)), new Point(x, Y(link.Bottom)), new Paint(Stroke: Theme.Ink, Width: 1.5));
        foreach (var mark in item.Marks)
            _symbols.Draw(mark, x, Y(mark.Row), Y(mark.LastRow), isBit: mark.Row >= layout.Qubits);
        writer.EndStep();
    }

    /// <summary>A number at the end of a name is written as a subscript.</summary>
    private static string Subscripted(string label)
    {
        var letters = label.TrimEnd("0123456789".ToCharArray());
        return letters.Length == 0 || letters.Length == label.Length || !char.IsLetter(letters[^1])
            ? label
            : letters + string.Concat(label[letters.Length..].Select(digit => (char)('₀' + digit - '0')));
    }
}

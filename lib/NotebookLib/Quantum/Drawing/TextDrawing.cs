using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Draws a circuit with box characters.</summary>
internal static class TextDrawing
{
    private const int DefaultWidth = 100;

    public static string Draw(Circuit circuit, DrawingOptions options)
    {
        var layout = CircuitLayout.Of(circuit, options);
        var labelWidth = layout.Labels.Max(DisplayText.CellsOf) + 2;
        var columns = layout.Columns.Select(items => new TextColumn(items)).ToArray();
        // The label, "─" or "«" before the first column, and "─" or "»" at the end.
        var available = (options.Width ?? DefaultWidth) - labelWidth - 2;
        var lines = CircuitLayout.Wrap([.. columns.Select(column => column.Width + 1.0)], available);
        var text = string.Join('\n', lines.Select((range, i) => Line(layout, columns[range], labelWidth, i > 0, i < lines.Count - 1)));
        return (text + layout.HiddenNote).TrimEnd('\n');
    }

    private static string Line(CircuitLayout layout, TextColumn[] columns, int labelWidth, bool continues, bool goesOn)
    {
        var width = labelWidth + 1 + columns.Sum(column => column.Width + 1) + (goesOn ? 1 : 0);
        var canvas = new TextCanvas(layout.Qubits, layout.Rows, width);
        for (var row = 0; row < layout.Rows; row++)
        {
            canvas.Write(TextCanvas.LineOf(row), 0, new string(' ', labelWidth - 2 - DisplayText.CellsOf(layout.Labels[row])) + layout.Labels[row] + ": ");
            if (continues)
                canvas.Write(TextCanvas.LineOf(row), labelWidth, "«");
            if (goesOn)
                canvas.Write(TextCanvas.LineOf(row), width - 1, "»");
        }
        var x = labelWidth + 1;
        foreach (var column in columns)
        {
            foreach (var item in column.Items)
                DrawItem(canvas, layout, item, x + column.Centre);
            x += column.Width + 1;
        }
        return canvas.Render();
    }

    private static void DrawItem(TextCanvas canvas, CircuitLayout layout, DrawnItem item, int centre)
    {
        if (item.ClassicalLink is { } classical)
            canvas.Vertical(classical, centre, isDouble: true);
        if (item.Link is { } link)
            canvas.Vertical(link, centre, isDouble: false);
        foreach (var mark in item.Marks)
            DrawMark(canvas, layout, item, mark, centre);
    }

    private static void DrawMark(TextCanvas canvas, CircuitLayout layout, DrawnItem item, Mark mark, int centre)
    {
        var line = TextCanvas.LineOf(mark.Row);
        switch (mark.Kind)
        {
            case MarkKind.Control: canvas.Write(line, centre, "●"); break;
            case MarkKind.OpenControl: canvas.Write(line, centre, "○"); break;
            case MarkKind.Not: canvas.Write(line, centre, "⊕"); break;
            case MarkKind.Swap: canvas.Write(line, centre, "╳"); break;
            case MarkKind.Outcome: canvas.Write(line, centre, item.ClassicalLink?.Bottom > mark.Row ? "╬" : "╩"); break;
            case MarkKind.Barrier:
                for (var i = mark.Row == 0 ? 0 : -1; i <= (mark.Row == layout.Rows - 1 ? 0 : 1); i++)
                    canvas.Write(line + i, centre, "░");
                break;
            default: DrawBox(canvas, item, mark, centre); break;
        }
    }

    private static void DrawBox(TextCanvas canvas, DrawnItem item, Mark mark, int centre)
    {
        var text = TextColumn.BoxText(mark);
        var inner = DisplayText.CellsOf(text) + 2;
        var left = centre - (inner + 2) / 2;
        var first = TextCanvas.LineOf(mark.Row) - 1;
        var last = TextCanvas.LineOf(mark.LastRow) + 1;
        var middle = (first + last) / 2;
        for (var line = first + 1; line < last; line++)
        {
            var (start, end) = line % 3 == 1 ? ('┤', '├') : ('│', '│');
            canvas.Write(line, left, start + (line == middle ? " " + text + " " : new string(' ', inner)) + end);
        }
        for (var i = 0; i < mark.Ports.Length; i++)
            canvas.Write(TextCanvas.LineOf(mark.Row + i), left + 1, mark.Ports[i]);
        canvas.Write(first, left, "┌" + new string('─', inner) + "┐");
        canvas.Write(last, left, "└" + new string('─', inner) + "┘");
        if (item.Link is { } link && link.Top < mark.Row)
            canvas.Write(first, centre, "┴");
        if (item.Link is { } below && below.Bottom > mark.LastRow)
            canvas.Write(last, centre, "┬");
        else if (item.ClassicalLink is { } classical && classical.Bottom > mark.LastRow)
            canvas.Write(last, centre, "╥");
        if (item.ClassicalLink is { } from && from.Top < mark.Row)
            canvas.Write(first, centre, "╨");
    }
}

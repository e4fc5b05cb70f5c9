using System.Text;
using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>
/// Characters on a grid with three lines for each wire: above, on and below it. Neighbouring wires share a line where nothing collides.
/// A cell holds one character as a reader sees it; the second cell of a wide one is empty.
/// </summary>
internal sealed class TextCanvas
{
    private readonly string[][] _lines;
    private readonly int _qubits;

    public TextCanvas(int qubits, int rows, int width)
    {
        _qubits = qubits;
        _lines = new string[3 * rows][];
        for (var line = 0; line < _lines.Length; line++)
        {
            _lines[line] = new string[width];
            Array.Fill(_lines[line], line % 3 != 1 ? " " : IsClassical(line) ? "═" : "─");
        }
    }

    /// <summary>Line number of a wire.</summary>
    public static int LineOf(int row) => 3 * row + 1;

    /// <summary>Writes a string; what was there is gone.</summary>
    public void Write(int line, int x, string text)
    {
        foreach (var character in DisplayText.Characters(text))
        {
            var cells = DisplayText.Cells(character);
            if (cells == 0)
            {
                if (x > 0) _lines[line][x - 1] += character;
                continue;
            }
            _lines[line][x] = character;
            if (cells == 2) _lines[line][x + 1] = "";
            x += cells;
        }
    }

    /// <summary>A vertical line from wire to wire; wires passed on the way are crossed.</summary>
    public void Vertical(RowRange rows, int x, bool isDouble)
    {
        for (var line = LineOf(rows.Top) + 1; line < LineOf(rows.Bottom); line++)
            _lines[line][x] = line % 3 != 1 ? (isDouble ? "║" : "│") : IsClassical(line) ? "╬" : isDouble ? "╫" : "┼";
    }

    /// <summary>All lines as text, line ends <c>\n</c>, no blanks at line ends.</summary>
    public string Render()
    {
        var text = new StringBuilder();
        void Append(string[] line)
        {
            if (!IsBlank(line))
                text.Append(string.Concat(line).TrimEnd()).Append('\n');
        }

        var rows = _lines.Length / 3;
        Append(_lines[0]);
        for (var row = 0; row < rows; row++)
        {
            Append(_lines[LineOf(row)]);
            if (row == rows - 1)
                break;
            var below = _lines[LineOf(row) + 1];
            var above = _lines[LineOf(row + 1) - 1];
            if (Merged(below, above) is { } merged)
            {
                // One line of air between qubits even where nothing joins them; bits stand closer.
                if (row + 1 < _qubits && IsBlank(merged))
                    text.Append('\n');
                Append(merged);
                continue;
            }
            Append(below);
            Append(above);
        }
        Append(_lines[^1]);
        return text.ToString();
    }

    private static bool IsBlank(string[] line) => line.All(string.IsNullOrWhiteSpace);

    private static string[]? Merged(string[] below, string[] above)
    {
        var merged = new string[below.Length];
        for (var x = 0; x < merged.Length; x++)
        {
            var (a, b) = (below[x], above[x]);
            // Two boxes, one above the other, must not share a border: that would read as one box on two wires.
            if (IsBorder(a) && IsBorder(b))
                return null;
            if (a == b || b == " " || b is "│" or "║" && a != " ")
                merged[x] = a;
            else if (a is " " or "│" or "║")
                merged[x] = b;
            else
                return null;
        }
        return merged;
    }

    private static bool IsBorder(string cell) => cell is "─" or "└" or "┘" or "┌" or "┐" or "┴" or "┬" or "╥";

    private bool IsClassical(int line) => line >= 3 * _qubits;
}

using System.Collections.Immutable;
using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>A column with its width in characters; lines through it stand at its centre.</summary>
internal sealed class TextColumn
{
    public TextColumn(ImmutableArray<DrawnItem> items)
    {
        Items = items;
        var widths = items.SelectMany(item => item.Marks).Select(MarkWidth).ToArray();
        Centre = widths.Max(width => width / 2);
        Width = Centre + widths.Max(width => width - width / 2);
    }

    /// <summary>What stands in the column.</summary>
    public ImmutableArray<DrawnItem> Items { get; }

    /// <summary>Width in characters.</summary>
    public int Width { get; }

    /// <summary>Distance of the centre from the left.</summary>
    public int Centre { get; }

    /// <summary>The text in a box.</summary>
    public static string BoxText(Mark mark)
    {
        var label = mark.Kind == MarkKind.Measure ? (mark.Label.Length > 0 ? "M→" + mark.Label : "M") : mark.Label;
        var text = mark.Angles.Length > 0 ? $"{label}({mark.Angles})" : label;
        // A box on an even number of rows has its text between two wires, beside no port.
        return mark.Ports.IsEmpty ? text : " " + text;
    }

    private static int MarkWidth(Mark mark) => mark.Kind is MarkKind.Box or MarkKind.Measure or MarkKind.Reset ? DisplayText.CellsOf(BoxText(mark)) + 4 : 1;
}

using System.Collections.Immutable;

namespace NotebookLib.Quantum.Drawing;

/// <summary>A range of rows joined by a line.</summary>
/// <param name="Top">Upper row.</param>
/// <param name="Bottom">Lower row.</param>
internal readonly record struct RowRange(int Top, int Bottom);

/// <summary>Symbols that belong together and stand in one column.</summary>
/// <param name="Step">Index of the instruction in the circuit.</param>
/// <param name="Marks">The symbols.</param>
internal sealed record DrawnItem(int Step, ImmutableArray<Mark> Marks)
{
    /// <summary>Rows joined by a single line, as a control and its target are.</summary>
    public RowRange? Link { get; init; }

    /// <summary>Rows joined by a double line to a classical bit.</summary>
    public RowRange? ClassicalLink { get; init; }

    /// <summary>Classical bits read or written; they keep the order of measurements even where bits have no wires.</summary>
    public ImmutableArray<int> BitRows { get; init; } = [];

    /// <summary>Whether it is a dividing line.</summary>
    public bool IsBarrier => Marks.Any(mark => mark.Kind == MarkKind.Barrier);

    /// <summary>All rows that nothing else may use in this column.</summary>
    public IEnumerable<int> OccupiedRows => Marks.SelectMany(mark => Enumerable.Range(mark.Row, mark.Rows))
        .Concat(Span(Link)).Concat(Span(ClassicalLink)).Concat(BitRows).Distinct();

    private static IEnumerable<int> Span(RowRange? range) =>
        range is { } rows ? Enumerable.Range(rows.Top, rows.Bottom - rows.Top + 1) : [];
}

using System.Collections.Immutable;
using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>
/// Where everything stands, in rows and columns: each symbol goes as far left as its wires are free, so that gates which act at the same time
/// share a column.
/// </summary>
internal sealed class CircuitLayout
{
    private CircuitLayout(Circuit circuit, DrawingOptions options)
    {
        Qubits = circuit.Qubits;
        Bits = options.ClassicalWires || circuit.Any(instruction => instruction is ConditionalInstruction) ? circuit.Bits : 0;
        HiddenSteps = Math.Max(0, circuit.Count - options.MaxSteps);
        var maker = new ItemMaker(circuit.Qubits, Bits > 0, options.Digits);
        var columns = new List<List<DrawnItem>>();
        var free = new int[circuit.Qubits + circuit.Bits];
        foreach (var item in circuit.Take(options.MaxSteps).SelectMany(maker.Items))
        {
            int[] rows = [.. item.OccupiedRows];
            if (rows.Length == 0)
                continue;
            var column = rows.Max(row => free[row]);
            // Two barriers in one column would read as one.
            while (item.IsBarrier && column < columns.Count && columns[column].Any(other => other.IsBarrier))
                column++;
            foreach (var row in rows)
                free[row] = column + 1;
            if (column == columns.Count)
                columns.Add([]);
            columns[column].Add(item);
        }
        Columns = [.. columns.Select(items => items.ToImmutableArray())];
        Labels = RowLabels(options);
    }

    /// <summary>Number of qubits, the first rows.</summary>
    public int Qubits { get; }

    /// <summary>Number of classical bits drawn as rows after the qubits.</summary>
    public int Bits { get; }

    /// <summary>Number of all rows.</summary>
    public int Rows => Qubits + Bits;

    /// <summary>Instructions at the end of the circuit that are not drawn.</summary>
    public int HiddenSteps { get; }

    /// <summary>A line that says how much is not drawn, or null.</summary>
    public string? HiddenNote => HiddenSteps == 0
        ? null
        : $"… and {HiddenSteps} more instruction{(HiddenSteps == 1 ? "" : "s")}; DrawingOptions.MaxSteps sets how many are drawn";

    /// <summary>The columns from left to right.</summary>
    public ImmutableArray<ImmutableArray<DrawnItem>> Columns { get; }

    /// <summary>Name of each row.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>Lays a circuit out.</summary>
    /// <exception cref="ArgumentException">The number of qubit names is not the number of qubits.</exception>
    public static CircuitLayout Of(Circuit circuit, DrawingOptions options)
    {
        if (options.QubitLabels is { } labels && labels.Count != circuit.Qubits)
            throw new ArgumentException($"{labels.Count} qubit names were given for a circuit of {circuit.Qubits} qubits; give one name for each qubit, qubit 0 first.", nameof(options));
        if (options.HighlightedSteps.Where(step => step < 0 || step >= circuit.Count).Cast<int?>().FirstOrDefault() is { } step)
            throw new ArgumentOutOfRangeException(nameof(options), step, $"Step {step} cannot be marked; the circuit has {circuit.Count} instruction{(circuit.Count == 1 ? "" : "s")}, numbered from 0.");
        return new CircuitLayout(circuit, options);
    }

    /// <summary>Breaks the columns into lines that are not wider than allowed; a column wider than that stands alone.</summary>
    /// <param name="widths">Width of each column.</param>
    /// <param name="available">Width that a line has for columns.</param>
    public static IReadOnlyList<Range> Wrap(IReadOnlyList<double> widths, double available)
    {
        var lines = new List<Range>();
        var first = 0;
        var used = 0.0;
        for (var column = 0; column < widths.Count; column++)
        {
            if (column > first && used + widths[column] > available)
            {
                lines.Add(first..column);
                first = column;
                used = 0;
            }
            used += widths[column];
        }
        lines.Add(first..widths.Count);
        return lines;
    }

    private ImmutableArray<string> RowLabels(DrawingOptions options) =>
    [
        .. Enumerable.Range(0, Qubits).Select(qubit => options.QubitLabels?[qubit] is { } name ? DisplayText.OneLine(name) : $"q{qubit}"),
        .. Enumerable.Range(0, Bits).Select(bit => $"c{bit}"),
    ];
}

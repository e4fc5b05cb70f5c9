using System.Collections.Immutable;
using System.Globalization;
using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Turns instructions into symbols. What the symbols look like is up to the text and the SVG drawing.</summary>
/// <param name="qubits">Number of qubits: the bits' rows come after them.</param>
/// <param name="classicalWires">Whether classical bits have rows.</param>
/// <param name="digits">Significant digits of angles.</param>
internal sealed class ItemMaker(int qubits, bool classicalWires, int digits)
{
    /// <summary>The symbols of one instruction, in the order in which they act.</summary>
    public IEnumerable<DrawnItem> Items(Instruction instruction, int step) => instruction switch
    {
        GateInstruction gate => [GateItem(gate, step)],
        LayerInstruction layer => [LayerItem(layer, step)],
        MeasureInstruction measure => [MeasureItem(measure, step)],
        ResetInstruction reset => [new DrawnItem(step, [new Mark(MarkKind.Reset, reset.Qubit, Label: "|0⟩")])],
        ConditionalInstruction conditional => conditional.Then.SelectMany(part => Items(part, step)).Select(item => Conditioned(item, conditional.Condition))
            .Concat(conditional.Otherwise.SelectMany(part => Items(part, step)).Select(item => Conditioned(item, !conditional.Condition))),
        BarrierInstruction barrier => [new DrawnItem(step, [.. barrier.Qubits.Select(qubit => new Mark(MarkKind.Barrier, qubit))])],
        _ => instruction.Decompose().SelectMany(part => Items(part, step)),
    };

    private DrawnItem GateItem(GateInstruction instruction, int step)
    {
        var controls = instruction.Controls.Select(control => new Mark(control.OnOne ? MarkKind.Control : MarkKind.OpenControl, control.Qubit));
        ImmutableArray<Mark> marks = [.. controls, .. Targets(instruction)];
        var top = marks.Min(mark => mark.Row);
        var bottom = marks.Max(mark => mark.LastRow);
        return new DrawnItem(step, marks) { Link = marks.Length > 1 ? new RowRange(top, bottom) : null };
    }

    private IEnumerable<Mark> Targets(GateInstruction instruction)
    {
        var gate = instruction.Gate;
        if (gate == Gates.Swap)
            return instruction.Targets.Select(target => new Mark(MarkKind.Swap, target));
        if (!instruction.Controls.IsEmpty && gate == Gates.X)
            return [new Mark(MarkKind.Not, instruction.Targets[0])];
        if (!instruction.Controls.IsEmpty && gate == Gates.Z)
            return [new Mark(MarkKind.Control, instruction.Targets[0])];

        var angles = AngleText.Format(instruction.Angles, digits);
        // The known gates on two qubits do not change when the qubits are exchanged; only a matrix of one's own may.
        var ports = gate.IsCustom && gate.TargetCount > 1;
        int[] rows = [.. instruction.Targets.Order()];
        string Port(int row) => instruction.Targets.IndexOf(row).ToString(CultureInfo.InvariantCulture);
        if (rows[^1] - rows[0] == rows.Length - 1)
            return
            [
                new Mark(MarkKind.Box, rows[0], rows.Length, DisplayText.OneLine(gate.Label), angles, gate)
                {
                    Ports = ports && !rows.SequenceEqual(instruction.Targets) ? [.. rows.Select(Port)] : [],
                },
            ];
        return rows.Select(row => new Mark(MarkKind.Box, row, 1, DisplayText.OneLine(gate.Label), angles, gate) { Ports = ports ? [Port(row)] : [] });
    }

    private DrawnItem LayerItem(LayerInstruction layer, int step) =>
        new(step, [.. layer.Decompose().Cast<GateInstruction>().SelectMany(Targets)]);

    private DrawnItem MeasureItem(MeasureInstruction measure, int step)
    {
        if (measure.Bit is not { } bit)
            return new DrawnItem(step, [new Mark(MarkKind.Measure, measure.Qubit)]);
        var bitRow = qubits + bit;
        return classicalWires
            ? new DrawnItem(step, [new Mark(MarkKind.Measure, measure.Qubit), new Mark(MarkKind.Outcome, bitRow)])
            {
                ClassicalLink = new RowRange(measure.Qubit, bitRow),
            }
            : new DrawnItem(step, [new Mark(MarkKind.Measure, measure.Qubit, Label: string.Create(CultureInfo.InvariantCulture, $"c{bit}"))])
            {
                BitRows = [bitRow],
            };
    }

    // Dots on the bits where one pattern of them is meant, otherwise the condition in a box over them.
    private DrawnItem Conditioned(DrawnItem item, Condition condition)
    {
        if (item.Marks.All(mark => mark.Kind == MarkKind.Barrier))
            return item;
        var (first, last) = (qubits + condition.Bits[0], qubits + condition.Bits[^1]);
        Mark[] marks = condition.OnlyPattern() is { } pattern
            ? [.. pattern.Select(bit => new Mark(bit.Value ? MarkKind.Control : MarkKind.OpenControl, qubits + bit.Key))]
            : [new Mark(MarkKind.Box, first, last - first + 1, condition.ToString()!)];
        // A line from the highest symbol passes behind the others, so that a whole layer visibly hangs on the bits.
        var top = item.ClassicalLink?.Top ?? (item.Link is null ? item.Marks.Min(mark => mark.Row) : item.Link.Value.Bottom);
        return item with
        {
            Marks = [.. item.Marks.Where(mark => !marks.Any(other => mark.Row <= other.LastRow && other.Row <= mark.LastRow)), .. marks],
            ClassicalLink = new RowRange(top, Math.Max(last, item.ClassicalLink?.Bottom ?? 0)),
        };
    }
}

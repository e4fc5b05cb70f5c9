using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>
    /// A circuit with its light cone shaded: the gates whose angles can change what is measured, and the measurement. All other angles have gradient zero,
    /// whatever the input.
    /// <code>Figures.LightCone(model.ToCircuit("a").Measure(7, 0), LightCone.OfQubit(8, 3, Entangler.CxChain()))</code>
    /// </summary>
    /// <param name="circuit">A circuit with at least one angle.</param>
    /// <param name="live">True for each angle that counts, in the order in which they stand in the circuit; from <see cref="Quantum.LightCone"/>.</param>
    /// <param name="title">Heading; by default the number of angles that count.</param>
    /// <exception cref="ArgumentException">The circuit has no angle, or another number of angles than <paramref name="live"/>.</exception>
    public static Figure LightCone(Circuit circuit, IReadOnlyList<bool> live, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(live);
        var angles = circuit.Sum(instruction => instruction.Angles.Length);
        if (angles == 0 || angles != live.Count)
            throw new ArgumentException($"The circuit has {angles} angles, {live.Count} were marked as live or not; give one mark for each angle.", nameof(live));
        var (next, gates) = (0, new List<(int Step, bool IsLive)>());
        for (var step = 0; step < circuit.Count; step++)
        {
            var own = circuit[step].Angles.Length;
            if (own > 0) gates.Add((step, Enumerable.Range(next, own).Any(angle => live[angle])));
            next += own;
        }
        var drawing = circuit.Draw(new DrawingOptions
        {
            Width = (int)(Theme.FullWidth - 2 * Theme.Margin),
            HighlightedSteps = [.. gates.Where(gate => gate.IsLive).Select(gate => gate.Step), .. Enumerable.Range(0, circuit.Count).Where(step => circuit[step] is MeasureInstruction)],
        });
        var heading = title ?? $"{live.Count(l => l)} of {Say.Many(angles, "angle")} can change what is measured";
        var sheet = new Sheet(heading, "shaded: the rotations in the light cone of the measurement; the others have gradient zero for every input", Theme.FullWidth, drawing.Height);
        var box = new Box(sheet.Content.Left, sheet.Content.Top, drawing.Width, drawing.Height);
        sheet.Add(new CircuitMark(drawing, new Point(box.Left, box.Top)));
        var panel = sheet.AddPanel(box, Axis.Hidden(0, drawing.Width), Axis.Hidden(drawing.Height, 0));
        panel.Add(new HoverMark(panel,
        [
            .. from gate in gates
               let place = drawing.Places[gate.Step]
               where place is not null
               select (place.Value.Left + place.Value.Width / 2, place.Value.Top + place.Value.Height / 2,
                   $"{circuit[gate.Step].Caption}\n{(gate.IsLive ? "can change what is measured" : "gradient zero for every input")}"),
        ], 36));
        return sheet.ToFigure($"{heading}. In the light cone: {Say.List([.. gates.Where(gate => gate.IsLive).Select(gate => circuit[gate.Step].Caption)], most: 40)}. {circuit.Describe()}");
    }
}

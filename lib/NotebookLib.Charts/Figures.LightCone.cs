using NotebookLib.Charts.Drawing;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>
    /// The circuit of layers of rotations and entanglers with its light cone shaded: the rotations whose angle can change what is measured. The others have
    /// gradient zero whatever the input.
    /// </summary>
    /// <param name="qubits">Number of qubits, 2 to 12.</param>
    /// <param name="depth">Number of layers, 1 to 20.</param>
    /// <param name="entangler">Gates after each layer of rotations; by default a CX chain, last pair first.</param>
    /// <param name="measuredQubit">The qubit that is read out; -1 is the last one.</param>
    /// <param name="rotation">Rotation of each qubit.</param>
    /// <param name="title">Heading; by default the number of angles that count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure LightCone(
        int qubits, int depth, Entangler? entangler = null, int measuredQubit = -1, Rotation rotation = Rotation.Ry, string? title = null)
    {
        if (depth is < 1 or > 20) throw new ArgumentOutOfRangeException(nameof(depth), depth, $"A circuit of {depth} layers was asked for; 1 to 20 are drawn.");
        var gates = entangler ?? Entangler.CxChain();
        var counts = Learning.LightCone.OfQubit(qubits, depth, gates, measuredQubit, rotation);
        var read = measuredQubit < 0 ? qubits - 1 : measuredQubit;
        var circuit = new Ansatz<double>(qubits, depth, gates, rotation).ToCircuit("\u03B8").Measure(read, 0);
        var each = counts.Length / (depth * qubits);
        int[] rotations = [.. circuit.Select((instruction, i) => (instruction, i)).Where(pair => pair.instruction.Angles.Length > 0).Select(pair => pair.i)];
        int[] shaded = [.. rotations.Where((_, k) => Enumerable.Range(k * each, each).Any(angle => counts[angle])), circuit.Count - 1];
        var drawing = circuit.Draw(new DrawingOptions { Width = (int)(Theme.FullWidth - 2 * Theme.Margin), HighlightedSteps = shaded });
        var live = counts.Count(count => count);
        var heading = title ?? $"Light cone: {live} of {Say.Many(counts.Length, "angle")} can change the outcome of qubit {read}";
        var sheet = new Sheet(heading, $"{Say.Many(depth, "layer")} of {rotation} and {gates}; shaded: the rotations that count", Theme.FullWidth, drawing.Height);
        var origin = new Point(sheet.Content.Left, sheet.Content.Top);
        var box = new Box(origin.X, origin.Y, drawing.Width, drawing.Height);
        var panel = sheet.AddPanel(box, Axis.Hidden(0, drawing.Width), Axis.Hidden(drawing.Height, 0));
        sheet.Add(new CircuitMark(drawing, origin));
        panel.Add(new HoverMark(panel, [.. rotations.Select((step, k) => (drawing.Places[step], k, IsLive: shaded.Contains(step))).Where(r => r.Item1 is not null)
            .Select(r => (r.Item1!.Value.Left + r.Item1.Value.Width / 2, r.Item1.Value.Top + r.Item1.Value.Height / 2,
                $"{circuit[rotations[r.k]].Caption}, layer {r.k / qubits + 1}\n{(r.IsLive ? "its angle can change the outcome" : "gradient zero for every input")}"))], 36));
        var perLayer = Enumerable.Range(0, depth).Select(layer => $"layer {layer + 1}: {counts.Skip(layer * qubits * each).Take(qubits * each).Count(c => c)}");
        return sheet.ToFigure($"{heading}. Angles that count, {string.Join(", ", perLayer)}.");
    }
}

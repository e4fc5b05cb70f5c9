using System.Numerics;
using NotebookLib.Charts.Drawing;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>
    /// The way of an image through a network, drawn from the network itself: every tensor with its shape, every layer with its trainable values, and
    /// under them the circuit of its quantum layers.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="circuit">Its quantum layers as a circuit; by default that of a <see cref="Qnn"/> or <see cref="TwoClassQnn"/>.</param>
    /// <param name="title">Heading; by default the name of the model.</param>
    /// <typeparam name="T">Number type of the model.</typeparam>
    public static Figure DataFlow<T>(Classifier<T> model, Circuit? circuit = null, string? title = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        circuit ??= (object)model switch { Qnn qnn => qnn.ToCircuit("a"), TwoClassQnn qnn => qnn.ToCircuit("a"), _ => null };
        var isGate = model.Network.Layers.Select(layer => layer is RotationLayer<T> or EntanglingLayer<T>);
        return new DataFlowChart(title ?? model.Name, model.InputShape, [.. model.Network.Summary().Zip(isGate)], circuit).Draw();
    }

    private sealed class DataFlowChart(string title, TensorShape input, IReadOnlyList<(LayerSummary Layer, bool IsGate)> layers, Circuit? circuit)
    {
        private const double TensorWidth = 78;
        private const double TensorHeight = 96;
        private const double RoomAbove = 18;
        private const double RowHeight = RoomAbove + TensorHeight + 44;

        // Layers that are one arrow, and what comes out of them.
        private sealed record Stage(IReadOnlyList<string> Layers, int Parameters, TensorShape Output, bool HasGates);

        private readonly Stage[] _stages = [.. Stages(input, layers)];

        private int Columns => _stages.Length < 4 ? 4 : 5;

        private double Pitch => (Theme.FullWidth - 2 * Theme.Margin) / Columns;

        public Figure Draw()
        {
            var rows = (_stages.Length + Columns) / Columns;
            var drawing = circuit?.Draw(new DrawingOptions { Width = (int)(Theme.FullWidth - 2 * Theme.Margin) });
            var parameters = layers.Sum(layer => layer.Layer.Parameters);
            var sheet = new Sheet(title, $"{Say.Many(layers.Count, "layer")}, {Say.Many(parameters, "trainable value")}; under each tensor its shape: (channels, height, width), or its length",
                Theme.FullWidth, rows * RowHeight + (drawing is null ? 0 : drawing.Height + 26));
            var tensors = new List<(double, double, string)>();
            for (var i = 0; i <= _stages.Length; i++)
            {
                var left = sheet.Content.Left + i % Columns * Pitch;
                var middle = new Point(left + TensorWidth / 2, sheet.Content.Top + i / Columns * RowHeight + RoomAbove + TensorHeight / 2);
                var shape = i == 0 ? input : _stages[i - 1].Output;
                TensorGlyph.Draw(sheet, shape, middle);
                var style = new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle);
                sheet.Text(new Point(middle.X, middle.Y + TensorHeight / 2 + 12), ShapeText(shape), style);
                if (IsState(i)) sheet.Text(new Point(middle.X, middle.Y + TensorHeight / 2 + 28), QubitsText(shape), style);
                if (i < _stages.Length) DrawArrow(sheet, _stages[i], left + TensorWidth, left + Pitch, middle.Y);
                tensors.Add((middle.X, middle.Y, i == 0 ? $"input {shape}" : $"{string.Join('\n', _stages[i - 1].Layers)}\n{Say.Many(_stages[i - 1].Parameters, "trainable value")}\noutput {shape}"));
            }
            var panel = sheet.AddPanel(sheet.Content, Axis.Hidden(sheet.Content.Left, sheet.Content.Right), Axis.Hidden(sheet.Content.Bottom, sheet.Content.Top));
            panel.Add(new HoverMark(panel, tensors, TensorWidth));
            if (drawing is not null)
            {
                var top = sheet.Content.Top + rows * RowHeight;
                sheet.Text(new Point(sheet.Content.Left, top + 8), "The circuit of its quantum layers", new TextStyle(Theme.HeadingSize, Theme.Ink, Bold: true));
                sheet.Add(new CircuitMark(drawing, new Point(sheet.Content.Left, top + 22)));
            }
            return sheet.ToFigure($"{title}: {ShapeText(input)} to " + string.Join(" to ", _stages.Select(s => $"{ShapeText(s.Output)} by {string.Join(" ", s.Layers)}"))
                + $".{(circuit is null ? "" : " " + circuit.Describe())}");
        }

        // A layer that keeps the shape and has no values of its own, as an activation, belongs to the one before it; so do all gates of a circuit.
        private static List<Stage> Stages(TensorShape input, IReadOnlyList<(LayerSummary Layer, bool IsGate)> layers)
        {
            var stages = new List<Stage>();
            var shape = input;
            foreach (var (layer, isGate) in layers)
            {
                var joins = stages.Count > 0 && layer.Output.Equals(shape) && (isGate ? stages[^1].HasGates : layer.Parameters == 0);
                if (joins) stages[^1] = stages[^1] with { Layers = [.. stages[^1].Layers, layer.Layer], Parameters = stages[^1].Parameters + layer.Parameters };
                else stages.Add(new Stage([layer.Layer], layer.Parameters, layer.Output, isGate));
                shape = layer.Output;
            }
            return [.. stages.Select(stage => stage with { Layers = Counted(stage.Layers) })];
        }

        // The layers of a circuit, when they are the same again and again: once, with their number before them.
        private static IReadOnlyList<string> Counted(IReadOnlyList<string> names)
        {
            var distinct = names.Distinct().ToArray();
            var times = names.Count / distinct.Length;
            return times > 1 && names.Select((name, i) => name == distinct[i % distinct.Length]).All(same => same) ? [$"{times} times", .. distinct] : names;
        }

        private bool IsState(int tensor) => (tensor > 0 && _stages[tensor - 1].HasGates) || (tensor < _stages.Length && _stages[tensor].HasGates);

        private static void DrawArrow(Sheet sheet, Stage stage, double left, double right, double y)
        {
            var (from, to) = (left + 4, right - 4);
            sheet.Line(new Point(from, y), new Point(to - 6, y), new Paint(Stroke: Theme.Muted, Width: 1.5));
            sheet.Path([new(to, y), new(to - 7, y - 4), new(to - 7, y + 4)], closed: true, new Paint(Theme.Muted));
            string[] names = [.. stage.Layers.SelectMany(name => TextMeasure.Wrap(name, to - from, Theme.SmallSize))];
            var style = new TextStyle(Theme.SmallSize, Theme.Ink, Anchor: Anchor.Middle);
            sheet.Text(new Point((from + to) / 2, y - 6 - names.Length * Theme.SmallSize * Theme.LineHeight / 2), string.Join('\n', names), style);
            if (stage.Parameters > 0) sheet.Text(new Point((from + to) / 2, y + 13), Say.Many(stage.Parameters, "value"), style with { Colour = Theme.Muted });
        }

        private static string ShapeText(TensorShape shape) => shape.Rank == 1 ? Say.Count(shape[0]) : shape.ToString();

        private static string QubitsText(TensorShape state) => Say.Many(BitOperations.Log2((uint)state[state.Rank - 1]), "qubit");
    }
}

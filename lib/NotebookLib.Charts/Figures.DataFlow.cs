using System.Numerics;
using NotebookLib.Charts.Drawing;
using NotebookLib.Learning;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>
    /// The way of an image through a network, drawn from the network itself: every tensor with its shape, every layer with its trainable values, and
    /// under them the circuits of its quantum layers.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="title">Heading; by default the name of the model.</param>
    /// <typeparam name="T">Number type of the model.</typeparam>
    public static Figure DataFlow<T>(Classifier<T> model, string? title = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        var circuits = model.Network.Layers.Select((layer, i) => layer is Ansatz<T> ansatz
            ? ($"Circuit of layer {i}: {layer}", ansatz.ToCircuit("\u03B8")) : ((string Caption, Circuit Circuit)?)null).OfType<(string, Circuit)>().ToArray();
        return new DataFlowChart(title ?? model.Name, model.InputShape, model.Network.Summary(), circuits).Draw();
    }

    private sealed class DataFlowChart(string title, TensorShape input, IReadOnlyList<LayerSummary> layers, IReadOnlyList<(string Caption, Circuit Circuit)> circuits)
    {
        private const double StageWidth = 92;
        private const double ArrowWidth = 86;
        private const double RowHeight = 176;
        private const double ShapeHeight = 96;

        private sealed record Stage(IReadOnlyList<string> Layers, int Parameters, TensorShape Output);

        private readonly Stage[] _stages = [.. Stages(input, layers)];

        public Figure Draw()
        {
            const int fit = (int)((Theme.FullWidth - 2 * Theme.Margin - StageWidth) / (StageWidth + ArrowWidth)) + 1;
            var rows = (_stages.Length + 1 + fit - 1) / fit;
            CircuitDrawing[] drawings = [.. circuits.Select(c => c.Circuit.Draw(new DrawingOptions { Width = (int)(Theme.FullWidth - 2 * Theme.Margin) }))];
            var parameters = layers.Sum(layer => layer.Parameters);
            var sheet = new Sheet(title, $"{Say.Many(layers.Count, "layer")}, {Say.Many(parameters, "trainable value")}; under each tensor its shape: (channels, height, width), or its length",
                Theme.FullWidth, rows * RowHeight + drawings.Sum(d => d.Height + 30.0));
            var panel = sheet.AddPanel(sheet.Content, Axis.Hidden(sheet.Content.Left, sheet.Content.Right), Axis.Hidden(sheet.Content.Bottom, sheet.Content.Top));
            var hovers = new List<(double, double, string)>();
            for (var i = 0; i <= _stages.Length; i++)
            {
                var left = sheet.Content.Left + i % fit * (StageWidth + ArrowWidth);
                var middle = sheet.Content.Top + i / fit * RowHeight + 20 + ShapeHeight / 2;
                if (i > 0) DrawArrow(sheet, _stages[i - 1], left, middle, isFirstOfRow: i % fit == 0);
                var shape = i == 0 ? input : _stages[i - 1].Output;
                TensorGlyph.Draw(sheet, shape, new Point(left + StageWidth / 2, middle));
                sheet.Text(new Point(left + StageWidth / 2, middle + ShapeHeight / 2 + 12), ShapeText(shape), new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
                hovers.Add((left + StageWidth / 2, middle, i == 0 ? $"input {shape}" : $"{string.Join("\n", _stages[i - 1].Layers)}\n{Say.Many(_stages[i - 1].Parameters, "trainable value")}\noutput {shape}"));
            }
            panel.Add(new HoverMark(panel, hovers, StageWidth));
            var top = sheet.Content.Top + rows * RowHeight;
            for (var i = 0; i < drawings.Length; i++)
            {
                sheet.Text(new Point(sheet.Content.Left, top + 8), circuits[i].Caption, new TextStyle(Theme.HeadingSize, Theme.Ink, Bold: true));
                sheet.Add(new CircuitMark(drawings[i], new Point(sheet.Content.Left, top + 20)));
                top += drawings[i].Height + 30;
            }
            return sheet.ToFigure($"{title}: {ShapeText(input)} to " + string.Join(" to ", _stages.Select(s => $"{ShapeText(s.Output)} by {string.Join(", ", s.Layers)}")) + ".");
        }

        // A layer that changes neither shape nor has values of its own, as an activation, belongs to the one before it.
        private static IEnumerable<Stage> Stages(TensorShape input, IReadOnlyList<LayerSummary> layers)
        {
            var stages = new List<Stage>();
            var shape = input;
            foreach (var layer in layers)
            {
                if (stages.Count > 0 && layer.Parameters == 0 && layer.Output.Equals(shape))
                    stages[^1] = stages[^1] with { Layers = [.. stages[^1].Layers, layer.Layer] };
                else
                    stages.Add(new Stage([layer.Layer], layer.Parameters, layer.Output));
                shape = layer.Output;
            }
            return stages;
        }

        private static void DrawArrow(Sheet sheet, Stage stage, double left, double middle, bool isFirstOfRow)
        {
            // From the end of a row to the start of the next there is no room: the arrow starts at the edge.
            var from = isFirstOfRow ? left - 2 : left - ArrowWidth + 4;
            var to = isFirstOfRow ? left + 8 : left - 4;
            var ink = new Paint(Stroke: Theme.Muted, Width: 1.5);
            sheet.Line(new Point(from, middle), new Point(to - 5, middle), ink);
            sheet.Path([new(to, middle), new(to - 7, middle - 4), new(to - 7, middle + 4)], closed: true, new Paint(Theme.Muted));
            var at = isFirstOfRow ? new Point(left, middle - ShapeHeight / 2 - 12) : new Point(left - ArrowWidth / 2, middle);
            string[] names = [.. stage.Layers.SelectMany(name => TextMeasure.Wrap(name, isFirstOfRow ? 300 : ArrowWidth - 6, Theme.SmallSize))];
            var style = new TextStyle(Theme.SmallSize, Theme.Ink, Anchor: isFirstOfRow ? Anchor.Start : Anchor.Middle);
            var line = Theme.SmallSize * Theme.LineHeight;
            if (isFirstOfRow)
            {
                sheet.Text(at, string.Join(", ", stage.Layers) + (stage.Parameters > 0 ? $" ({Say.Count(stage.Parameters)} values)" : ""), style);
                return;
            }
            sheet.Text(at with { Y = middle - 8 - names.Length * line / 2 }, string.Join('\n', names), style);
            if (stage.Parameters > 0) sheet.Text(at with { Y = middle + 14 }, $"{Say.Count(stage.Parameters)} values", style with { Colour = Theme.Muted });
        }

        private static string ShapeText(TensorShape shape) => shape.Rank == 1 ? Say.Count(shape[0]) : $"({string.Join(", ", shape.Lengths)})";
    }
}

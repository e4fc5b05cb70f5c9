using System.Numerics;
using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    private const int MostStateImages = 60;

    /// <summary>A state reshaped as an image after each instruction of a circuit: amplitude encoding made visible.</summary>
    /// <param name="steps">1 to 60 steps, for example <c>circuit.Steps(StateVector.FromImage(…))</c>; 2 to 16 qubits.</param>
    /// <param name="title">Heading.</param>
    /// <param name="columns">Images in a row; by default as many as fit.</param>
    /// <exception cref="ArgumentException">There is no step, or more than 60, or the states have fewer than 2 or more than 16 qubits.</exception>
    public static Figure StateImages(IEnumerable<CircuitStep> steps, string title = "The state after each gate", int? columns = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        CircuitStep[] all = [.. steps.Take(MostStateImages + 1)];
        return StateImages([.. all.Select(s => s.State)], [.. all.Select(s => $"{s.Number}: {s.Instruction?.Caption ?? "start"}")], title, columns);
    }

    /// <summary>States reshaped as images: row by row, white for zero, blue for positive and orange for negative amplitudes, other hues for other phases.</summary>
    /// <param name="states">1 to 60 states of 2 to 16 qubits, all of the same number. Of an odd number of qubits the image is twice as wide as it is high.</param>
    /// <param name="captions">One for each state.</param>
    /// <param name="title">Heading.</param>
    /// <param name="columns">Images in a row; by default as many as fit.</param>
    /// <remarks>Each image has its own scale: the largest magnitude has the deepest colour.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no state or more than 60, or the number of qubits is not allowed.</exception>
    public static Figure StateImages(IReadOnlyList<StateVector> states, IReadOnlyList<string> captions, string title = "States as images", int? columns = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(captions);
        ArgumentNullException.ThrowIfNull(title);
        if (states.Count is 0 or > MostStateImages)
            throw new ArgumentException($"{(states.Count == 0 ? "No" : $"More than {MostStateImages}")} states were given; 1 to {MostStateImages} are drawn. Use Take or Where to choose some.", nameof(states));
        if (captions.Count != states.Count) throw new ArgumentException($"{captions.Count} captions for {states.Count} states; give one for each.", nameof(captions));
        foreach (var state in states)
        {
            if (state.Qubits is < 2 or > 16 || state.Qubits != states[0].Qubits)
                throw new ArgumentException($"A state of {state.Qubits} qubits beside one of {states[0].Qubits}; all need the same number, 2 to 16.", nameof(states));
        }
        return new StateImageChart(states, captions, title, columns).Draw();
    }

    private sealed class StateImageChart(IReadOnlyList<StateVector> states, IReadOnlyList<string> captions, string title, int? columns)
    {
        private const double CaptionWidth = 104;

        private readonly int _height = 1 << (states[0].Qubits / 2);
        private readonly int _width = 1 << (states[0].Qubits - states[0].Qubits / 2);
        private readonly bool _isReal = states.All(s => s.IsReal || s.ImaginaryParts.IndexOfAnyExceptInRange(-1e-9, 1e-9) < 0);

        public Figure Draw()
        {
            string[][] lines = [.. captions.Select(caption => TextMeasure.Wrap(DisplayText.OneLine(caption), CaptionWidth, Theme.TickSize).ToArray())];
            var most = lines.Max(l => l.Length);
            var grid = new TileGrid(states.Count, _width, _height, _width > 64 ? 128 : 100, lines.Max(l => l.Max(line => TextMeasure.Width(line, Theme.TickSize))), most, columns);
            var facts = $"{Say.Many(states[0].Qubits, "qubit")} as {_height} \u00D7 {_width} pixels, row by row; each image on its own scale";
            var key = _isReal ? ColourBar.Height : PhaseWheel.Size + 16;
            var needed = Math.Max(Math.Max(grid.Width, 330), Math.Max(TextMeasure.Width(title, Theme.TitleSize, bold: true), TextMeasure.Width(facts, Theme.SubtitleSize)));
            var sheet = new Sheet(title, facts, (int)Math.Ceiling(Math.Max(grid.Width, Math.Min(needed, Theme.FullWidth - 2 * Theme.Margin)) + 2 * Theme.Margin), grid.Height + 8 + key);
            var origin = new Point(sheet.Content.Left, sheet.Content.Top);
            var pixels = new StatePixels(_isReal);
            var canvas = new PixelCanvas(grid.PixelWidth, grid.PixelHeight, pixels.Palette);
            for (var i = 0; i < states.Count; i++)
                canvas.Place(Pixels(states[i], pixels), _width, _height, grid.PixelLeft(i), grid.PixelTop(i));
            grid.DrawImages(sheet, origin, canvas, i => $"{captions[i]}\nlargest magnitude {Say.Value(Largest(states[i]))}");
            for (var i = 0; i < states.Count; i++)
            {
                sheet.Rectangle(grid.Tile(i, origin).Grow(0.5), new Paint(Stroke: Theme.Frame));
                for (var line = 0; line < lines[i].Length; line++)
                    sheet.Text(grid.Caption(i, line, origin), lines[i][line], new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
            }
            if (_isReal) ColourBar.Draw(sheet, new Point(origin.X + 2, origin.Y + grid.Height + 8), pixels.Palette, -1, 1, "Amplitude / largest magnitude");
            else PhaseWheel.Draw(sheet, origin.X, origin.Y + grid.Height + 16);
            return sheet.ToFigure($"{title}: {Say.Many(states.Count, "image")} of {facts}. {Say.List(captions, most: 12)}.");
        }

        private byte[] Pixels(StateVector state, StatePixels pixels)
        {
            var largest = Largest(state);
            return [.. Enumerable.Range(0, state.Count).Select(i => pixels.Index(state[i], largest))];
        }

        private static double Largest(StateVector state)
        {
            var largest = Enumerable.Range(0, state.Count).Max(i => state[i].Magnitude);
            return largest > 0 && double.IsFinite(largest) ? largest : throw new ArgumentException("A state has no finite amplitude other than zero; it cannot be drawn.");
        }
    }
}

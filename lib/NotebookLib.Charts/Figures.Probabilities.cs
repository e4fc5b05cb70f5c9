using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>Probabilities of the basis states as bars and, when counts are given, the frequencies of a sample as marks with their standard error.</summary>
    /// <param name="state">Any state; of more than 5 qubits the 32 most probable outcomes are drawn and a note says so.</param>
    /// <param name="counts">A sample of all its qubits; <c>null</c> for none.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The bit strings of the counts do not have one digit for each qubit.</exception>
    public static Figure Probabilities(StateVector state, Counts? counts = null, string title = "Measurement probabilities")
    {
        ArgumentNullException.ThrowIfNull(state);
        return Probabilities(state.Probabilities(), counts, title);
    }

    /// <summary>Probabilities of the basis states as bars and, when counts are given, the frequencies of a sample as marks with their standard error.</summary>
    /// <param name="probabilities">2^n values from 0 to 1, qubit 0 the most significant bit of the index; for example of some qubits only.</param>
    /// <param name="counts">A sample of the same qubits; <c>null</c> for none.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The number of probabilities is not a power of two, one is not within 0 to 1, or the counts are of another number of bits.</exception>
    public static Figure Probabilities(IReadOnlyList<double> probabilities, Counts? counts = null, string title = "Measurement probabilities")
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var qubits = StateCheck.Qubits([.. probabilities.Select(p => new System.Numerics.Complex(p, 0))]);
        for (var i = 0; i < probabilities.Count; i++)
        {
            if (probabilities[i] is < -1e-9 or > 1 + 1e-9)
                throw new ArgumentException($"The probability of {AmplitudeText.Bits(i, qubits)} is {Say.Value(probabilities[i])}; it must be within 0 to 1. Normalise the state.", nameof(probabilities));
        }
        if (counts?.Keys.FirstOrDefault(label => label.Length != qubits) is { } odd)
            throw new ArgumentException($"The counts have the outcome \"{odd}\" of {odd.Length} bits; the state has {qubits} qubits. Sample all of them.", nameof(counts));
        return new OutcomeChart(probabilities, counts, title, qubits).Draw();
    }

    private sealed class OutcomeChart(IReadOnlyList<double> probabilities, Counts? counts, string title, int qubits)
    {
        private const int Width = 720;
        private const double PanelHeight = 250;

        private double[] Frequencies { get; } = [.. Enumerable.Range(0, probabilities.Count).Select(i => counts is null || counts.Shots == 0 ? 0 : counts.Frequency(AmplitudeText.Bits(i, qubits)))];

        public Figure Draw()
        {
            var shown = StateCheck.Largest([.. probabilities.Zip(Frequencies, Math.Max)], MostBars);
            double[] errors = [.. shown.Select(i => 100 * StandardError(Frequencies[i]))];
            var highest = shown.Select((i, place) => Math.Max(100 * probabilities[i], counts is null ? 0 : 100 * Frequencies[i] + errors[place])).Max();
            var y = Axis.Linear("Probability (%)", 0, Math.Min(112, Math.Max(1, highest) * 1.12), tickCount: 5, " %").WithoutZoom();
            var left = Panel.RoomLeft(y);
            var panelWidth = Math.Min(Width - 2 * Theme.Margin - left - 6, Math.Max(shown.Length * 88, 300));
            var x = CategoryAxis.For(qubits == 1 ? "Outcome" : "Outcome, qubit 0 first", [.. shown.Select(i => AmplitudeText.Ket(i, qubits))], panelWidth / shown.Length);
            var exact = new SeriesStyle("Exact", Theme.SeriesColour(5)) { LineWidth = 0, Marker = MarkerShape.Square, MarkerSize = 11, InLegend = counts is not null };
            var sampled = new SeriesStyle(counts is null ? "" : $"Sampled, {Say.Many(counts.Shots, "shot")}, \u00B1 standard error", Theme.SeriesColour(1))
            {
                LineWidth = 0,
                Marker = MarkerShape.Diamond,
                MarkerSize = 9,
                InLegend = true,
                Hover = "%{text}<extra></extra>",
            };
            var sheet = new Sheet(title, Say.Many(qubits, "qubit"), (int)Math.Ceiling(2 * Theme.Margin + left + panelWidth + 6), Panel.RoomAbove + PanelHeight + Panel.RoomBelow(x),
                counts is null ? null : [exact, sampled], CutNote(shown));
            var panel = sheet.AddPanel(new Box(sheet.Content.Left + left, sheet.Content.Top + Panel.RoomAbove, panelWidth, PanelHeight), x, y);
            double[] places = [.. shown.Select((_, place) => (double)place)];
            panel.Add(new BarMark(panel, places, [.. shown.Select(i => 100 * probabilities[i])], 0.72, exact, [.. shown.Select(i => $"{AmplitudeText.Ket(i, qubits)}\nprobability {Say.Percent(probabilities[i])}")]));
            if (counts is not null)
            {
                double[] values = [.. shown.Select(i => 100 * Frequencies[i])];
                panel.Add(new LineMark(panel, places, values, sampled, [.. shown.Select(i => $"{AmplitudeText.Ket(i, qubits)}\n{Say.Count(counts[AmplitudeText.Bits(i, qubits)])} of {Say.Many(counts.Shots, "shot")}: {Say.Percent(Frequencies[i])}")], errors));
            }
            else if (panelWidth / shown.Length >= 40)
            {
                for (var place = 0; place < shown.Length; place++)
                    sheet.TextAt(panel, place, 100 * probabilities[shown[place]], 0, -9, Say.Percent(probabilities[shown[place]]), new TextStyle(Theme.SmallSize, Theme.Ink, Anchor: Anchor.Middle));
            }
            sheet.Line(panel.Pixel(x.Low, 0), panel.Pixel(x.High, 0), new Paint(Stroke: Theme.AxisLine));
            return sheet.ToFigure(Describe());
        }

        // Of a frequency p from N shots: sqrt(p (1 - p) / N).
        private double StandardError(double frequency) => counts is null || counts.Shots == 0 ? 0 : Math.Sqrt(frequency * (1 - frequency) / counts.Shots);

        private string[] CutNote(int[] shown) => shown.Length == probabilities.Count ? []
            : [$"The {shown.Length} most probable of {Say.Count(probabilities.Count)} outcomes; together they have {Say.Percent(shown.Sum(i => probabilities[i]))} of the probability."];

        private string Describe()
        {
            var outcomes = Enumerable.Range(0, probabilities.Count).Where(i => probabilities[i] > 5e-4 || Frequencies[i] > 0).OrderByDescending(i => probabilities[i]).ThenBy(i => i)
                .Select(i => $"{AmplitudeText.Ket(i, qubits)} {Say.Percent(probabilities[i])}{(counts is null ? "" : $" (sampled {Say.Percent(Frequencies[i])})")}").ToArray();
            return $"{title} of {Say.Many(qubits, "qubit")}{(counts is null ? "" : $", exact and from {Say.Many(counts.Shots, "shot")}")}: {Say.List(outcomes, most: 8)}.";
        }
    }
}

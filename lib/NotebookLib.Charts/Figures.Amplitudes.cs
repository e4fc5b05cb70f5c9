using System.Numerics;
using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    private const int MostBars = 32;

    /// <summary>The amplitudes of a state as bars: height is the magnitude, colour and label are the phase.</summary>
    /// <param name="state">Any state; of more than 5 qubits the 32 largest amplitudes are drawn and a note says so.</param>
    /// <param name="title">Heading.</param>
    public static Figure Amplitudes(StateVector state, string title = "Amplitudes")
    {
        ArgumentNullException.ThrowIfNull(state);
        return Amplitudes(state.ToArray(), title);
    }

    /// <summary>Amplitudes as bars: height is the magnitude, colour and label are the phase.</summary>
    /// <param name="amplitudes">2^n finite numbers, qubit 0 the most significant bit of the index; more than 32 are cut to the largest and a note says so.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The number of amplitudes is not a power of two, or one is not finite.</exception>
    public static Figure Amplitudes(IReadOnlyList<Complex> amplitudes, string title = "Amplitudes")
    {
        var qubits = StateCheck.Qubits(amplitudes);
        var shown = StateCheck.Largest([.. amplitudes.Select(a => a.Magnitude)], MostBars);
        var y = AmplitudeBars.MagnitudeAxis(shown.Max(i => amplitudes[i].Magnitude), tickCount: 5);
        var left = Panel.RoomLeft(y);
        const int width = 780;
        var room = width - 2 * Theme.Margin - left - PhaseWheel.Size - 12;
        var panelWidth = Math.Min(room, shown.Length * 88);
        var x = CategoryAxis.For(qubits == 1 ? "Basis state" : "Basis state, qubit 0 first", [.. shown.Select(i => AmplitudeText.Ket(i, qubits))], panelWidth / shown.Length);
        const double height = 250;
        var labelled = panelWidth / shown.Length >= 40;
        var sheet = new Sheet(title, $"{Say.Many(qubits, "qubit")}; height: magnitude, colour{(labelled ? " and label" : "")}: phase in radians", (int)Math.Max(width - room + panelWidth, 430),
            Panel.RoomAbove + height + Panel.RoomBelow(x), notes: CutNote(amplitudes, shown));
        var panel = sheet.AddPanel(new Box(sheet.Content.Left + left, sheet.Content.Top + Panel.RoomAbove, panelWidth, height), x, y);
        double[] places = [.. shown.Select((_, place) => (double)place)];
        panel.Add(new BarMark(panel, places, [.. shown.Select(i => amplitudes[i].Magnitude)], AmplitudeBars.BarWidth, new SeriesStyle("amplitude", Theme.Ink),
            [.. shown.Select(i => AmplitudeText.Details(i, qubits, amplitudes[i]))], [.. shown.Select(i => AmplitudeBars.Colour(amplitudes[i]))]));
        for (var place = 0; place < shown.Length && labelled; place++)
        {
            var amplitude = amplitudes[shown[place]];
            sheet.TextAt(panel, place, amplitude.Magnitude, 0, -9, AmplitudeBars.Label(amplitude), new TextStyle(Theme.SmallSize, Theme.Ink, Anchor: Anchor.Middle));
        }
        sheet.Line(panel.Pixel(x.Low, 0), panel.Pixel(x.High, 0), new Paint(Stroke: Theme.AxisLine));
        PhaseWheel.Draw(sheet, panel.Area.Right + 12, panel.Area.Top + 8);
        return sheet.ToFigure($"{title} of {Say.Many(qubits, "qubit")}: {Terms(amplitudes, qubits)}.");
    }

    private static string[] CutNote(IReadOnlyList<Complex> amplitudes, int[] shown)
    {
        if (shown.Length == amplitudes.Count) return [];
        double Probability(Complex a) => a.Magnitude * a.Magnitude;
        var share = shown.Sum(i => Probability(amplitudes[i])) / amplitudes.Sum(Probability);
        return [$"The {shown.Length} largest of {Say.Count(amplitudes.Count)} amplitudes; together they have {Say.Percent(share)} of the probability."];
    }

    // The largest terms in words, for those who cannot see the figure.
    private static string Terms(IReadOnlyList<Complex> amplitudes, int qubits)
    {
        var terms = Enumerable.Range(0, amplitudes.Count).Where(i => !AmplitudeText.IsZero(amplitudes[i]))
            .OrderByDescending(i => amplitudes[i].Magnitude).ThenBy(i => i).Select(i => $"{AmplitudeText.Number(amplitudes[i])} for {AmplitudeText.Ket(i, qubits)}").ToArray();
        return terms.Length == 0 ? "all zero" : Say.List(terms, most: 8);
    }
}

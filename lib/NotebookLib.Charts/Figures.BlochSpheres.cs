using System.Globalization;
using NotebookLib.Charts.Drawing;
using NotebookLib.Quantum;

namespace NotebookLib.Charts;

public static partial class Figures
{
    /// <summary>The Bloch vector of every qubit of a state. A qubit entangled with others has a vector shorter than 1.</summary>
    /// <param name="state">A state of at most 12 qubits.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The state has more than 12 qubits.</exception>
    public static Figure BlochSpheres(StateVector state, string title = "Bloch spheres")
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Qubits > MostSpheres) throw new ArgumentException($"The state has {state.Qubits} qubits; at most {MostSpheres} spheres are drawn. Pass the Bloch vectors of some qubits.", nameof(state));
        return BlochSpheres([.. Enumerable.Range(0, state.Qubits).Select(state.BlochVector)], [.. Enumerable.Range(0, state.Qubits).Select(q => $"Qubit {q}")], title);
    }

    /// <summary>One Bloch vector.</summary>
    /// <param name="vector">Coordinates of length at most 1; a shorter vector is a mixed state.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The vector is longer than 1, or not finite.</exception>
    public static Figure BlochSphere(BlochVector vector, string title = "Bloch sphere") => BlochSpheres([vector], [""], title);

    /// <summary>Several Bloch vectors side by side, for example of one qubit after each gate.</summary>
    /// <param name="vectors">1 to 12 vectors of length at most 1.</param>
    /// <param name="captions">One for each vector.</param>
    /// <param name="title">Heading.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no vector or more than 12, or one is longer than 1.</exception>
    public static Figure BlochSpheres(IReadOnlyList<BlochVector> vectors, IReadOnlyList<string> captions, string title = "Bloch spheres")
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(captions);
        ArgumentNullException.ThrowIfNull(title);
        if (vectors.Count is 0 or > MostSpheres) throw new ArgumentException($"{vectors.Count} Bloch vectors were given; 1 to {MostSpheres} are drawn.", nameof(vectors));
        if (captions.Count != vectors.Count) throw new ArgumentException($"{captions.Count} captions for {vectors.Count} Bloch vectors; give one for each.", nameof(captions));
        foreach (var caption in captions) ArgumentNullException.ThrowIfNull(caption, nameof(captions));
        foreach (var vector in vectors)
        {
            if (!(vector.Length <= 1 + 1e-6))
                throw new ArgumentException($"The Bloch vector {vector} has the length {Say.Value(vector.Length)}; a state's is at most 1.", nameof(vectors));
        }
        return DrawSpheres(vectors, captions, title);
    }

    private const int MostSpheres = 12;

    // Four in a row fill the width of the page.
    private const double RadiusOfFour = (Theme.FullWidth - 2 * Theme.Margin) / 8 - BlochDrawing.RoomBeside;

    private static Figure DrawSpheres(IReadOnlyList<BlochVector> vectors, IReadOnlyList<string> captions, string title)
    {
        var radius = vectors.Count switch { 1 => 105.0, <= 3 => 92, _ => RadiusOfFour };
        var cell = 2 * (radius + BlochDrawing.RoomBeside);
        var fit = (int)((Theme.FullWidth - 2 * Theme.Margin) / cell);
        var columns = (int)Math.Ceiling(vectors.Count / Math.Ceiling((double)vectors.Count / fit));
        var rows = (vectors.Count + columns - 1) / columns;
        var captioned = captions.Any(c => c.Length > 0);
        var rowHeight = (captioned ? 20 : 0) + 2 * (radius + BlochDrawing.RoomAbove) + 46;
        const string facts = "pure states reach the surface";
        var needed = Math.Max(columns * cell, Math.Max(TextMeasure.Width(facts, Theme.SubtitleSize), TextMeasure.Width(title, Theme.TitleSize, bold: true)));
        var sheet = new Sheet(title, facts, (int)Math.Min(Theme.FullWidth, Math.Ceiling(needed + 2 * Theme.Margin)), rows * rowHeight);
        for (var i = 0; i < vectors.Count; i++)
        {
            var left = sheet.Content.Left + i % columns * cell;
            var top = sheet.Content.Top + i / columns * rowHeight;
            var middle = left + cell / 2;
            if (captioned) sheet.Text(new Point(middle, top + 9), captions[i], new TextStyle(Theme.HeadingSize, Theme.Ink, Bold: true, Anchor: Anchor.Middle));
            var centre = new Point(middle, top + (captioned ? 20 : 0) + BlochDrawing.RoomAbove + radius);
            new BlochDrawing(sheet, centre, radius).Draw(vectors[i], $"{captions[i]}\n{Coordinates(vectors[i])}\n{LengthOf(vectors[i])}".Trim());
            sheet.Text(new Point(middle, centre.Y + radius + BlochDrawing.RoomAbove + 10), Coordinates(vectors[i]), new TextStyle(Theme.TickSize, Theme.Ink, Anchor: Anchor.Middle));
            sheet.Text(new Point(middle, centre.Y + radius + BlochDrawing.RoomAbove + 26), LengthOf(vectors[i]), new TextStyle(Theme.SmallSize, Theme.Muted, Anchor: Anchor.Middle));
        }
        return sheet.ToFigure($"{title}. " + string.Join(" ", vectors.Select((v, i) => $"{(captions[i].Length == 0 ? "" : captions[i] + ": ")}{Coordinates(v)}, {LengthOf(v)}.")));
    }

    private static string Coordinates(BlochVector v)
    {
        static string Part(double x) => (Math.Round(x, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212');
        return $"x {Part(v.X)}, y {Part(v.Y)}, z {Part(v.Z)}";
    }

    private static string LengthOf(BlochVector v) => v.Length > 1 - 1e-6 ? "length 1: pure" : v.Length < 1e-6 ? "length 0: maximally mixed" : $"length {Say.Value(v.Length)}: mixed";
}

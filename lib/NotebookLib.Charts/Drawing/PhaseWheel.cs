namespace NotebookLib.Charts.Drawing;

/// <summary>The key to the colours of phases: a ring, 0 at the right and counter-clockwise, as in the complex plane.</summary>
internal static class PhaseWheel
{
    /// <summary>Width and height with the labels, in pixels.</summary>
    public const double Size = 92;
    private const int Sectors = 32;
    private const double Outer = 26;
    private const double Inner = 15;

    public static void Draw(Sheet sheet, double left, double top)
    {
        var centre = new Point(left + Size / 2, top + Size / 2 + 8);
        for (var i = 0; i < Sectors; i++)
        {
            var (from, to) = ((i - 0.5) / Sectors * 2 * Math.PI, (i + 0.55) / Sectors * 2 * Math.PI);
            sheet.Path([On(centre, Outer, from), On(centre, Outer, to), On(centre, Inner, to), On(centre, Inner, from)], closed: true, new Paint(ColourMap.OfPhase((from + to) / 2).ToString()));
        }
        var style = new TextStyle(Theme.SmallSize, Theme.Muted, Anchor: Anchor.Middle);
        sheet.Text(new Point(left + Size / 2, top), "Phase", style with { Colour = Theme.Ink, Bold = true });
        foreach (var (turn, label) in new[] { (0, "0"), (1, "\u03C0/2"), (2, "\u03C0"), (3, "\u2212\u03C0/2") })
            sheet.Text(On(centre, Outer + 11, turn * Math.PI / 2), label, style);
    }

    private static Point On(Point centre, double radius, double angle) => new(centre.X + radius * Math.Cos(angle), centre.Y - radius * Math.Sin(angle));
}

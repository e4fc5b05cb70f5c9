namespace NotebookLib.Charts;

/// <summary>An sRGB colour.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Black or white, whichever is easier to read on this colour (WCAG 2 contrast ratio).</summary>
    public string TextColour
    {
        get
        {
            static double Linear(byte value) => value <= 10 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
            var luminance = 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);
            return luminance > 0.21 ? Theme.Ink : Theme.OnDeep;
        }
    }

    /// <summary>
    /// The clearest paint that gives this colour on white: pale colours are almost clear, so that on a dark page the page and not white stands behind them.
    /// </summary>
    public (Rgb Colour, double Opacity) OverWhite
    {
        get
        {
            var opacity = 1 - Math.Min(R, Math.Min(G, B)) / 255.0;
            if (opacity == 0) return (this, 0);
            byte Solid(byte value) => (byte)Math.Clamp(Math.Round((value - 255 * (1 - opacity)) / opacity), 0, 255);
            return (new Rgb(Solid(R), Solid(G), Solid(B)), opacity);
        }
    }

    /// <summary>The colour as HTML writes it, for example <c>#0072b2</c>.</summary>
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";
}

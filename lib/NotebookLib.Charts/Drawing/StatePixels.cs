using System.Numerics;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// Amplitudes as pixels of a palette: white for zero, deeper for a larger magnitude, the hue of the phase. Where all amplitudes are real, that is
/// blue for positive and orange for negative ones, with finer shades.
/// </summary>
internal sealed class StatePixels
{
    private const int Hues = 16;
    private const int Shades = 15;
    private const int Ground = 255;

    private readonly bool _isReal;

    public StatePixels(bool isReal)
    {
        _isReal = isReal;
        Palette = isReal ? ColourMap.Diverging.Sample(Ground) : [.. PhasePalette()];
    }

    /// <summary>At most 255 colours; index 255 is the ground.</summary>
    public Rgb[] Palette { get; }

    /// <summary>Palette index of an amplitude.</summary>
    /// <param name="amplitude">The amplitude.</param>
    /// <param name="largest">Magnitude that takes the deepest colour, above 0.</param>
    public byte Index(Complex amplitude, double largest)
    {
        if (_isReal) return (byte)Math.Round((1 + Math.Clamp(amplitude.Real / largest, -1, 1)) / 2 * (Ground - 1));
        var shade = (int)Math.Round(Math.Min(1, amplitude.Magnitude / largest) * Shades);
        if (shade == 0) return Ground;
        var hue = (int)Math.Round(amplitude.Phase / (2 * Math.PI) * Hues + Hues) % Hues;
        return (byte)(hue * Shades + shade - 1);
    }

    private static IEnumerable<Rgb> PhasePalette() =>
        from hue in Enumerable.Range(0, Hues)
        let full = ColourMap.Phase[(double)hue / Hues]
        from shade in Enumerable.Range(1, Shades)
        select new Rgb(Mix(full.R, shade), Mix(full.G, shade), Mix(full.B, shade));

    private static byte Mix(byte channel, int shade) => (byte)Math.Round(255 + (channel - 255) * (double)shade / Shades);
}

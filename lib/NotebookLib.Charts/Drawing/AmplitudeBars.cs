using System.Numerics;

namespace NotebookLib.Charts.Drawing;

/// <summary>Amplitudes as bars: height is the magnitude, colour the phase.</summary>
internal static class AmplitudeBars
{
    public const double BarWidth = 0.72;

    /// <summary>Colour of an amplitude's bar.</summary>
    public static string Colour(Complex amplitude) => ColourMap.OfPhase(AmplitudeText.IsZero(amplitude) ? 0 : Snapped(amplitude.Phase)).ToString();

    /// <summary>Text above the bar: the phase, or nothing for an amplitude of zero.</summary>
    public static string Label(Complex amplitude) => AmplitudeText.IsZero(amplitude) ? "" : AmplitudeText.Phase(amplitude.Phase);

    /// <summary>The vertical axis for magnitudes up to the largest one given.</summary>
    public static Axis MagnitudeAxis(double largest, int tickCount) => Axis.Linear("Magnitude", 0, Math.Min(1.16, Math.Max(largest, 0.05) * 1.16), tickCount).WithoutZoom();

    // Rounding must not let a real negative amplitude flicker between the phases pi and -pi; the colour is the same, its text in the file is not.
    private static double Snapped(double phase) => Math.Round(phase, 6);
}

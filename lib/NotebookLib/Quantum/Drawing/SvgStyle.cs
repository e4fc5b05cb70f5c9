using NotebookLib.Common.Drawing;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Colours of a box.</summary>
/// <param name="Fill">Inside.</param>
/// <param name="Stroke">Border.</param>
/// <param name="Text">Label; at least 7 : 1 against the inside.</param>
internal readonly record struct BoxColours(string Fill, string Stroke, string Text);

/// <summary>Colours and measures that only circuits have; the others are in <see cref="Theme"/>. Lengths in pixels.</summary>
internal static class SvgStyle
{
    public const string Wire = Theme.AxisLine;
    public const string Classical = Theme.Muted;
    public const string Band = "#eef1f4";
    public const string Highlight = "#ffefb8";

    public const double LabelSize = 15;
    public const double AngleSize = 11.5;
    public const double PortSize = 9.5;

    public const double QubitPitch = 52;
    public const double BitPitch = 26;
    public const double BoxHeight = 38;
    public const double BoxMinWidth = 38;
    public const double BoxPadding = 8;
    public const double ColumnGap = 14;
    public const double DotRadius = 5;
    public const double NotRadius = 11;
    public const double SwapArm = 6.5;
    public const double BarrierWidth = 12;
    public const double LeadIn = 12;
    public const double LineGap = 26;
    public const double DoubleLine = 1.7;

    private static readonly BoxColours Plain = new("#f3f5f7", "#7d8792", "#1f2328");
    private static readonly BoxColours Hadamard = new("#fff1d6", "#d08a00", "#4d3300");
    private static readonly BoxColours Pauli = new("#e3f1fb", "#0072b2", "#003a5c");
    private static readonly BoxColours PhaseLike = new("#ddf4ec", "#009e73", "#00432f");
    private static readonly BoxColours Rotation = new("#f3e8f7", "#9a5fb0", "#43175a");
    private static readonly BoxColours TwoQubit = new("#fde9de", "#d55e00", "#5c2600");

    /// <summary>Meters and resets.</summary>
    public static BoxColours Instrument { get; } = new(Theme.Background, Theme.Ink, Theme.Ink);

    /// <summary>Colours by family: Hadamard, Pauli, fixed phases, rotations, two-qubit gates, all others.</summary>
    public static BoxColours Of(Gate? gate)
    {
        if (gate is null || gate.IsCustom || gate == Gates.I)
            return Plain;
        if (gate == Gates.H)
            return Hadamard;
        if (gate == Gates.X || gate == Gates.Y || gate == Gates.Z || gate == Gates.SX || gate == Gates.SXdg)
            return Pauli;
        if (gate.TargetCount > 1)
            return TwoQubit;
        return gate.AngleCount > 0 ? Rotation : PhaseLike;
    }
}

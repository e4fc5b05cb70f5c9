namespace NotebookLib.Charts;

/// <summary>
/// Maps 0 … 1 to colours. Between the anchors it runs straight in the Oklab space, where equal distances look equal, so equal steps of a value look like
/// equal steps of colour. Oklab: B. Ottosson, "A perceptual color space for image processing", 2020.
/// </summary>
internal sealed class ColourMap
{
    private readonly (double Lightness, double A, double B)[] _anchors;

    // Each anchor: lightness 0 … 1, chroma (0 is grey), hue in degrees.
    private ColourMap(params (double Lightness, double Chroma, double HueDegrees)[] anchors) =>
        _anchors = [.. anchors.Select(a => (a.Lightness,
            a.Chroma * Math.Cos(a.HueDegrees * Math.PI / 180), a.Chroma * Math.Sin(a.HueDegrees * Math.PI / 180)))];

    /// <summary>White to deep blue: amounts from nothing to all.</summary>
    public static ColourMap Blues { get; } = new((0.985, 0.006, 235), (0.80, 0.085, 235), (0.60, 0.125, 245), (0.40, 0.105, 255));

    /// <summary>White to deep orange-red: amounts of what is wrong.</summary>
    public static ColourMap Oranges { get; } = new((0.985, 0.008, 60), (0.84, 0.10, 60), (0.68, 0.16, 48), (0.50, 0.155, 38));

    /// <summary>
    /// Orange-red through white to blue; 0.5 is white. Both arms have the same lightness, so that signs weigh the same. The ends are the hues of the phases
    /// pi and 0: a negative and a positive real amplitude look alike in every figure.
    /// </summary>
    public static ColourMap Diverging { get; } = new(
        (0.42, 0.13, 35), (0.62, 0.155, 45), (0.82, 0.095, 60), (0.985, 0, 0), (0.82, 0.075, 235), (0.62, 0.125, 245), (0.42, 0.115, 252));

    /// <summary>
    /// Cyclic, for phases: 0 and 1 are the same blue, 0.25 a light green, 0.5 an orange, 0.75 a dark magenta. Lightness tells apart what a colour-blind eye
    /// may not.
    /// </summary>
    public static ColourMap Phase { get; } = new(
        (0.56, 0.135, 250), (0.70, 0.105, 210), (0.80, 0.125, 165), (0.79, 0.135, 110), (0.71, 0.155, 60), (0.60, 0.17, 25), (0.48, 0.16, 345), (0.49, 0.15, 300), (0.56, 0.135, 250));

    /// <summary>The colour of a value.</summary>
    /// <param name="value">0 … 1; what lies outside takes the nearer end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a number.</exception>
    public Rgb this[double value]
    {
        get
        {
            if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A colour map takes numbers from 0 to 1; leave out values that are not numbers.");
            var position = Math.Clamp(value, 0, 1) * (_anchors.Length - 1);
            var index = Math.Min((int)position, _anchors.Length - 2);
            var (from, to, t) = (_anchors[index], _anchors[index + 1], position - index);
            return FromOklab(from.Lightness + t * (to.Lightness - from.Lightness), from.A + t * (to.A - from.A), from.B + t * (to.B - from.B));
        }
    }

    /// <summary>The colour of a phase in the cyclic map.</summary>
    /// <param name="radians">Any finite angle; period 2 pi.</param>
    public static Rgb OfPhase(double radians)
    {
        var turns = radians / (2 * Math.PI);
        return Phase[turns - Math.Floor(turns)];
    }

    /// <summary>Equally spaced colours, the first at 0 and the last at 1.</summary>
    /// <param name="count">Number of colours, at least 2.</param>
    public Rgb[] Sample(int count) => [.. Enumerable.Range(0, count).Select(i => this[(double)i / (count - 1)])];

    /// <summary>The map as plotly.js takes it, in 32 straight pieces, pale colours clear.</summary>
    public object[][] ToPlotly() => [.. Sample(33).Select((colour, i) =>
    {
        var (solid, opacity) = colour.OverWhite;
        return new object[] { i / 32.0, FormattableString.Invariant($"rgba({solid.R},{solid.G},{solid.B},{Math.Round(opacity, 3)})") };
    })];

    private static Rgb FromOklab(double lightness, double a, double b)
    {
        var l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new Rgb(
            Companded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Companded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Companded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static byte Companded(double linear)
    {
        var clamped = Math.Clamp(linear, 0, 1);
        var value = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.Pow(clamped, 1 / 2.4) - 0.055;
        return (byte)Math.Round(value * 255);
    }
}

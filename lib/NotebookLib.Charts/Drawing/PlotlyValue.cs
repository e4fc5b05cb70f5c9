using System.Globalization;

namespace NotebookLib.Charts.Drawing;

/// <summary>Values as Plotly.NET's objects take them.</summary>
internal static class PlotlyValue
{
    /// <summary>Sets a property; <c>null</c> leaves it out.</summary>
    public static T With<T>(this T target, string name, object? value)
        where T : DynamicObj.DynamicObj
    {
        if (value is not null) target.SetProperty(name, value);
        return target;
    }

    /// <summary>A number with at most 7 digits, which is more than a screen shows; null, a gap in plotly.js, for what is not finite.</summary>
    public static double? Number(double value) => double.IsFinite(value) && double.TryParse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var rounded)
        && double.IsFinite(rounded) ? rounded : null;

    public static double?[] Numbers(IEnumerable<double> values) => [.. values.Select(Number)];

    public static string[] Texts(IEnumerable<string> values) => [.. values.Select(Text)];

    /// <summary>A text, with the characters that plotly.js would read as markup escaped.</summary>
    public static string Text(string text) => DisplayText.Clean(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", "<br>");

    public static Plotly.NET.Font Font(double size, string colour) => new Plotly.NET.Font().With("size", size).With("color", colour);

    public static Plotly.NET.Line Line(string colour, double width, string? dash = null) => new Plotly.NET.Line().With("color", colour).With("width", width).With("dash", Dash(dash));

    /// <summary>Dashes as plotly.js writes them: "5px,3px" for "5 3".</summary>
    public static string Dash(string? dash) => dash is null ? "solid" : string.Join(',', dash.Split(' ').Select(length => length + "px"));
}

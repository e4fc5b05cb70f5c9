using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookLib.Charts.Drawing;

/// <summary>Values as plotly.js wants them.</summary>
internal static class Json
{
    /// <summary>A number with at most 7 digits, which is more than a screen shows; null, a gap in plotly.js, for what is not finite.</summary>
    public static JsonNode? Number(double value) =>
        double.IsFinite(value) ? JsonValue.Create(decimal.TryParse(value.ToString("G7", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : (decimal)0) : null;

    public static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(Number)]);

    public static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)Text(v))]);

    /// <summary>A text, with the characters that plotly.js would read as markup escaped.</summary>
    public static string Text(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", "<br>");

    public static JsonObject Font(double size, string colour) => new() { ["size"] = Number(size), ["color"] = colour };

    /// <summary>Dashes as plotly.js writes them: "5px,3px" for "5 3".</summary>
    public static string Dash(string? dash) => dash is null ? "solid" : string.Join(',', dash.Split(' ').Select(length => length + "px"));
}

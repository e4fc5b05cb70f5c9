using System.Globalization;
using System.Net;
using Plotly.NET;

namespace NotebookLib.Charts;

/// <summary>
/// HTML around a chart. The static picture is an <c>img</c>, which code hosts keep; the data of the interactive chart stand in an attribute, and the
/// script beside them is the same for all charts.
/// </summary>
internal static class ChartHtml
{
    private static string Script => $"<script>{PlotlyScript.Text}</script>";

    /// <summary>A figure, and under it, folded, its answer.</summary>
    public static string Fragment(Figure figure) => Box(figure)
        + (figure.Answer is null ? "" : $"<details><summary style=\"cursor:pointer;margin:8px 14px\">Show the answers</summary>\n{Box(figure.Answer)}</details>\n") + Script + "\n";

    /// <summary>A chart of the user's own, with a picture where one can be drawn and a note where not.</summary>
    public static string Fragment(GenericChart chart)
    {
        var picture = ChartPicture.Of(chart);
        return Box(chart, picture.Svg, picture.AltText, picture.Width, picture.Height) + Script + "\n";
    }

    /// <summary>A whole page that needs no network: plotly.js is in it.</summary>
    public static string Page(string title, string fragment) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{WebUtility.HtmlEncode(title)}</title>
        <script>{PlotlyLibrary.Read()}</script></head>
        <body style="margin:24px">
        {fragment}</body>
        </html>

        """;

    private static string Box(Figure figure) => Box(figure.Chart, figure.Svg, figure.AltText, figure.Width, figure.Height);

    private static string Box(GenericChart chart, string svg, string altText, int width, int height) => string.Create(CultureInfo.InvariantCulture, $"""
        <div data-chart='{Attribute(GenericChart.toJson(chart))}' style="position:relative;width:{width}px;max-width:100%;overflow-x:auto;overflow-y:hidden">
        {PictureHtml.Image(svg, altText, width, height)}</div>

        """);

    // Between single quotes, as JSON is full of double ones.
    private static string Attribute(string json) => json.Replace("&", "&amp;").Replace("'", "&#39;").Replace("<", "&lt;");
}

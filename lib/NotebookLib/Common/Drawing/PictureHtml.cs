using System.Globalization;
using System.Net;
using System.Text;

namespace NotebookLib.Common.Drawing;

/// <summary>
/// A picture as an HTML image. Code hosts strip SVG that stands in a page and keep an image whose address holds it; there is then no need to draw
/// pixels, the picture is sharp in print, small, and follows the page's light or dark.
/// </summary>
internal static class PictureHtml
{
    /// <summary>The picture as an address.</summary>
    public static string DataUri(string svg) => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));

    /// <summary>The picture as an <c>img</c> that shrinks with a narrow page.</summary>
    public static string Image(string svg, string description, int width, int height) => string.Create(CultureInfo.InvariantCulture,
        $"""<img alt="{WebUtility.HtmlEncode(description)}" width="{width}" height="{height}" style="display:block;max-width:100%;height:auto" src="{DataUri(svg)}">""");
}

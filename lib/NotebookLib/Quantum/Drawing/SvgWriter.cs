using System.Globalization;
using System.Net;
using System.Text;

namespace NotebookLib.Quantum.Drawing;

/// <summary>Writes SVG elements with attributes only: a code host strips style sheets.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _svg = new();

    /// <summary>Everything written.</summary>
    public override string ToString() => _svg.ToString();

    public void Raw(string markup) => _svg.Append(markup).Append('\n');

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width, string extra = "") =>
        Element("line", $"""x1="{N(x1)}" y1="{N(y1)}" x2="{N(x2)}" y2="{N(y2)}" stroke="{stroke}" stroke-width="{N(width)}" {extra}""");

    public void Rect(double x, double y, double width, double height, double radius, string fill, string? stroke = null, double strokeWidth = 1.4) =>
        Element("rect", $"""x="{N(x)}" y="{N(y)}" width="{N(width)}" height="{N(height)}" rx="{N(radius)}" fill="{fill}"{(stroke is null ? "" : $" stroke=\"{stroke}\" stroke-width=\"{N(strokeWidth)}\"")}""");

    public void Circle(double x, double y, double radius, string fill, string stroke, double strokeWidth) =>
        Element("circle", $"""cx="{N(x)}" cy="{N(y)}" r="{N(radius)}" fill="{fill}" stroke="{stroke}" stroke-width="{N(strokeWidth)}" """);

    public void Path(string data, string stroke, double strokeWidth, string fill = "none") =>
        Element("path", $"""d="{data}" fill="{fill}" stroke="{stroke}" stroke-width="{N(strokeWidth)}" stroke-linecap="round" """);

    /// <summary>Text whose middle height is at y; digits written as subscripts are lowered and made smaller.</summary>
    public void Text(double x, double y, string text, double size, string fill, string anchor = "middle", string extra = "")
    {
        var baseline = y + 0.355 * size;
        _svg.Append(CultureInfo.InvariantCulture, $"""<text x="{N(x)}" y="{N(baseline)}" font-size="{N(size)}" fill="{fill}" text-anchor="{anchor}"{(extra.Length > 0 ? " " + extra : "")}>""");
        var lowered = false;
        foreach (var c in text)
        {
            if (IsSubscript(c) != lowered)
            {
                if (lowered)
                    _svg.Append(CultureInfo.InvariantCulture, $"""</tspan><tspan dy="{N(-0.2 * size)}">&#8203;</tspan>""");
                else
                    _svg.Append(CultureInfo.InvariantCulture, $"""<tspan dy="{N(0.2 * size)}" font-size="{N(0.76 * size)}">""");
                lowered = !lowered;
            }
            _svg.Append(lowered ? ((char)(c - '₀' + '0')).ToString() : c == '-' ? "−" : WebUtility.HtmlEncode(c.ToString()));
        }
        _svg.Append(lowered ? "</tspan></text>\n" : "</text>\n");
    }

    /// <summary>About how wide a text is in Arial; labels only need boxes that are wide enough.</summary>
    public static double TextWidth(string text, double size) => size * text.Sum(c => c switch
    {
        _ when IsSubscript(c) => 0.41,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or '\'' or '|' or ':' or '/' or ' ' or '·' or '[' or ']' or 't' or 'f' or 'r' or '(' or ')' => 0.31,
        'm' or 'w' or 'M' or 'W' => 0.86,
        '+' or '-' => 0.6,
        >= 'A' and <= 'Z' => 0.7,
        > '\u2e80' => 1.0,
        _ => 0.56,
    });

    /// <summary>A number with at most two decimals.</summary>
    public static string N(double x) => Math.Round(x, 2).ToString(CultureInfo.InvariantCulture);

    private static bool IsSubscript(char c) => c is >= '₀' and <= '₉';

    private void Element(string name, string attributes) => _svg.Append('<').Append(name).Append(' ').Append(attributes.TrimEnd()).Append("/>\n");
}

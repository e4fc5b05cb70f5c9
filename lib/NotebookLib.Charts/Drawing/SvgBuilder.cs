using System.Globalization;
using System.Security;
using System.Text;

namespace NotebookLib.Charts.Drawing;

/// <summary>
/// Writes a picture as SVG: attributes only, no ids, no style sheets, so that it stays whole when a host strips those or when several pictures share a page.
/// </summary>
internal sealed class SvgBuilder
{
    private readonly StringBuilder _body = new();

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public void Rectangle(Box box, Paint paint) =>
        Element("rect", $"x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"{Painted(paint)}");

    public void Circle(Point centre, double radius, Paint paint) =>
        Element("circle", $"cx=\"{Number(centre.X)}\" cy=\"{Number(centre.Y)}\" r=\"{Number(radius)}\"{Painted(paint)}");

    /// <summary>Draws straight lines from point to point.</summary>
    public void Path(IReadOnlyList<Point> points, bool closed, Paint paint)
    {
        if (points.Count == 0) return;
        var path = new StringBuilder("M");
        path.AppendJoin('L', points.Select(p => $"{Number(p.X)} {Number(p.Y)}"));
        if (closed) path.Append('Z');
        Element("path", $"d=\"{path}\"{Painted(paint)}");
    }

    public void Line(Point from, Point to, Paint paint) => Path([from, to], closed: false, paint);

    public void Text(Point at, string text, TextStyle style)
    {
        var lines = text.Split('\n');
        var anchor = style.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        var turn = style.TurnDegrees == 0 ? "" : $" transform=\"rotate({Number(style.TurnDegrees)} {Number(at.X)} {Number(at.Y)})\"";
        var weight = style.Bold ? " font-weight=\"bold\"" : "";
        // The middle of Arial's line box is 0.35 of the size above the baseline.
        var first = at.Y + style.Size * (0.35 - Theme.LineHeight * (lines.Length - 1) / 2);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            var y = Number(first + i * Theme.LineHeight * style.Size);
            _body.Append($"<text x=\"{Number(at.X)}\" y=\"{y}\" font-size=\"{Number(style.Size)}\" fill=\"{style.Colour}\"{anchor}{weight}{turn}>")
                .Append(SecurityElement.Escape(lines[i])).Append("</text>\n");
        }
    }

    /// <summary>Draws a picture stretched over a box, its pixels as sharp squares.</summary>
    public void Image(Box box, string dataUri) => Element("image",
        $"x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" preserveAspectRatio=\"none\" "
        + $"style=\"image-rendering:pixelated\" href=\"{dataUri}\"");

    public void Marker(MarkerShape shape, Point centre, double size, Paint paint)
    {
        if (shape == MarkerShape.None) return;
        if (shape == MarkerShape.Circle) Circle(centre, size / 2, paint);
        else Path(Drawing.Marker.Corners(shape, centre, size), closed: true, paint);
    }

    /// <summary>Starts a part whose drawing is cut at the edges of a box; coordinates stay those of the figure.</summary>
    public void BeginClip(Box box) => _body.Append(
        $"<svg x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" "
        + $"viewBox=\"{Number(box.Left)} {Number(box.Top)} {Number(box.Width)} {Number(box.Height)}\">\n");

    public void EndClip() => _body.Append("</svg>\n");

    /// <summary>Puts in a picture drawn elsewhere, as it is.</summary>
    public void Raw(string svg) => _body.Append(svg.TrimEnd()).Append('\n');

    /// <summary>The whole picture on a white ground.</summary>
    public string ToSvg(int width, int height, string description) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" "
        + $"font-family=\"{Theme.FontFamily}\" role=\"img\" aria-label=\"{SecurityElement.Escape(description)}\">\n"
        + $"<rect width=\"{width}\" height=\"{height}\" fill=\"{Theme.Background}\"/>\n{_body}</svg>\n";

    private void Element(string name, string attributes) => _body.Append('<').Append(name).Append(' ').Append(attributes).Append("/>\n");

    private static string Painted(Paint paint)
    {
        var text = new StringBuilder($" fill=\"{paint.Fill ?? "none"}\"");
        if (paint.Stroke is not null)
        {
            text.Append($" stroke=\"{paint.Stroke}\" stroke-width=\"{Number(paint.Width)}\"");
            if (paint.Dash is not null) text.Append($" stroke-dasharray=\"{paint.Dash}\"");
            else text.Append(" stroke-linejoin=\"round\"");
        }
        if (paint.Opacity < 1) text.Append($" opacity=\"{Number(paint.Opacity)}\"");
        return text.ToString();
    }
}

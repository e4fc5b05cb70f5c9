using System.Globalization;
using System.Security;
using System.Text;

namespace NotebookLib.Common.Drawing;

/// <summary>
/// Writes a picture as SVG: attributes only, no ids, so that several pictures can share a page. One style sheet, the same in all, turns the
/// colours on dark pages.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _body = new();

    /// <summary>A number with at most two decimals.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public void Rectangle(Box box, Paint paint, double radius = 0) => Element("rect",
        $"x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(Math.Max(0, box.Width))}\" height=\"{Number(Math.Max(0, box.Height))}\""
        + (radius == 0 ? "" : $" rx=\"{Number(radius)}\"") + Painted(paint));

    public void Circle(Point centre, double radius, Paint paint) =>
        Element("circle", $"cx=\"{Number(centre.X)}\" cy=\"{Number(centre.Y)}\" r=\"{Number(radius)}\"{Painted(paint)}");

    /// <summary>Draws straight lines from point to point.</summary>
    public void Path(IReadOnlyList<Point> points, bool closed, Paint paint)
    {
        if (points.Count == 0) return;
        var path = new StringBuilder("M");
        path.AppendJoin('L', points.Select(p => $"{Number(p.X)} {Number(p.Y)}"));
        if (closed) path.Append('Z');
        Path(path.ToString(), paint);
    }

    /// <summary>Draws a path given in SVG's own commands.</summary>
    public void Path(string commands, Paint paint) => Element("path", $"d=\"{commands}\"{Painted(paint)}");

    public void Line(Point from, Point to, Paint paint) =>
        Element("line", $"x1=\"{Number(from.X)}\" y1=\"{Number(from.Y)}\" x2=\"{Number(to.X)}\" y2=\"{Number(to.Y)}\"{Painted(paint with { Fill = null })}");

    /// <summary>Writes text, one element a line; subscript digits are drawn as lowered digits, which every font has.</summary>
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
                .Append(Lowered(lines[i], style.Size)).Append("</text>\n");
        }
    }

    /// <summary>Draws a picture stretched over a box, its pixels as sharp squares.</summary>
    public void Image(Box box, string dataUri) => Element("image",
        $"x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" preserveAspectRatio=\"none\" "
        + $"style=\"image-rendering:pixelated\" href=\"{Escape(dataUri)}\"");

    /// <summary>Starts elements that belong to one step of a walk.</summary>
    public void BeginStep(int step) => _body.Append(CultureInfo.InvariantCulture, $"<g data-step=\"{step}\">\n");

    public void EndStep() => _body.Append("</g>\n");

    /// <summary>Starts a part whose drawing is cut at the edges of a box; coordinates stay those of the picture.</summary>
    public void BeginClip(Box box) => _body.Append(
        $"<svg x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" "
        + $"viewBox=\"{Number(box.Left)} {Number(box.Top)} {Number(box.Width)} {Number(box.Height)}\">\n");

    public void EndClip() => _body.Append("</svg>\n");

    /// <summary>Puts in a whole picture drawn by another writer.</summary>
    /// <param name="at">Its top left corner here.</param>
    /// <param name="svg">What <see cref="ToSvg"/> gave.</param>
    public void Embed(Point at, string svg) =>
        _body.Append($"<svg x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\" ").Append(svg.AsSpan("<svg ".Length)).Append('\n');

    /// <summary>The whole picture on its ground.</summary>
    /// <param name="width">Width, in pixels.</param>
    /// <param name="height">Height, in pixels.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public string ToSvg(int width, int height, string description) => string.Create(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" "
        + $"font-family=\"{Theme.FontFamily}\" role=\"img\" aria-label=\"{Escape(description)}\">\n{Theme.DarkStyle}\n"
        + $"<rect width=\"{width}\" height=\"{height}\" fill=\"{Theme.Background}\"/>\n{_body}</svg>\n");

    /// <summary>Text between tags or in an attribute; what XML cannot hold is left out.</summary>
    public static string Escape(string text) => SecurityElement.Escape(DisplayText.Clean(text));

    private void Element(string name, string attributes) => _body.Append('<').Append(name).Append(' ').Append(attributes).Append("/>\n");

    private static string Lowered(string text, double size)
    {
        if (!text.Any(IsSubscript)) return Escape(text);
        var written = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && IsSubscript(text[end]) == IsSubscript(text[i])) end++;
            var run = text[i..end];
            written.Append(IsSubscript(text[i])
                ? $"<tspan dy=\"{Number(0.2 * size)}\" font-size=\"{Number(0.76 * size)}\">{string.Concat(run.Select(c => (char)(c - '\u2080' + '0')))}</tspan>"
                : i == 0 ? Escape(run) : $"<tspan dy=\"{Number(-0.2 * size)}\">{Escape(run)}</tspan>");
            i = end;
        }
        return written.ToString();
    }

    private static bool IsSubscript(char c) => c is >= '\u2080' and <= '\u2089';

    private static string Painted(Paint paint)
    {
        var text = new StringBuilder($" fill=\"{paint.Fill ?? "none"}\"");
        if (paint.Stroke is not null)
        {
            text.Append($" stroke=\"{paint.Stroke}\" stroke-width=\"{Number(paint.Width)}\"");
            if (paint.Dash is not null) text.Append($" stroke-dasharray=\"{paint.Dash}\"");
            else text.Append(" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
        }
        if (paint.Opacity < 1) text.Append($" opacity=\"{Number(paint.Opacity)}\"");
        return text.ToString();
    }
}

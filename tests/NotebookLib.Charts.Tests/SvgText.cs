using System.Globalization;
using System.Xml.Linq;
using NotebookLib.Charts;
using NotebookLib.Charts.Drawing;

namespace NotebookLib.Charts.Tests;

/// <summary>A line of text in a picture, with the box that it covers.</summary>
internal sealed record SvgText(string Text, Box Box, bool IsTurned)
{
    public static IReadOnlyList<SvgText> Of(Figure figure) =>
        [.. XDocument.Parse(figure.Svg).Descendants().Where(e => e.Name.LocalName == "text").Select(Read)];

    public bool Overlaps(SvgText other) =>
        !IsTurned && !other.IsTurned
        && Box.Left < other.Box.Right && other.Box.Left < Box.Right && Box.Top < other.Box.Bottom && other.Box.Top < Box.Bottom;

    private static SvgText Read(XElement element)
    {
        double Number(string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var size = Number("font-size");
        var width = TextMeasure.Width(element.Value, size, element.Attribute("font-weight") is not null);
        var (right, down) = Offset(element);
        var left = right + Number("x") - (element.Attribute("text-anchor")?.Value switch { "middle" => width / 2, "end" => width, _ => 0 });
        // Capitals reach 0.72 of the size above the baseline, descenders 0.21 below.
        return new SvgText(element.Value, new Box(left, down + Number("y") - 0.72 * size, width, 0.9 * size), element.Attribute("transform") is not null);
    }

    // A picture within the picture has coordinates of its own.
    private static (double Right, double Down) Offset(XElement element)
    {
        var inner = element.Ancestors().First(e => e.Name.LocalName == "svg");
        if (inner.Parent is null) return (0, 0);
        var view = inner.Attribute("viewBox")!.Value.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        double At(string name) => double.Parse(inner.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return (At("x") - view[0], At("y") - view[1]);
    }
}

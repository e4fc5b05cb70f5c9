using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLib.Quantum;
using NotebookLib.Quantum.Drawing;

namespace NotebookLib.Charts.Drawing;

/// <summary>The drawing of a circuit as a part of a figure.</summary>
internal sealed partial class CircuitPicture
{
    private readonly string _svg;

    public CircuitPicture(Circuit circuit, int width)
    {
        _svg = circuit.ToSvg(new DrawingOptions { Width = width });
        var size = Size().Match(_svg);
        (Width, Height) = (Number(size, 1), Number(size, 2));
        // The drawing marks one instruction with a rectangle; where it stands is where the stepper points.
        Places = [.. Enumerable.Range(0, circuit.Count).Select(step => Place(circuit.ToSvg(new DrawingOptions { Width = width, HighlightStep = step })))];
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Where each instruction stands within the drawing; <c>null</c> for one that is not drawn.</summary>
    public IReadOnlyList<Box?> Places { get; }

    /// <summary>Puts the drawing on both forms of a figure.</summary>
    public void Draw(Sheet sheet, Point at)
    {
        var inner = _svg.Replace("<svg ", $"<svg x=\"{SvgBuilder.Number(at.X)}\" y=\"{SvgBuilder.Number(at.Y)}\" ", StringComparison.Ordinal);
        sheet.Svg.Raw(inner);
        sheet.Layout["images"] = new JsonArray(new JsonObject
        {
            ["source"] = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(_svg)),
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = Json.Number(at.X / sheet.Width),
            ["y"] = Json.Number(1 - at.Y / sheet.Height),
            ["sizex"] = Json.Number(Width / sheet.Width),
            ["sizey"] = Json.Number(Height / sheet.Height),
            ["xanchor"] = "left",
            ["yanchor"] = "top",
            ["sizing"] = "stretch",
            ["layer"] = "below",
        });
    }

    private static Box? Place(string svg)
    {
        var match = Highlight().Match(svg);
        return match.Success ? new Box(Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 4)) : null;
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^<svg [^>]*?width=\"([0-9.]+)\" height=\"([0-9.]+)\"")]
    private static partial Regex Size();

    [GeneratedRegex($"<rect x=\"([0-9.]+)\" y=\"([0-9.]+)\" width=\"([0-9.]+)\" height=\"([0-9.]+)\"[^>]*fill=\"{SvgStyle.Highlight}\"")]
    private static partial Regex Highlight();
}

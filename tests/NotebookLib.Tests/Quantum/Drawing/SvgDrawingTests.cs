using System.Globalization;
using System.Xml.Linq;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Drawing;

public sealed class SvgDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. CircuitGallery.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ToSvg_OfGallery_IsWellFormedAndSurvivesCodeHosts(string name)
    {
        var (circuit, options) = CircuitGallery.All[name];
        var svg = XElement.Parse(circuit.ToSvg(options with { Width = 300 }));
        Assert.Equal(Svg + "svg", svg.Name);
        Assert.Equal($"0 0 {svg.Attribute("width")!.Value} {svg.Attribute("height")!.Value}", svg.Attribute("viewBox")!.Value);
        Assert.Equal(circuit.Describe(), svg.Attribute("aria-label")!.Value);
        string[] stripped = ["script", "foreignObject", "use", "image"];
        Assert.DoesNotContain(svg.Descendants(), element => stripped.Contains(element.Name.LocalName));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "id" or "class" or "style" or "href");
        Assert.DoesNotContain("NaN", svg.ToString());
    }

    [Theory, MemberData(nameof(Names))]
    public void ToSvg_OfGallery_StaysInsideItsViewBox(string name)
    {
        var (circuit, options) = CircuitGallery.All[name];
        var svg = XElement.Parse(circuit.ToSvg(options with { Width = 500 }));
        var (width, height) = (Value(svg, "width"), Value(svg, "height"));
        if (!circuit.ToText(options).Contains('…'))
            Assert.InRange(width, 0, 500);
        foreach (var element in svg.Descendants())
        {
            foreach (var x in new[] { "x", "x1", "x2", "cx" })
                Assert.InRange(Value(element, x), 0, width);
            foreach (var y in new[] { "y", "y1", "y2", "cy" })
                Assert.InRange(Value(element, y), 0, height);
            Assert.InRange(Value(element, "x") + Value(element, "width"), 0, width);
            Assert.InRange(Value(element, "y") + Value(element, "height"), 0, height);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void ToSvg_OfGallery_DrawsEveryInstructionInOrderOfItsWires(string name)
    {
        var (circuit, options) = CircuitGallery.All[name];
        var steps = XElement.Parse(circuit.ToSvg(options)).Elements(Svg + "g")
            .Select(group => (int)Value(group, "data-step")).Distinct().Order();
        Assert.Equal(Enumerable.Range(0, Math.Min(circuit.Count, options.MaxSteps)), steps);
    }

    [Fact]
    public void ToSvg_ControlsOnOneAndZero_AreFilledAndOpen()
    {
        var svg = XElement.Parse(new Circuit(3).Controlled(Gates.X, [0, Control.OnZero(1)], [2]).ToSvg());
        var circles = svg.Descendants(Svg + "circle").OrderBy(circle => Value(circle, "cy")).ToArray();
        Assert.Equal(3, circles.Length);
        Assert.Equal(circles[0].Attribute("stroke")!.Value, circles[0].Attribute("fill")!.Value);
        Assert.Equal("#ffffff", circles[1].Attribute("fill")!.Value);
        Assert.True(Value(circles[2], "r") > Value(circles[1], "r"));
    }

    [Fact]
    public void ToSvg_WideCircuit_WrapsIntoLines()
    {
        var circuit = new Circuit(2);
        for (var i = 0; i < 30; i++)
            circuit.H(0).CX(0, 1);
        int LabelsOf(string svg) => XElement.Parse(svg).Elements(Svg + "text").Count();
        Assert.True(LabelsOf(circuit.ToSvg(new DrawingOptions { Width = 5000 })) == 2);
        Assert.True(LabelsOf(circuit.ToSvg(new DrawingOptions { Width = 500 })) > 4);
    }

    [Fact]
    public void ToSvg_HighlightedStep_HasOneMoreRectangle()
    {
        var circuit = new Circuit(2).H(0).CX(0, 1);
        int Rectangles(DrawingOptions options) => XElement.Parse(circuit.ToSvg(options)).Descendants(Svg + "rect").Count();
        Assert.Equal(Rectangles(new DrawingOptions()) + 1, Rectangles(new DrawingOptions { HighlightedSteps = [1] }));
    }

    [Fact]
    public void ToSvg_NamesWithMarkup_AreEscaped()
    {
        var gate = Gate.FromMatrix("<b>&", Gates.H.Matrix());
        var svg = XElement.Parse(new Circuit(1).Apply(gate, [0]).ToSvg(new DrawingOptions { QubitLabels = ["<i>"] }));
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "<b>&");
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "<i>");
    }

    private static double Value(XElement element, string attribute) =>
        element.Attribute(attribute) is { } found ? double.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
}

using System.Xml.Linq;
using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Drawing;

/// <summary>A gate may have any name: the drawing keeps its letters, its lines and its form.</summary>
public sealed class GateNameTests
{
    [Theory]
    [InlineData("\U0001D4B0", "\U0001D4B0")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("\u6F22\u5B57", "\u6F22\u5B57")]
    [InlineData("a < b & \"c\"", "a < b & \"c\"")]
    [InlineData("a\nb", "a")]
    [InlineData("a\r\tb\u0001\u001b[1m", "a")]
    public void Drawing_OfAnyName_HasItAndStaysWhole(string name, string kept)
    {
        var circuit = new Circuit(2).H(0).Apply(Gate.FromMatrix(name, Gates.X.Matrix()), [0]).CX(0, 1);
        var svg = XDocument.Parse(circuit.ToSvg());
        Assert.Contains(svg.Descendants(), element => element.Value.Contains(kept));

        var text = circuit.ToText();
        Assert.Contains(kept, text);
        Assert.Equal(new Circuit(2).H(0).X(0).CX(0, 1).ToText().Split('\n').Length, text.Split('\n').Length);
        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public void Drawing_TwoBarriersSideBySide_ShowsBoth()
    {
        var line = new Circuit(1).H(0).Barrier().Barrier().H(0).ToText().Split('\n').Single(line => line.StartsWith("q0"));
        Assert.Equal(2, line.Count(letter => letter == '░'));
    }
}

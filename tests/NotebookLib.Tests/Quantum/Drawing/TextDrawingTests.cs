using NotebookLib.Quantum;

namespace NotebookLib.Tests.Quantum.Drawing;

public sealed class TextDrawingTests
{
    public static TheoryData<string> Names => [.. CircuitGallery.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ToText_OfGallery_IsTheSnapshot(string name)
    {
        var (circuit, options) = CircuitGallery.All[name];
        var drawn = circuit.ToText(options) + "\n";
        var folder = Path.Combine(AppContext.BaseDirectory, "Quantum", "Drawing", "Snapshots");
        var snapshot = Path.Combine(folder, name + ".txt");
        var expected = File.Exists(snapshot) ? File.ReadAllText(snapshot) : "";
        if (drawn != expected)
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".received.txt"), drawn);
        Assert.True(drawn == expected, $"The drawing of '{name}' is not its snapshot. Drawn was:\n{drawn}expected:\n{expected}If the new drawing is right, copy {name}.received.txt over {name}.txt.");
    }

    [Theory, MemberData(nameof(Names))]
    public void ToText_OfGallery_KeepsWidth(string name)
    {
        var (circuit, options) = CircuitGallery.All[name];
        foreach (var width in new[] { 40, 60, 100 })
            Assert.All(circuit.ToText(options with { Width = width }).Split('\n').Where(line => !line.StartsWith('…')), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void ToString_IsTheDrawing() => Assert.Equal(new Circuit(1).H(0).ToText(), new Circuit(1).H(0).ToString());

    [Fact]
    public void ToText_MeasurementsIntoOneBit_KeepTheirOrder()
    {
        var text = new Circuit(2).Measure(1, 0).Measure(0, 0).ToText();
        var lines = text.Split('\n');
        Assert.True(lines.Single(line => line.StartsWith("q0")).IndexOf('M') > lines.Single(line => line.StartsWith("q1")).IndexOf('M'), text);
    }

    [Fact]
    public void Options_OutOfRange_SayWhatIsAllowed()
    {
        Assert.StartsWith("A drawing 10 wide was asked for; at least 20 are needed", Assert.Throws<ArgumentOutOfRangeException>(() => new DrawingOptions { Width = 10 }).Message);
        Assert.StartsWith("Angles with 16 digits were asked for; allowed are 1 to 15", Assert.Throws<ArgumentOutOfRangeException>(() => new DrawingOptions { Digits = 16 }).Message);
        Assert.StartsWith("A drawing of at most 0 instructions was asked for; at least 1 is needed", Assert.Throws<ArgumentOutOfRangeException>(() => new DrawingOptions { MaxSteps = 0 }).Message);
        var names = Assert.Throws<ArgumentException>(() => new Circuit(2).ToText(new DrawingOptions { QubitLabels = ["a"] }));
        Assert.StartsWith("1 qubit names were given for a circuit of 2 qubits; give one name for each qubit, qubit 0 first", names.Message);
        var step = Assert.Throws<ArgumentOutOfRangeException>(() => new Circuit(2).H(0).ToSvg(new DrawingOptions { HighlightedSteps = [1] }));
        Assert.StartsWith("Step 1 cannot be marked; the circuit has 1 instruction, numbered from 0", step.Message);
    }
}

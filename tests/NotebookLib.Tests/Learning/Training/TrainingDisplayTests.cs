using System.Globalization;
using NotebookLib.Learning;

namespace NotebookLib.Tests.Learning.Training;

public sealed class TrainingDisplayTests
{
    private static readonly TrainingRecord Record = new(8, 2, 0.91, 0.3, 0.9, 0.31);

    private static TrainingProgress Progress(TrainingState state, int step) => new()
    {
        ModelName = "Simple <CNN>",
        State = state,
        Step = step,
        TotalSteps = 8,
        BatchesPerEpoch = 4,
        BatchSize = 64,
        Loss = 0.4124,
        ImagesPerSecond = 23_456.7,
        TimeLeft = TimeSpan.FromSeconds(71.2),
        Records = [Record],
    };

    [Fact]
    public void ToString_Running_TellsAll()
    {
        var display = new TrainingDisplay();
        display.Report(Progress(TrainingState.Running, 6));
        Assert.Equal(
            "Simple <CNN> · epoch 2 of 2 · batch 2 of 4 · loss 0.412 · 23,457 images/s · 1 min 12 s left · train accuracy 91.0 % · test accuracy 90.0 %",
            display.ToString());
    }

    [Fact]
    public void ToString_Finished_HoldsNoTimeOrSpeed()
    {
        var display = new TrainingDisplay();
        display.Report(Progress(TrainingState.Finished, 8));
        Assert.Equal("Simple <CNN> · 2 epochs · 8 steps of 64 images · loss 0.412 · train accuracy 91.0 % · test accuracy 90.0 %", display.ToString());
    }

    [Fact]
    public void ToString_Cancelled_SaysAfterWhichStep()
    {
        var display = new TrainingDisplay();
        display.Report(Progress(TrainingState.Cancelled, 5));
        Assert.StartsWith("Simple <CNN> · stopped after 5 of 8 steps · loss", display.ToString());
        Assert.DoesNotContain("left", display.ToString());
    }

    [Fact]
    public void Formatters_ByConvention_GiveHtmlAndText()
    {
        var attribute = typeof(TrainingDisplay).GetCustomAttributes(false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(sourceType)!;
        var formatters = ((IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).ToArray();
        var display = new TrainingDisplay();
        display.Report(Progress(TrainingState.Running, 6));
        string Format(int index)
        {
            var writer = new StringWriter(CultureInfo.InvariantCulture);
            Assert.Equal(true, formatters[index].GetType().GetMethod("Format")!.Invoke(formatters[index], [display, writer]));
            return writer.ToString();
        }

        Assert.Equal(["text/html", "text/plain"], formatters.Select(f => f.GetType().GetProperty("MimeType")!.GetValue(f)));
        Assert.Contains("Simple &lt;CNN&gt; · epoch 2 of 2", Format(0));
        Assert.Contains("width:75%", Format(0));
        Assert.Equal(display.ToString(), Format(1));
    }

    [Fact]
    public void ConsoleProgress_Terminal_OverwritesTheLine()
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var progress = new ConsoleProgress(output, overwrite: true);
        progress.Report(Progress(TrainingState.Running, 6));
        progress.Report(Progress(TrainingState.Finished, 8));
        var lines = output.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(lines[0].Length, lines[1].TrimEnd('\n').Length);
    }

    [Fact]
    public void ConsoleProgress_File_WritesTheLastLineOnly()
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var progress = new ConsoleProgress(output, overwrite: false);
        progress.Report(Progress(TrainingState.Running, 6));
        progress.Report(Progress(TrainingState.Finished, 8));
        Assert.Equal($"Simple <CNN> · 2 epochs · 8 steps of 64 images · loss 0.412 · train accuracy 91.0 % · test accuracy 90.0 %{output.NewLine}", output.ToString());
    }
}

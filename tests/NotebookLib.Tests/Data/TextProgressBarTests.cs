using NotebookLib.Data;

namespace NotebookLib.Tests.Data;

public sealed class TextProgressBarTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Report_ToTheEnd_DrawsOneFullLine()
    {
        var bar = new TextProgressBar(_output);
        foreach (var received in new[] { 0, 1, 500_000, 999_999, 1_000_000 }) bar.Report(new DownloadProgress("images.gz", received, 1_000_000));
        Assert.Equal($"images.gz                    1.00 MB [{new string('#', 40)}] done\n", _output.ToString());
    }

    [Fact]
    public void Report_HalfWay_DrawsHalfTheBar()
    {
        new TextProgressBar(_output).Report(new DownloadProgress("a", 5, 10));
        Assert.EndsWith($"[{new string('#', 20)}", _output.ToString());
    }

    [Fact]
    public void Report_FileStartsAgain_BeginsANewLine()
    {
        var bar = new TextProgressBar(_output);
        foreach (var received in new[] { 5, 0, 10 }) bar.Report(new DownloadProgress("a", received, 10));
        Assert.Equal(2, _output.ToString().Count(character => character == '['));
        Assert.EndsWith($"[{new string('#', 40)}] done\n", _output.ToString());
    }
}

using System.Text;
using NotebookRunner.Printing;

namespace NotebookRunner.Tests.Execution;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("a\r\nb\n", "a\nb\n")]
    [InlineData("12345\r67", "67345")]
    [InlineData("10 %\r100 %\ndone", "100 %\ndone")]
    [InlineData("abc\b\bX", "aXc")]
    [InlineData("\b\r\r\n", "\n")]
    public void Of_Text_IsWhatATerminalShows(string text, string expected) => Assert.Equal(expected, TerminalText.Of(text));

    [Fact]
    public void Take_InAnyPieces_AddsUpToTheSame()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "ab\r\n\b😀"[random.Next(5)..][..1])) + "😀";
            var terminal = new TerminalText();
            var shown = new StringBuilder();
            foreach (var c in text)
            {
                terminal.Write([c]);
                if (random.Next(3) > 0)
                    Add(shown, terminal.Take(isLast: false));
            }
            Add(shown, terminal.Take(isLast: true));
            Assert.Equal(TerminalText.Of(text), shown.ToString());
        }
    }

    [Fact]
    public void Of_ManyCarriageReturns_IsLinear() =>
        Assert.Equal("x", TerminalText.Of(string.Concat(Enumerable.Repeat("x\r", 1_000_000))));

    private static void Add(StringBuilder shown, (int Cut, string Text) change)
    {
        shown.Length -= change.Cut;
        shown.Append(change.Text);
    }
}

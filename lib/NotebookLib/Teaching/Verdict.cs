using NotebookLib.Common;

namespace NotebookLib.Teaching;

/// <summary>What a <see cref="Question{T}"/> says to an answer. In a notebook it shows as its text. Immutable.</summary>
[TypeFormatterSource(typeof(PlainTextFormatter), PreferredMimeTypes = ["text/plain"])]
public sealed class Verdict
{
    private Verdict(bool? isRight, string text) => (IsRight, Text) = (isRight, text);

    /// <summary>True: right. False: not right. Null: there is no answer yet.</summary>
    public bool? IsRight { get; }

    /// <summary>"Right", why not, or what to fill in; never the right answer.</summary>
    public string Text { get; }

    internal static Verdict NoAnswer(string whatToFillIn, string choices = "") =>
        new(null, $"{choices}No answer yet. Write {whatToFillIn},\nand run this cell again.");

    internal static Verdict Right(string remark = "") => new(true, remark.Length == 0 ? "Right." : $"Right: {remark}");

    internal static Verdict Wrong(string reason) => new(false, $"Not yet: {reason}");

    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}

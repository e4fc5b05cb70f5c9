namespace NotebookLib.Teaching;

/// <summary>
/// A question to a student, asked before the cell that computes the result. It knows the right answer only as a calculation, so that
/// a reader of the cell does not see it, and it knows what people commonly answer instead, with the reason.
/// <code>
/// double? answer = null;                                    // your prediction
/// Ask.Probability(() => state.Probability("1")).Check(answer)
/// </code>
/// </summary>
/// <typeparam name="T">What an answer is; null stands for no answer.</typeparam>
/// <remarks>Made by the methods of <see cref="Ask"/>. Not safe for use by several threads at once.</remarks>
public sealed class Question<T>
{
    private readonly Lazy<T> _right;
    private readonly Func<T, T, bool> _agree;
    private readonly string _whatToFillIn;
    private readonly Func<T, T, string?>[] _commonMistakes;
    private readonly List<(Func<T> Answer, string Reason)> _mistakes = [];
    private string _hint = "work the smallest case by hand once more.";

    /// <param name="right">Computes the right answer; called once, when the first answer is checked.</param>
    /// <param name="agree">Whether an answer (first) is as good as the right one (second).</param>
    /// <param name="whatToFillIn">Ends the sentence "Write …".</param>
    /// <param name="commonMistakes">Each knows why an answer (first) is not the right one (second), or returns null.</param>
    internal Question(Func<T> right, Func<T, T, bool> agree, string whatToFillIn, params Func<T, T, string?>[] commonMistakes)
    {
        ArgumentNullException.ThrowIfNull(right);
        (_right, _agree, _whatToFillIn, _commonMistakes) = (new(right, isThreadSafe: false), agree, whatToFillIn, commonMistakes);
    }

    /// <summary>Adds a wrong answer to expect at this question. It speaks before the common mistakes of the question's kind.</summary>
    /// <param name="answer">Computes the wrong answer.</param>
    /// <param name="reason">What led to it, in words that do not say the right answer.</param>
    /// <returns>This question.</returns>
    public Question<T> Mistake(Func<T> answer, string reason)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        _mistakes.Add((answer, reason));
        return this;
    }

    /// <summary>Sets what to say to every other wrong answer: where to look, not what to find.</summary>
    /// <param name="hint">One sentence.</param>
    /// <returns>This question.</returns>
    public Question<T> Hint(string hint)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(hint);
        _hint = hint;
        return this;
    }

    /// <summary>Compares an answer with the right one.</summary>
    /// <param name="answer">The answer; null or an empty text for none.</param>
    /// <returns>Right; or not right, with the reason if the mistake is known; or what to fill in.</returns>
    public Verdict Check(T? answer)
    {
        if (answer is null or "")
            return Verdict.NoAnswer(_whatToFillIn);
        if (_agree(answer, _right.Value))
            return Verdict.Right();
        return Verdict.Wrong(KnownMistake(answer) ?? _hint);
    }

    private string? KnownMistake(T answer)
    {
        foreach (var (mistake, reason) in _mistakes)
            if (_agree(answer, mistake())) return reason;
        return _commonMistakes.Select(reason => reason(answer, _right.Value)).FirstOrDefault(reason => reason is not null);
    }
}

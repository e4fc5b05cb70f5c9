namespace NotebookLib.Teaching;

/// <summary>
/// A question with several statements, lettered a, b, c, …, of which exactly one holds. Which one is computed, not written down.
/// </summary>
public sealed class ChoiceQuestion
{
    private readonly List<(string Statement, Func<bool> Holds, string Comment)> _options = [];

    internal ChoiceQuestion()
    {
    }

    /// <summary>Adds a statement.</summary>
    /// <param name="statement">What is claimed.</param>
    /// <param name="holds">Finds out whether it is true.</param>
    /// <param name="comment">What to say to one who chooses it: why it is wrong; or, if it is right, why it is.</param>
    /// <returns>This question.</returns>
    public ChoiceQuestion Option(string statement, Func<bool> holds, string comment)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        ArgumentNullException.ThrowIfNull(holds);
        ArgumentException.ThrowIfNullOrWhiteSpace(comment);
        _options.Add((statement, holds, comment));
        return this;
    }

    /// <summary>Looks whether the chosen statement is the one that holds.</summary>
    /// <param name="answer">The letter of the statement; null or empty for no answer.</param>
    /// <returns>Right or not, with the statement's comment; without an answer the statements with their letters.</returns>
    /// <exception cref="InvalidOperationException">Not exactly one statement holds.</exception>
    public Verdict Check(string? answer)
    {
        var holding = _options.Count(option => option.Holds());
        if (_options.Count < 2 || holding != 1)
            throw new InvalidOperationException(
                $"{holding} of {_options.Count} statements hold; a question needs at least two, of which exactly one holds.");

        var letters = string.Join(", ", Enumerable.Range(0, _options.Count).Select(Letter));
        if (string.IsNullOrWhiteSpace(answer))
        {
            var statements = _options.Select((option, k) => $"  {Letter(k)}) {option.Statement}\n");
            return Verdict.NoAnswer($"one of the letters {letters} between the quotes", string.Concat(statements));
        }

        var letter = answer.Trim().TrimEnd(')').ToLowerInvariant();
        var chosen = Enumerable.Range(0, _options.Count).FirstOrDefault(k => Letter(k) == letter, -1);
        if (chosen < 0)
            return Verdict.Wrong($"'{answer}' is not one of the letters {letters}.");
        var (_, holds, comment) = _options[chosen];
        return holds() ? Verdict.Right(comment) : Verdict.Wrong(comment);
    }

    private static string Letter(int option) => ((char)('a' + option)).ToString();
}

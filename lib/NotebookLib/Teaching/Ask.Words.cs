namespace NotebookLib.Teaching;

public static partial class Ask
{
    /// <summary>Asks for a word, such as the name of a gate. Blanks around it and capitals do not matter.</summary>
    /// <param name="right">Finds the word.</param>
    public static Question<string> Text(Func<string> right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return new(right, (given, exact) => string.Equals(given.Trim(), exact.Trim(), StringComparison.OrdinalIgnoreCase),
            "your answer between the quotes");
    }

    /// <summary>Asks which of several statements holds; add them with <see cref="ChoiceQuestion.Option"/>.</summary>
    public static ChoiceQuestion Choice() => new();
}

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>The words of a text, one after the other.</summary>
/// <param name="tokens">All words; the last one is the end.</param>
internal sealed class QasmTokens(IReadOnlyList<QasmToken> tokens)
{
    /// <summary>Number of words, the end included.</summary>
    public int Count => tokens.Count;

    /// <summary>Which word comes next. A loop sets it back to the start of its body.</summary>
    public int Position { get; set; }

    /// <summary>The word that comes next.</summary>
    public QasmToken Next => tokens[Position];

    /// <summary>The word after that.</summary>
    public QasmToken After => tokens[Math.Min(Position + 1, tokens.Count - 1)];

    /// <summary>True if two words follow each other anywhere.</summary>
    public bool Have(string first, QasmTokenKind secondKind, string second) =>
        Enumerable.Range(1, tokens.Count - 1).Any(i => tokens[i].Kind == secondKind && tokens[i].Value == second && tokens[i - 1].Is(first));

    /// <summary>Takes the next word.</summary>
    public QasmToken Take() => tokens[Position == tokens.Count - 1 ? Position : Position++];

    /// <summary>Takes the next word if it is the one asked for.</summary>
    public bool TryTake(string value)
    {
        if (!Next.Is(value))
            return false;
        Take();
        return true;
    }

    /// <summary>Takes a word that must come next.</summary>
    /// <param name="value">The word.</param>
    /// <param name="where">For the message: after what.</param>
    public QasmToken Expect(string value, string where) =>
        Next.Is(value) ? Take() : throw Next.Error($"'{value}' is expected {where}; found {Next}");

    /// <summary>Takes a name that must come next.</summary>
    /// <param name="what">For the message: the name of what.</param>
    public QasmToken ExpectName(string what) =>
        Next.Kind == QasmTokenKind.Name ? Take() : throw Next.Error($"{what} is expected; found {Next}");

    /// <summary>Passes over a statement without reading it: a block in braces, or all up to a semicolon; with if and for what belongs to them.</summary>
    public void SkipStatement()
    {
        // Heads of if and for, one after the other; after the statement under an if an else may follow.
        while (true)
        {
            var open = 0;
            while (Next.Is("if") || Next.Is("for"))
            {
                open += Next.Is("if") ? 1 : 0;
                while (!Next.Is("(") && !Next.Is("in") && Next.Kind != QasmTokenKind.End)
                    Take();
                TryTake("in");
                SkipBrackets();
            }
            if (Next.Is("{"))
                SkipBrackets();
            else
                while (Next.Kind != QasmTokenKind.End && !TryTake(";"))
                    Take();
            if (open == 0 || !TryTake("else"))
                return;
        }
    }

    // A bracket of any kind, to the one that closes it.
    private void SkipBrackets()
    {
        var depth = 0;
        do
        {
            var token = Take();
            if (token.Kind == QasmTokenKind.End)
                throw token.Error("the text ends before the block does; a closing bracket is missing");
            depth += token.Value is "(" or "[" or "{" ? 1 : token.Value is ")" or "]" or "}" ? -1 : 0;
        }
        while (depth > 0);
    }
}

using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>The words of a text, one after the other.</summary>
/// <param name="tokens">All words; the last one is the end.</param>
internal sealed class QasmTokens(IReadOnlyList<QasmToken> tokens)
{
    private int _position;

    /// <summary>The word that comes next.</summary>
    public QasmToken Next => tokens[_position];

    /// <summary>The word after that.</summary>
    public QasmToken After => tokens[Math.Min(_position + 1, tokens.Count - 1)];

    /// <summary>Takes the next word.</summary>
    public QasmToken Take() => tokens[_position == tokens.Count - 1 ? _position : _position++];

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

    /// <summary>Takes a whole number that must come next.</summary>
    public int ExpectWhole(string what, int least, int most)
    {
        var token = Take();
        if (token.Kind != QasmTokenKind.Number)
            throw token.Error($"{what} is expected, a whole number; found {token}");
        var digits = token.Value.Replace("_", "");
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
            throw token.Error($"{what} is {token.Value}; allowed are whole numbers from {least} to {most}");
        return value;
    }
}

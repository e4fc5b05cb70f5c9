using System.Globalization;
using System.Text;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Cuts a text into words. Comments, pragmas and annotations are none.</summary>
/// <param name="text">The whole text; lines end with LF, CR LF or CR.</param>
internal sealed class QasmLexer(string text)
{
    // Numbers longer than this are no numbers of a circuit, and take long to read.
    private const int MaxNumberLength = 1000;

    private static readonly string[] LongSigns = ["->", "==", "!=", "<=", ">=", "&&", "||", "**", "++"];
    private const string Signs = ";,(){}[]@=<>+-*/^!:&|~%";

    private readonly List<QasmToken> _tokens = [];
    private int _position;
    private int _line = 1;
    private int _lineStart;

    /// <summary>All words; the last one is the end.</summary>
    public List<QasmToken> Read()
    {
        while (true)
        {
            SkipBlanks();
            if (StartsStatement && IsForTools())
            {
                SkipLine();
                continue;
            }
            _tokens.Add(Next());
            if (_tokens[^1].Kind == QasmTokenKind.End)
                return _tokens;
        }
    }

    private bool StartsStatement => _tokens.Count == 0 || _tokens[^1].Kind == QasmTokenKind.Sign && _tokens[^1].Value is ";" or "{" or "}";

    private char Peek(int ahead = 0) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private bool IsAt(string word) => string.CompareOrdinal(text, _position, word, 0, word.Length) == 0;

    // pragma …, #pragma … and @annotation … speak to certain tools, each up to the end of its line.
    private bool IsForTools()
    {
        var word = IsAt("pragma") ? "pragma" : IsAt("#pragma") ? "#pragma" : null;
        if (word is not null)
            return Peek(word.Length) is ' ' or '\t' or '\r' or '\n' or '\0';
        return Peek() == '@' && NameLength(_position + 1) > 0;
    }

    private QasmToken Token(QasmTokenKind kind, int start, int length)
    {
        _position = start + length;
        return new QasmToken(kind, text.Substring(start, length), _line, start - _lineStart + 1);
    }

    private OpenQasmException Error(string problem) => new(_line, _position - _lineStart + 1, problem);

    private void SkipLine()
    {
        while (_position < text.Length && Peek() is not ('\n' or '\r'))
            _position++;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            if (Peek() == '/' && Peek(1) == '/')
                SkipLine();
            else if (Peek() == '/' && Peek(1) == '*')
                SkipComment();
            else if (char.IsWhiteSpace(Peek()) || Peek() == '\uFEFF')
                Advance();
            else
                return;
        }
    }

    private void SkipComment()
    {
        var error = Error("the comment that begins here has no end; close it with */");
        _position += 2;
        while (!(Peek() == '*' && Peek(1) == '/'))
        {
            if (_position >= text.Length)
                throw error;
            Advance();
        }
        _position += 2;
    }

    private void Advance()
    {
        var c = text[_position++];
        if (c != '\n' && (c != '\r' || Peek() == '\n'))
            return;
        _line++;
        _lineStart = _position;
    }

    private QasmToken Next()
    {
        var c = Peek();
        if (_position >= text.Length)
            return Token(QasmTokenKind.End, text.Length, 0);
        var name = NameLength(_position);
        if (name > 0)
            return Token(QasmTokenKind.Name, _position, name);
        if (char.IsAsciiDigit(c) || c == '.' && char.IsAsciiDigit(Peek(1)))
            return Number();
        if (c is '"' or '\'')
            return Quoted(c);
        foreach (var sign in LongSigns)
            if (IsAt(sign))
                return Token(QasmTokenKind.Sign, _position, 2);
        if (Signs.Contains(c))
            return Token(QasmTokenKind.Sign, _position, 1);
        throw Error(c switch
        {
            '$' => "physical qubits such as $0 are not read; declare qubits, for example qubit[2] q;",
            _ => $"the character '{Character()}' has no meaning in OpenQASM",
        });
    }

    private string Character()
    {
        Rune.DecodeFromUtf16(text.AsSpan(_position), out var rune, out _);
        return rune.ToString();
    }

    // Letters and digits may lie outside the basic plane, where they take two chars.
    private int NameLength(int start)
    {
        var length = 0;
        while (Rune.DecodeFromUtf16(text.AsSpan(Math.Min(start + length, text.Length)), out var rune, out var used) == System.Buffers.OperationStatus.Done
            && (rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber || length > 0 && Rune.IsDigit(rune)))
            length += used;
        return length;
    }

    private QasmToken Number()
    {
        var length = Peek() == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B' or 'o' or 'O' ? RadixLength() : NumberLength();
        return length <= MaxNumberLength
            ? Token(QasmTokenKind.Number, _position, length)
            : throw Error($"the number that begins here has {length} digits; at most {MaxNumberLength} are read");
    }

    // 0xFF, 0b1010, 0o17
    private int RadixLength()
    {
        Func<char, bool> isDigit = Peek(1) switch
        {
            'x' or 'X' => char.IsAsciiHexDigit,
            'b' or 'B' => c => c is '0' or '1',
            _ => c => c is >= '0' and <= '7',
        };
        var length = 2;
        while (isDigit(Peek(length)) || Peek(length) == '_' && length > 2 && isDigit(Peek(length + 1)))
            length++;
        return length > 2
            ? length
            : throw Error($"digits are expected after {text.Substring(_position, 2)}");
    }

    private int NumberLength()
    {
        var length = 0;
        void Digits()
        {
            while (char.IsAsciiDigit(Peek(length)) || Peek(length) == '_' && char.IsAsciiDigit(Peek(length + 1)))
                length++;
        }

        Digits();
        if (Peek(length) == '.')
        {
            length++;
            Digits();
        }
        var sign = Peek(length + 1) is '+' or '-' ? 1 : 0;
        if (Peek(length) is 'e' or 'E' && char.IsAsciiDigit(Peek(length + 1 + sign)))
        {
            length += 1 + sign;
            Digits();
        }
        return length;
    }

    private QasmToken Quoted(char quote)
    {
        var end = text.IndexOf(quote, _position + 1);
        var lineEnd = text.AsSpan(_position).IndexOfAny('\n', '\r');
        if (end < 0 || lineEnd >= 0 && _position + lineEnd < end)
            throw Error("the text that begins here has no closing quote");
        var column = _position - _lineStart + 1;
        var token = Token(QasmTokenKind.Text, _position + 1, end - _position - 1) with { Column = column };
        _position = end + 1;
        return token;
    }
}

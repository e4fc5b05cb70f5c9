namespace NotebookLib.Quantum.OpenQasm;

/// <summary>Cuts a text into words.</summary>
/// <param name="text">The whole text.</param>
internal sealed class QasmLexer(string text)
{
    private static readonly string[] LongSigns = ["->", "==", "!=", "<=", ">=", "&&", "||", "**"];
    private const string Signs = ";,(){}[]@=<>+-*/^!:&|~%";

    private int _position;
    private int _line = 1;
    private int _lineStart;

    /// <summary>All words; the last one is the end.</summary>
    public List<QasmToken> Read()
    {
        var tokens = new List<QasmToken>();
        while (true)
        {
            SkipBlanks();
            tokens.Add(Next());
            if (tokens[^1].Kind == QasmTokenKind.End)
                return tokens;
        }
    }

    private char Peek(int ahead = 0) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private QasmToken Token(QasmTokenKind kind, int start, int length)
    {
        _position = start + length;
        return new QasmToken(kind, text.Substring(start, length), _line, start - _lineStart + 1);
    }

    private OpenQasmException Error(string problem) => new(_line, _position - _lineStart + 1, problem);

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            if (Peek() == '/' && Peek(1) == '/')
                while (_position < text.Length && Peek() != '\n')
                    _position++;
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
        if (text[_position++] != '\n')
            return;
        _line++;
        _lineStart = _position;
    }

    private QasmToken Next()
    {
        var c = Peek();
        if (_position >= text.Length)
            return Token(QasmTokenKind.End, text.Length, 0);
        if (char.IsLetter(c) || c == '_')
            return Token(QasmTokenKind.Name, _position, Length(ch => char.IsLetterOrDigit(ch) || ch == '_'));
        if (char.IsAsciiDigit(c) || c == '.' && char.IsAsciiDigit(Peek(1)))
            return Token(QasmTokenKind.Number, _position, NumberLength());
        if (c is '"' or '\'')
            return Quoted(c);
        foreach (var sign in LongSigns)
            if (string.CompareOrdinal(text, _position, sign, 0, 2) == 0)
                return Token(QasmTokenKind.Sign, _position, 2);
        if (Signs.Contains(c))
            return Token(QasmTokenKind.Sign, _position, 1);
        throw Error(c switch
        {
            '$' => "physical qubits such as $0 are not read; declare qubits, for example qubit[2] q;",
            '#' => "pragmas are not read; remove the line",
            _ => $"the character '{c}' has no meaning in OpenQASM",
        });
    }

    private int Length(Func<char, bool> belongs)
    {
        var length = 0;
        while (_position + length < text.Length && belongs(text[_position + length]))
            length++;
        return length;
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
        var lineEnd = text.IndexOf('\n', _position);
        if (end < 0 || lineEnd >= 0 && lineEnd < end)
            throw Error("the text that begins here has no closing quote");
        var column = _position - _lineStart + 1;
        var token = Token(QasmTokenKind.Text, _position + 1, end - _position - 1) with { Column = column };
        _position = end + 1;
        return token;
    }
}

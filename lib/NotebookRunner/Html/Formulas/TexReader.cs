namespace NotebookRunner.Html.Formulas;

/// <summary>Kinds of TeX tokens.</summary>
internal enum TexKind
{
    /// <summary>End of the formula.</summary>
    End,

    /// <summary>A command without its backslash.</summary>
    Command,

    /// <summary>A number, decimal point included.</summary>
    Number,

    /// <summary>Any other character.</summary>
    Character,
}

/// <summary>One token.</summary>
internal readonly record struct TexToken(TexKind Kind, string Text)
{
    public bool Is(char character) => Kind == TexKind.Character && Text.Length == 1 && Text[0] == character;

    public bool IsCommand(string name) => Kind == TexKind.Command && Text == name;
}

/// <summary>Cuts a formula into tokens; spaces are dropped, as TeX does in formulas.</summary>
internal sealed class TexReader
{
    private readonly string _tex;
    private int _at;

    public TexReader(string tex)
    {
        _tex = tex;
        Current = Read();
    }

    public TexToken Current { get; private set; }

    public TexToken Next()
    {
        var token = Current;
        Current = Read();
        return token;
    }

    /// <summary>Takes what a command without braces takes: of a number its first digit, as in \frac12.</summary>
    public TexToken NextArgument()
    {
        if (Current is not { Kind: TexKind.Number, Text.Length: > 1 })
            return Next();
        var digit = Current with { Text = Current.Text[..1] };
        Current = Current with { Text = Current.Text[1..] };
        return digit;
    }

    /// <summary>The raw text of a {group} that begins at the current token, which is taken.</summary>
    /// <exception cref="FormatException">There is no group, or it has no end.</exception>
    public string RawGroup()
    {
        if (!Current.Is('{'))
            throw new FormatException("a group is needed");
        var start = _at;
        var depth = 1;
        for (; _at < _tex.Length; _at++)
        {
            depth += _tex[_at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                break;
        }
        if (depth > 0)
            throw new FormatException("a group has no end");
        var raw = _tex[start.._at++];
        Current = Read();
        return raw;
    }

    private TexToken Read()
    {
        while (_at < _tex.Length && char.IsWhiteSpace(_tex[_at]))
            _at++;
        if (_at >= _tex.Length)
            return new TexToken(TexKind.End, "");
        var start = _at++;
        if (_tex[start] == '\\')
            return new TexToken(TexKind.Command, Command());
        if (char.IsAsciiDigit(_tex[start]))
        {
            while (_at < _tex.Length && (char.IsAsciiDigit(_tex[_at]) || (_tex[_at] == '.' && _at + 1 < _tex.Length && char.IsAsciiDigit(_tex[_at + 1]))))
                _at++;
            return new TexToken(TexKind.Number, _tex[start.._at]);
        }
        if (char.IsHighSurrogate(_tex[start]) && _at < _tex.Length)
            _at++;
        return new TexToken(TexKind.Character, _tex[start.._at]);
    }

    private string Command()
    {
        if (_at >= _tex.Length)
            return "";
        var start = _at++;
        if (char.IsAsciiLetter(_tex[start]))
        {
            while (_at < _tex.Length && char.IsAsciiLetter(_tex[_at]))
                _at++;
        }
        return _tex[start.._at];
    }
}

using System.Net;
using System.Text;

namespace NotebookRunner.Html.Formulas;

/// <summary>Turns the TeX of teaching texts into MathML. What it does not know it refuses whole, so that no formula is ever shown wrong.</summary>
/// <remarks>MathML Core, https://www.w3.org/TR/mathml-core/.</remarks>
internal sealed class MathMl
{
    private const int MaxDepth = 60;
    private readonly TexReader _tex;
    private readonly bool _isBlock;
    private int _depth;

    private MathMl(string tex, bool isBlock)
    {
        _tex = new TexReader(tex);
        _isBlock = isBlock;
    }

    /// <summary>A math element, or null when the formula holds something unknown.</summary>
    public static string? TryConvert(string tex, bool isBlock)
    {
        try
        {
            var converter = new MathMl(tex, isBlock);
            var row = converter.Row(token => token.Kind == TexKind.End);
            var display = isBlock ? " display=\"block\"" : "";
            return $"<math{display}><semantics><mrow>{row}</mrow><annotation encoding=\"application/x-tex\">{WebUtility.HtmlEncode(tex.Trim())}</annotation></semantics></math>";
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private string Row(Func<TexToken, bool> isEnd)
    {
        var row = new StringBuilder();
        var afterOperand = false;
        while (!isEnd(_tex.Current))
        {
            var atom = Scripted(afterOperand);
            row.Append(atom.Html);
            afterOperand = atom.IsOperand;
        }
        return row.ToString();
    }

    private Atom Scripted(bool afterOperand)
    {
        var nucleus = One(afterOperand);
        string? below = null;
        string? above = null;
        while (true)
        {
            var token = _tex.Current;
            if (token.IsCommand("limits") || token.IsCommand("nolimits"))
            {
                _tex.Next();
            }
            else if (token.Is('_') && below is null)
            {
                _tex.Next();
                below = Argument();
            }
            else if (token.Is('^') && above is null)
            {
                _tex.Next();
                above = Argument();
            }
            else if (token.Is('\'') && above is null)
            {
                above = Primes();
            }
            else
            {
                break;
            }
        }
        var (sub, sup, both) = nucleus.HasLimits && _isBlock ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup");
        return (below, above) switch
        {
            (null, null) => nucleus,
            (not null, null) => nucleus with { Html = $"<{sub}>{nucleus.Html}{below}</{sub}>" },
            (null, not null) => nucleus with { Html = $"<{sup}>{nucleus.Html}{above}</{sup}>" },
            _ => nucleus with { Html = $"<{both}>{nucleus.Html}{below}{above}</{both}>" },
        };
    }

    private string Primes()
    {
        var count = 0;
        for (; _tex.Current.Is('\''); count++)
            _tex.Next();
        return $"<mo>{new string('′', count)}</mo>";
    }

    private Atom One(bool afterOperand) => One(_tex.Next, afterOperand);

    private Atom One(Func<TexToken> next, bool afterOperand)
    {
        if (++_depth > MaxDepth)
            throw new FormatException("nested too deeply");
        var token = next();
        var atom = token.Kind switch
        {
            TexKind.Number => new Atom($"<mn>{token.Text}</mn>", true),
            TexKind.Command => Command(token.Text),
            TexKind.Character => Character(token.Text, afterOperand),
            _ => throw new FormatException("the formula ends too early"),
        };
        _depth--;
        return atom;
    }

    private Atom Character(string text, bool afterOperand) => text switch
    {
        "{" => new Atom($"<mrow>{GroupRest()}</mrow>", true),
        "}" or "&" or "^" or "_" or "#" or "%" or "$" => throw new FormatException($"{text} has no place here"),
        "~" => new Atom("<mspace width=\"0.25em\"/>", afterOperand),
        "-" or "+" => new Atom($"<mo{(afterOperand ? "" : " form=\"prefix\"")}>{(text == "-" ? "−" : "+")}</mo>", false),
        "*" => Operator("∗"),
        "(" or "[" => new Atom($"<mo stretchy=\"false\">{text}</mo>", false),
        ")" or "]" => new Atom($"<mo stretchy=\"false\">{text}</mo>", true),
        "|" => new Atom("<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo>", afterOperand),
        "/" => new Atom("<mo lspace=\"0\" rspace=\"0\">/</mo>", false),
        "'" => throw new FormatException("a prime has nothing before it"),
        _ when Rune.TryGetRuneAt(text, 0, out var rune) && Rune.IsLetter(rune) => new Atom($"<mi>{text}</mi>", true),
        _ => Operator(text),
    };

    private Atom Command(string name)
    {
        if (MathSymbols.Letter(name) is { } letter)
            return new Atom($"<mi>{letter}</mi>", true);
        if (MathSymbols.Operator(name) is { } sign)
            return Operator(sign);
        if (MathSymbols.IsFunction(name))
            return new Atom($"<mrow><mi>{name}</mi><mspace width=\"0.1em\"/></mrow>", false);
        if (MathSymbols.IsLimit(name))
            return new Atom($"<mo rspace=\"0.167em\">{name.Replace("arg", "arg ", StringComparison.Ordinal)}</mo>", false, HasLimits: true);
        if (MathSymbols.LargeOperator(name) is { } large)
            return new Atom($"<mo lspace=\"0.2em\">{large}</mo>", false, HasLimits: !name.EndsWith("int", StringComparison.Ordinal));
        if (MathSymbols.Fence(name) is { } fence)
            return new Atom(FenceHtml(fence, isStretchy: false), fence is "⟩" or "}" or "⌋" or "⌉" or "]");
        if (MathSymbols.Space(name) is { } width)
            return new Atom($"<mspace width=\"{width}\"/>", false);
        if (MathSymbols.Accent(name) is { } accent)
            return new Atom($"<mover accent=\"true\">{Argument()}<mo stretchy=\"{(name is "overline" or "widehat" or "widetilde" ? "true" : "false")}\">{accent}</mo></mover>", true);
        return Construct(name);
    }

    private Atom Construct(string name)
    {
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac":
                return new Atom($"<mfrac>{Argument()}{Argument()}</mfrac>", true);
            case "binom":
                return new Atom($"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo></mrow>", true);
            case "sqrt":
                return Root();
            case "text" or "textrm" or "textit" or "textbf" or "mbox" or "texttt":
                return new Atom($"<mtext>{Encode(_tex.RawGroup()).Replace(" ", "&nbsp;", StringComparison.Ordinal)}</mtext>", true);
            case "mathrm" or "operatorname" or "mathsf" or "mathtt":
                return new Atom($"<mi mathvariant=\"normal\">{Encode(Word())}</mi>", true);
            case "mathbf":
                return Alphabet(MathAlphabet.Bold);
            case "boldsymbol" or "bm" or "pmb":
                return new Atom($"<mrow class=\"bold\">{Argument()}</mrow>", true);
            case "mathbb":
                return Alphabet(MathAlphabet.DoubleStruck);
            case "mathcal" or "mathscr":
                return Alphabet(MathAlphabet.Script);
            case "underline":
                return new Atom($"<munder>{Argument()}<mo stretchy=\"true\">_</mo></munder>", true);
            case "underbrace":
                return new Atom($"<munder>{Argument()}<mo stretchy=\"true\">⏟</mo></munder>", true, HasLimits: true);
            case "overbrace":
                return new Atom($"<mover>{Argument()}<mo stretchy=\"true\">⏞</mo></mover>", true, HasLimits: true);
            case "overset" or "stackrel":
                var over = Argument();
                return new Atom($"<mover>{Argument()}{over}</mover>", false);
            case "underset":
                var under = Argument();
                return new Atom($"<munder>{Argument()}{under}</munder>", false);
            case "ket":
                return new Atom($"<mrow><mo stretchy=\"false\">|</mo>{Argument()}<mo stretchy=\"false\">⟩</mo></mrow>", true);
            case "bra":
                return new Atom($"<mrow><mo stretchy=\"false\">⟨</mo>{Argument()}<mo stretchy=\"false\">|</mo></mrow>", true);
            case "braket":
                return new Atom($"<mrow><mo stretchy=\"false\">⟨</mo>{Argument()}<mo stretchy=\"false\">⟩</mo></mrow>", true);
            case "left":
                return Fenced();
            case "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr" or "biggl" or "biggr" or "bigm" or "middle":
                return new Atom(FenceHtml(Delimiter(), isStretchy: true), name.EndsWith('r'));
            case "begin":
                return new Atom(new MathTable(this, _tex).ToHtml(), true);
            case "pmod":
                return new Atom($"<mrow><mspace width=\"0.5em\"/><mo>(</mo><mi>mod</mi><mspace width=\"0.3em\"/>{Argument()}<mo>)</mo></mrow>", true);
            case "displaystyle" or "textstyle":
                return new Atom("", false);
            case "%" or "#" or "$" or "&" or "_":
                return new Atom($"<mo>{Encode(name)}</mo>", true);
            default:
                throw new FormatException($"\\{name} is unknown");
        }
    }

    /// <summary>One cell of a table: a row up to the next &amp;, \\ or \end.</summary>
    internal string TableCell() => Row(token => token.Is('&') || token.IsCommand("\\") || token.IsCommand("end") || token.Kind == TexKind.End);

    internal static string FenceHtml(string fence, bool isStretchy) =>
        fence == "." ? "" : $"<mo stretchy=\"{(isStretchy ? "true" : "false")}\"{(fence is "|" or "‖" ? " lspace=\"0\" rspace=\"0\"" : "")}>{Encode(fence)}</mo>";

    private Atom Fenced()
    {
        var open = Delimiter();
        var inner = Row(token => token.IsCommand("right") || token.Kind == TexKind.End);
        if (!_tex.Next().IsCommand("right"))
            throw new FormatException("\\left has no \\right");
        var close = Delimiter();
        // A browser stretches brackets only where a mathematical font is installed; round something tall they are drawn.
        return DrawnFence(open, close) is { } style && IsTall(inner)
            ? new Atom($"<mtable class=\"{style}\"><mtr><mtd>{inner}</mtd></mtr></mtable>", true)
            : new Atom($"<mrow>{FenceHtml(open, isStretchy: true)}<mrow>{inner}</mrow>{FenceHtml(close, isStretchy: true)}</mrow>", true);
    }

    private static string? DrawnFence(string open, string close) => (open, close) switch
    {
        ("(", ")") => "parens",
        ("[", "]") => "brackets",
        ("|", "|") => "bars",
        ("⌊", "⌋") => "floor",
        ("⌈", "⌉") => "ceil",
        _ => null,
    };

    private static bool IsTall(string html) =>
        html.Contains("<mfrac", StringComparison.Ordinal) || html.Contains("<mtable", StringComparison.Ordinal) || html.Contains("<munder", StringComparison.Ordinal);

    private string Delimiter()
    {
        var token = _tex.Next();
        return token.Kind == TexKind.Command
            ? MathSymbols.Fence(token.Text) ?? throw new FormatException($"\\{token.Text} is no delimiter")
            : token.Text is "(" or ")" or "[" or "]" or "|" or "/" or "." ? token.Text : throw new FormatException($"{token.Text} is no delimiter");
    }

    private Atom Root()
    {
        if (!_tex.Current.Is('['))
            return new Atom($"<msqrt>{Argument()}</msqrt>", true);
        _tex.Next();
        var index = Row(token => token.Is(']') || token.Kind == TexKind.End);
        _tex.Next();
        return new Atom($"<mroot>{Argument()}<mrow>{index}</mrow></mroot>", true);
    }

    private Atom Alphabet(Func<string, string> map)
    {
        if (_tex.Current.Is('{'))
        {
            var word = Word();
            if (!word.All(char.IsLetterOrDigit))
                throw new FormatException("an alphabet is for letters");
            return new Atom($"<mi>{map(word)}</mi>", true);
        }
        var token = _tex.Next();
        var letter = token.Kind == TexKind.Command
            ? MathSymbols.Letter(token.Text) ?? throw new FormatException($"\\{token.Text} is no letter")
            : token.Text;
        return new Atom($"<mi>{Encode(map(letter))}</mi>", true);
    }

    private string Word()
    {
        var raw = _tex.Current.Is('{') ? _tex.RawGroup().Trim() : _tex.Next().Text;
        return raw.Contains('\\', StringComparison.Ordinal) || raw.Contains('{', StringComparison.Ordinal)
            ? throw new FormatException("a plain word is needed")
            : raw;
    }

    private string Argument() => One(_tex.NextArgument, afterOperand: false).Html;

    private string GroupRest()
    {
        var row = Row(token => token.Is('}') || token.Kind == TexKind.End);
        return _tex.Next().Is('}') ? row : throw new FormatException("a group has no end");
    }

    private static Atom Operator(string sign) => new($"<mo>{Encode(sign)}</mo>", false);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>One piece of a row.</summary>
    /// <param name="Html">MathML.</param>
    /// <param name="IsOperand">True when a minus after it is a difference, false when it is a sign.</param>
    /// <param name="HasLimits">True when indices go below and above it in a displayed formula.</param>
    private readonly record struct Atom(string Html, bool IsOperand, bool HasLimits = false);
}

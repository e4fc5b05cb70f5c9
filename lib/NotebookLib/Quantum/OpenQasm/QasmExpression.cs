using System.Globalization;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>An expression: gives its value for given parameters of the gate definition it stands in.</summary>
/// <param name="parameters">Values by name.</param>
internal delegate QasmValue QasmExpression(IReadOnlyDictionary<string, QasmValue> parameters);

/// <summary>Reads expressions such as <c>-3*pi/4</c> or <c>2*theta + 0.5</c>.</summary>
/// <param name="tokens">The words of the text.</param>
/// <param name="version">In version 2 the power sign is <c>^</c>, in version 3 <c>**</c>; both are read.</param>
/// <param name="constants">Inputs and constants by name.</param>
internal sealed class QasmExpressionReader(QasmTokens tokens, OpenQasmVersion version, IReadOnlyDictionary<string, QasmValue> constants)
{
    // Recursion stays far from the end of the stack.
    private const int MaxDepth = 200;
    private const int MaxOperators = 1000;

    private static readonly IReadOnlyDictionary<string, QasmValue> NoParameters = new Dictionary<string, QasmValue>();

    private static readonly Dictionary<string, double> NamedNumbers = new()
    {
        ["pi"] = Math.PI,
        ["π"] = Math.PI,
        ["tau"] = Math.Tau,
        ["τ"] = Math.Tau,
        ["euler"] = Math.E,
        ["ℇ"] = Math.E,
    };

    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
        ["exp"] = Math.Exp,
        ["ln"] = Math.Log,
        ["log"] = Math.Log,
        ["sqrt"] = Math.Sqrt,
        ["arcsin"] = Math.Asin,
        ["arccos"] = Math.Acos,
        ["arctan"] = Math.Atan,
        ["asin"] = Math.Asin,
        ["acos"] = Math.Acos,
        ["atan"] = Math.Atan,
        ["floor"] = Math.Floor,
        ["ceiling"] = Math.Ceiling,
    };

    private int _depth;
    private int _operators;
    private bool _isWhole; // the quotient of two whole numbers is a whole number

    /// <summary>Reads an expression.</summary>
    /// <param name="parameters">Names of the parameters that it may use.</param>
    public QasmExpression Read(IReadOnlyCollection<string> parameters)
    {
        if (_depth == 0)
            _operators = 0;
        if (++_depth > MaxDepth)
            throw tokens.Next.Error($"the expression is nested more than {MaxDepth} deep; split it");
        var left = Product(parameters);
        while (tokens.Next.Is("+") || tokens.Next.Is("-"))
        {
            var sign = Operator();
            var (first, second) = (left, Product(parameters));
            left = sign.Is("+")
                ? scope => QasmValue.Sum(first(scope), second(scope), sign)
                : scope => QasmValue.Sum(first(scope), -second(scope), sign);
        }
        _depth--;
        return left;
    }

    /// <summary>True for the name of a number or a function.</summary>
    public bool Knows(string name) => constants.ContainsKey(name) || NamedNumbers.ContainsKey(name) || Functions.ContainsKey(name);

    /// <summary>Reads a constant whole number: a size, an index, an end of a loop. As in the language, <c>7/2</c> is 3 here.</summary>
    /// <param name="what">For the message: what the number is.</param>
    /// <param name="least">The smallest that is allowed.</param>
    /// <param name="most">The largest that is allowed.</param>
    public long ReadWhole(string what, long least, long most)
    {
        var at = tokens.Next;
        if (at.Kind == QasmTokenKind.End || at.Kind == QasmTokenKind.Sign && !at.Is("(") && !at.Is("-") && !at.Is("+"))
            throw at.Error($"{what} is expected, a whole number; found {at}");
        var (depth, outer) = (_depth, _isWhole);
        (_depth, _isWhole) = (0, true);
        var value = Read([])(NoParameters).Number(at);
        (_depth, _isWhole) = (depth, outer);
        return value == Math.Round(value) && value >= least && value <= most
            ? (long)value
            : throw at.Error($"{what} is {value.ToString("R", CultureInfo.InvariantCulture)}; allowed are whole numbers from {least} to {most}");
    }

    private QasmToken Operator() => ++_operators <= MaxOperators
        ? tokens.Take()
        : throw tokens.Next.Error($"the expression has more than {MaxOperators} operators; split it");

    private QasmExpression Product(IReadOnlyCollection<string> parameters)
    {
        var left = Signed(parameters);
        while (tokens.Next.Is("*") || tokens.Next.Is("/") || tokens.Next.Is("%"))
        {
            var sign = Operator();
            var (first, second, isWhole) = (left, Signed(parameters), _isWhole);
            left = sign.Value switch
            {
                "*" => scope => QasmValue.Product(first(scope), second(scope), sign),
                "/" => scope => QasmValue.Quotient(first(scope), second(scope), isWhole, sign),
                _ => scope => QasmValue.Remainder(first(scope), second(scope), sign),
            };
        }
        return left;
    }

    private QasmExpression Signed(IReadOnlyCollection<string> parameters)
    {
        var minus = false;
        while (tokens.Next.Is("-") || tokens.Next.Is("+"))
            minus ^= tokens.Take().Is("-");
        var inner = Power(parameters);
        return minus ? scope => -inner(scope) : inner;
    }

    // Powers bind tighter than a sign before them and go from right to left.
    private QasmExpression Power(IReadOnlyCollection<string> parameters)
    {
        var left = Atom(parameters);
        if (!tokens.Next.Is("**") && !(version == OpenQasmVersion.V2 && tokens.Next.Is("^")))
            return left;
        var sign = tokens.Take();
        if (++_depth > MaxDepth)
            throw sign.Error($"the expression is nested more than {MaxDepth} deep; split it");
        var right = Signed(parameters);
        _depth--;
        return scope => QasmValue.Finite(Math.Pow(left(scope).Number(sign), right(scope).Number(sign)), sign);
    }

    private QasmExpression Atom(IReadOnlyCollection<string> parameters)
    {
        var token = tokens.Take();
        if (token.Kind == QasmTokenKind.Number)
        {
            var value = QasmValue.Finite(QasmNumber.Parse(token.Value), token);
            return _ => value;
        }
        if (token.Is("("))
        {
            var inner = Read(parameters);
            tokens.Expect(")", "after the expression");
            return inner;
        }
        if (token.Kind != QasmTokenKind.Name)
            throw token.Error($"a number, a name or '(' is expected in an expression; found {token}");
        if (parameters.Contains(token.Value))
            return scope => scope[token.Value];
        if (constants.TryGetValue(token.Value, out var constant))
            return _ => constant;
        if (NamedNumbers.TryGetValue(token.Value, out var number))
            return _ => number;
        if (Functions.TryGetValue(token.Value, out var function))
        {
            tokens.Expect("(", $"after {token.Value}");
            var argument = Read(parameters);
            tokens.Expect(")", "after the expression");
            return scope => QasmValue.Finite(function(argument(scope).Number(token)), token);
        }
        string[] known = [.. parameters, .. constants.Keys];
        throw token.Error($"there is no number {token}; known are {string.Join(", ", known.Concat(["pi", "tau", "euler"]))}{(version == OpenQasmVersion.V3 ? $". A named angle is declared with: input float[64] {token.Value};" : "")}");
    }
}

using System.Collections.Immutable;
using System.Numerics;

namespace NotebookLib.Quantum.OpenQasm;

/// <summary>A condition of a text: one that the run decides, or one that is known already.</summary>
/// <param name="Condition">What the run decides, or null.</param>
/// <param name="Constant">What is known already, or null.</param>
internal readonly record struct QasmCondition(Condition? Condition, bool? Constant)
{
    public static implicit operator QasmCondition(Condition condition) => new(condition, null);

    public static implicit operator QasmCondition(bool constant) => new(null, constant);

    public static QasmCondition operator !(QasmCondition inner) => inner.Constant is { } known ? !known : !inner.Condition!;

    /// <summary>Both, or at least one.</summary>
    public static QasmCondition Join(QasmCondition left, QasmCondition right, bool isAnd)
    {
        if (left.Constant is { } first)
            return first == isAnd ? right : first;
        if (right.Constant is { } second)
            return second == isAnd ? left : second;
        return isAnd ? left.Condition! & right.Condition! : left.Condition! | right.Condition!;
    }
}

/// <summary>Reads conditions: <c>c == 2</c>, <c>c[0] &amp;&amp; !d[1]</c>, <c>(c[0:1] &lt; 3 || d) &amp;&amp; i == 0</c>.</summary>
/// <param name="tokens">The words of the text.</param>
/// <param name="bits">The classical registers; index 0 is the lowest digit of a register's number.</param>
/// <param name="expressions">Reads numbers.</param>
internal sealed class QasmConditionReader(QasmTokens tokens, QasmRegisters bits, QasmExpressionReader expressions)
{
    // Recursion stays far from the end of the stack.
    private const int MaxDepth = 200;
    private const int MaxTerms = 500;

    private static readonly Dictionary<string, Comparison> Signs = new()
    {
        ["=="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        ["<"] = Comparison.Less,
        ["<="] = Comparison.LessOrEqual,
        [">"] = Comparison.Greater,
        [">="] = Comparison.GreaterOrEqual,
    };

    /// <summary>The sign of a comparison, as written.</summary>
    public static string Sign(Comparison comparison) => Signs.First(entry => entry.Value == comparison).Key;

    private int _depth;
    private int _terms;

    // A side of a comparison: bits, a number, or a condition in brackets. The last of signed bits counts as -2^(bits - 1).
    private sealed record Side(QasmToken At, ImmutableArray<int> Bits = default, BigInteger? Number = null, QasmCondition? Truth = null, bool IsSigned = false)
    {
        public QasmCondition ToCondition() => Truth is { } truth ? truth
            : Number is { } number ? !number.IsZero
            : Condition.Register(Bits.AsSpan(), Comparison.NotEqual, 0);
    }

    /// <summary>Reads a condition up to the bracket that closes it.</summary>
    public QasmCondition Read()
    {
        (_depth, _terms) = (0, 0);
        return Or().ToCondition();
    }

    private Side Or() => Joined("||", And, isAnd: false);

    private Side And() => Joined("&&", Compared, isAnd: true);

    private Side Joined(string sign, Func<Side> part, bool isAnd)
    {
        var left = part();
        while (tokens.Next.Is(sign))
        {
            var at = tokens.Take();
            left = new Side(at, Truth: QasmCondition.Join(left.ToCondition(), part().ToCondition(), isAnd));
        }
        return left;
    }

    private Side Compared()
    {
        if (++_terms > MaxTerms)
            throw tokens.Next.Error($"the condition has more than {MaxTerms} terms; that is the most that is read");
        var left = Single();
        while (tokens.Next.Kind == QasmTokenKind.Sign && Signs.TryGetValue(tokens.Next.Value, out var comparison))
        {
            var at = tokens.Take();
            left = new Side(at, Truth: Compare(left, comparison, Single(), at));
        }
        return left;
    }

    private Side Single()
    {
        if (++_depth > MaxDepth)
            throw tokens.Next.Error($"the condition is nested more than {MaxDepth} deep; that is the most that is read");
        var side = Unnested();
        _depth--;
        return side;
    }

    private Side Unnested()
    {
        var at = tokens.Next;
        if (tokens.TryTake("!"))
            return new Side(at, Truth: !Single().ToCondition());
        if (at.Is("("))
            return InBrackets();
        if (at.Value is "true" or "false" && at.Kind == QasmTokenKind.Name)
            return new Side(tokens.Take(), Truth: at.Value == "true");
        if (at.Kind == QasmTokenKind.Text)
            return BitString(tokens.Take());
        if (at.Value is "bool" or "int" or "uint" or "bit" && at.Kind == QasmTokenKind.Name)
            return Cast(tokens.Take());
        if (at.Kind == QasmTokenKind.Name && (bits.Has(at.Value) || !expressions.Knows(at.Value)))
            return new Side(at, bits.Read(tokens, expressions).Members);
        if (at.Kind == QasmTokenKind.Number && tokens.After.Kind == QasmTokenKind.Sign && tokens.After.Value is not ("+" or "-" or "*" or "/" or "%" or "**")
            && QasmNumber.TryWhole(at.Value, out var large))
            return new Side(tokens.Take(), Number: large);
        return new Side(at, Number: new BigInteger(expressions.ReadWhole("a number in a condition", -(1L << 53), 1L << 53)));
    }

    private Side InBrackets()
    {
        tokens.Take();
        var inner = Or();
        tokens.Expect(")", "after the condition in brackets");
        return inner;
    }

    // "10" is a register of two bits; its last digit is bit 0.
    private static Side BitString(QasmToken text)
    {
        var digits = text.Value.Replace("_", "");
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExcept('0', '1'))
            throw text.Error($"bits are written with the digits 0 and 1, for example \"10\"; found \"{text.Value}\"");
        return new Side(text, Number: digits.Aggregate(BigInteger.Zero, (number, digit) => number << 1 | (digit == '1' ? 1 : 0)));
    }

    // bool(c[0]), uint[4](c)
    private Side Cast(QasmToken type)
    {
        long? size = null;
        if (tokens.TryTake("["))
        {
            size = expressions.ReadWhole($"the size of {type.Value}", 1, QasmRegisters.MaxSize);
            tokens.Expect("]", "after the size");
        }
        if (!tokens.Next.Is("("))
            throw tokens.Next.Error($"'(' is expected after {type.Value}; found {tokens.Next}");
        var inner = InBrackets();
        if (type.Is("bool"))
            return new Side(type, Truth: inner.ToCondition());
        if (inner.Bits.IsDefault)
            return inner;
        return size is null || size >= inner.Bits.Length
            ? inner with { IsSigned = type.Is("int") && size == inner.Bits.Length }
            : throw type.Error($"{type.Value}[{size}] of {inner.Bits.Length} bits loses digits; compare the bits themselves, or with {type.Value}[{inner.Bits.Length}]");
    }

    private static QasmCondition Compare(Side left, Comparison comparison, Side right, QasmToken at)
    {
        if (left.Truth is null && right.Truth is null)
        {
            if (left.Number is { } first && right.Number is { } second)
                return comparison.Holds(first, second);
            if (right.Number is { } number)
                return Compare(left, comparison, number);
            if (left.Number is { } exchanged)
                return Compare(right, comparison.Exchanged(), exchanged);
        }
        if (comparison is not (Comparison.Equal or Comparison.NotEqual))
            throw at.Error($"'{at.Value}' compares a register with a number; here both sides depend on the run. Compare with == or !=");
        if (left.Truth is null && right.Truth is null && left.Bits.Length != right.Bits.Length)
            throw at.Error($"registers of {left.Bits.Length} and {right.Bits.Length} bits are compared; compare as many bits on both sides");
        QasmCondition equal = true;
        if (left.Truth is null && right.Truth is null)
            for (var i = 0; i < left.Bits.Length; i++)
                equal = QasmCondition.Join(equal, Same(Condition.Bit(left.Bits[i]), Condition.Bit(right.Bits[i])), isAnd: true);
        else
            equal = Same(left.ToCondition(), right.ToCondition());
        return comparison == Comparison.Equal ? equal : !equal;
    }

    private static Condition Compare(Side bits, Comparison comparison, BigInteger value)
    {
        var unsigned = Condition.Register(bits.Bits.AsSpan(), comparison, value);
        if (!bits.IsSigned)
            return unsigned;
        var isNegative = Condition.Bit(bits.Bits[^1]);
        return isNegative & Condition.Register(bits.Bits.AsSpan(), comparison, value + (BigInteger.One << bits.Bits.Length)) | !isNegative & unsigned;
    }

    private static QasmCondition Same(QasmCondition a, QasmCondition b) =>
        QasmCondition.Join(QasmCondition.Join(a, b, isAnd: true), QasmCondition.Join(!a, !b, isAnd: true), isAnd: false);
}

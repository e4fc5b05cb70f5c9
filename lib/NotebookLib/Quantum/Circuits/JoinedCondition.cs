namespace NotebookLib.Quantum;

/// <summary>Two conditions joined by and, or by or.</summary>
public sealed class JoinedCondition : Condition
{
    /// <summary>Conditions are nested at most as deep as this, so that no recursion comes to the end of the stack.</summary>
    public const int MaxDepth = 1000;

    internal JoinedCondition(Condition left, Condition right, bool isAnd)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        (Left, Right, IsAnd) = (left, right, isAnd);
        Depth = 1 + Math.Max(left.Depth, right.Depth);
        if (Depth > MaxDepth)
            throw new ArgumentException($"Conditions are nested {Depth} deep; at most {MaxDepth} are allowed. Compare bits as one number, Condition.Register.");
        Bits = [.. left.Bits.Union(right.Bits).Order()];
    }

    /// <summary>The first.</summary>
    public Condition Left { get; }

    /// <summary>The second.</summary>
    public Condition Right { get; }

    /// <summary>True: both must hold. False: one is enough.</summary>
    public bool IsAnd { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Bits { get; }

    internal override int Depth { get; }

    /// <inheritdoc/>
    public override bool Holds(Func<int, bool> bit) => IsAnd ? Left.Holds(bit) && Right.Holds(bit) : Left.Holds(bit) || Right.Holds(bit);

    /// <summary>For reading: <c>c0 = 1 and (c1 = 0 or c2 = 1)</c>.</summary>
    public override string ToString() => $"{Part(Left)} {(IsAnd ? "and" : "or")} {Part(Right)}";

    internal override IReadOnlyDictionary<int, bool>? OnlyPattern()
    {
        if (!IsAnd || Left.OnlyPattern() is not { } left || Right.OnlyPattern() is not { } right)
            return null;
        var both = new Dictionary<int, bool>(left);
        foreach (var (bit, value) in right)
            if (!both.TryAdd(bit, value) && both[bit] != value)
                return null;
        return both;
    }

    private protected override Condition Opposite() => new JoinedCondition(!Left, !Right, !IsAnd);

    private string Part(Condition part) => part is JoinedCondition joined && joined.IsAnd != IsAnd ? $"({part})" : part.ToString()!;
}

namespace NotebookLib.Quantum;

/// <summary>How classical bits, read as a number, are compared with a number.</summary>
public enum Comparison
{
    /// <summary>The numbers are the same.</summary>
    Equal,

    /// <summary>The numbers differ.</summary>
    NotEqual,

    /// <summary>The bits are the smaller number.</summary>
    Less,

    /// <summary>The bits are the smaller number, or the same.</summary>
    LessOrEqual,

    /// <summary>The bits are the larger number.</summary>
    Greater,

    /// <summary>The bits are the larger number, or the same.</summary>
    GreaterOrEqual,
}

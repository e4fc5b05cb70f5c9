namespace NotebookLib.Quantum;

/// <summary>
/// How classical bits, read as a number, are compared with a number. A value is the sum of the orders in which it holds: 1 where the bits
/// are the smaller number, 2 where they are the same, 4 where they are the larger one.
/// </summary>
public enum Comparison
{
    /// <summary>The bits are the smaller number.</summary>
    Less = 1,

    /// <summary>The numbers are the same.</summary>
    Equal = 2,

    /// <summary>The bits are the smaller number, or the same.</summary>
    LessOrEqual = Less | Equal,

    /// <summary>The bits are the larger number.</summary>
    Greater = 4,

    /// <summary>The numbers differ.</summary>
    NotEqual = Less | Greater,

    /// <summary>The bits are the larger number, or the same.</summary>
    GreaterOrEqual = Equal | Greater,
}

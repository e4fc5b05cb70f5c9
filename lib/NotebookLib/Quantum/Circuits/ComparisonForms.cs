using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>What comparisons mean, and their other forms.</summary>
internal static class ComparisonForms
{
    public static string Sign(this Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "≠",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "≤",
        Comparison.Greater => ">",
        _ => "≥",
    };

    /// <summary>Holds where the other does not.</summary>
    public static Comparison Opposite(this Comparison comparison) => comparison switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        _ => Comparison.Less,
    };

    /// <summary>The same with the sides exchanged: 2 &lt; c is c &gt; 2.</summary>
    public static Comparison Exchanged(this Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };

    /// <summary>Whether it holds for two numbers.</summary>
    public static bool Holds(this Comparison comparison, BigInteger number, BigInteger value) => comparison switch
    {
        Comparison.Equal => number == value,
        Comparison.NotEqual => number != value,
        Comparison.Less => number < value,
        Comparison.LessOrEqual => number <= value,
        Comparison.Greater => number > value,
        _ => number >= value,
    };
}

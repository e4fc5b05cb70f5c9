using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>What comparisons mean, and their other forms.</summary>
internal static class ComparisonForms
{
    private const Comparison Always = Comparison.Less | Comparison.Equal | Comparison.Greater;

    public static char Sign(this Comparison comparison) => "<=≤>≠≥"[(int)comparison - 1];

    /// <summary>Holds where the other does not.</summary>
    public static Comparison Opposite(this Comparison comparison) => Always ^ comparison;

    /// <summary>The same with the sides exchanged: 2 &lt; c is c &gt; 2.</summary>
    public static Comparison Exchanged(this Comparison comparison) =>
        comparison is Comparison.Equal or Comparison.NotEqual ? comparison : comparison ^ Comparison.NotEqual;

    /// <summary>Whether it holds for two numbers.</summary>
    public static bool Holds(this Comparison comparison, BigInteger number, BigInteger value) =>
        comparison.HasFlag(number < value ? Comparison.Less : number == value ? Comparison.Equal : Comparison.Greater);
}

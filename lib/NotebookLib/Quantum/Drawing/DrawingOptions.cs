namespace NotebookLib.Quantum;

/// <summary>How a circuit is drawn. The defaults suit a notebook.</summary>
public sealed record DrawingOptions
{
    /// <summary>
    /// Widest a line may get before the drawing wraps: characters in text (100 by default), pixels in SVG (900 by default).
    /// A single column that is wider is not cut.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 20.</exception>
    public int? Width
    {
        get;
        init => field = value is null or >= 20
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A drawing {value} wide was asked for; at least 20 are needed (characters in text, pixels in SVG).");
    }

    /// <summary>Significant digits of angles that are not a simple fraction of pi, 1 to 15; 3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 15.</exception>
    public int Digits
    {
        get;
        init => field = value is >= 1 and <= 15
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Angles with {value} digits were asked for; allowed are 1 to 15.");
    } = 3;

    /// <summary>
    /// True: every classical bit has a wire. False, the default: bits have wires only in a circuit whose gates depend on them; otherwise each
    /// measurement names its bit, so that measurements of many qubits stand in one column.
    /// </summary>
    public bool ClassicalWires { get; init; }

    /// <summary>Indices of instructions to mark in the SVG, for example one in a walk, or those that matter for an output; none by default.</summary>
    public IReadOnlyCollection<int> HighlightedSteps { get; init; } = [];

    /// <summary>Instructions drawn at most, 400 by default; the drawing says how many more there are. A notebook stays small that way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxSteps
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A drawing of at most {value} instructions was asked for; at least 1 is needed.");
    } = 400;

    /// <summary>Names of the qubits, qubit 0 first; <c>q0</c>, <c>q1</c>, … by default.</summary>
    public IReadOnlyList<string>? QubitLabels { get; init; }
}

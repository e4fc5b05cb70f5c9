namespace NotebookLib.Quantum;

/// <summary>
/// Two-qubit gates without angle, each qubit controlling the next: what entangles the qubits between layers of rotations. All CX gates
/// together permute the amplitudes; all CZ gates together change signs. Qubit 0 is the most significant bit. Immutable, compared by value.
/// </summary>
public sealed record Entangler
{
    private Entangler(Gate? gate, bool isRing, ChainOrder order) => (Gate, IsRing, Order, IsCz) = (gate, isRing, order, gate == Gates.Z);

    /// <summary>No gates: qubits stay independent of each other.</summary>
    public static Entangler None { get; } = new(null, isRing: false, ChainOrder.FirstPairFirst);

    /// <summary>Name as it is written in a notebook, for example <c>CxChain(LastPairFirst)</c>.</summary>
    public string Name => IsCx ? $"{Kind}({Order})" : $"{Kind}()";

    /// <summary>Whether the gates are CZ; otherwise they are CX.</summary>
    public bool IsCz { get; }

    /// <summary>Smallest number of qubits on which it can act.</summary>
    public int FewestQubits => Gate is null ? 1 : IsRing && IsCz ? 3 : 2;

    /// <summary>What each control switches; null when there are no gates.</summary>
    internal Gate? Gate { get; }

    /// <summary>Whether the last qubit controls the first.</summary>
    internal bool IsRing { get; }

    /// <summary>Which pair acts first.</summary>
    internal ChainOrder Order { get; }

    private bool IsCx => Gate is not null && !IsCz;

    private string Kind => Gate is null ? "None" : $"{(IsCz ? "Cz" : "Cx")}{(IsRing ? "Ring" : "Chain")}";

    /// <summary>CX from each qubit to the next. What the original calls its linear CX layer.</summary>
    /// <param name="order">
    /// Which pair acts first; the last pair by default, as the original does. Amplitude j then moves to j ^ (j >> 1).
    /// </param>
    public static Entangler CxChain(ChainOrder order = ChainOrder.LastPairFirst) => new(Gates.X, isRing: false, order);

    /// <summary>CX from each qubit to the next, and from the last to the first.</summary>
    /// <param name="order">
    /// <see cref="ChainOrder.FirstPairFirst"/> (default): (0, 1), (1, 2), …, (n-1, 0). <see cref="ChainOrder.LastPairFirst"/>: the reverse.
    /// </param>
    public static Entangler CxRing(ChainOrder order = ChainOrder.FirstPairFirst) => new(Gates.X, isRing: true, order);

    /// <summary>CZ on each pair of neighbours. CZ gates commute: the order changes only how they are listed.</summary>
    /// <param name="order">Which pair is listed first.</param>
    public static Entangler CzChain(ChainOrder order = ChainOrder.FirstPairFirst) => new(Gates.Z, isRing: false, order);

    /// <summary>CZ on each pair of neighbours, the last and the first qubit among them.</summary>
    public static Entangler CzRing() => new(Gates.Z, isRing: true, ChainOrder.FirstPairFirst);

    /// <summary>The gates in the order in which they act.</summary>
    /// <param name="qubits">Number of qubits.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few qubits.</exception>
    public IReadOnlyList<(int Control, int Target)> Pairs(int qubits)
    {
        if (qubits < FewestQubits)
            throw new ArgumentOutOfRangeException(
                nameof(qubits), qubits, $"{Name} acts on {FewestQubits} or more qubits; there is {qubits}. Use more qubits or Entangler.None.");
        if (Gate is null) return [];
        var pairs = Enumerable.Range(0, IsRing ? qubits : qubits - 1).Select(control => (control, (control + 1) % qubits));
        return [.. Order == ChainOrder.FirstPairFirst ? pairs : pairs.Reverse()];
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The gates that undo these.</summary>
    internal Entangler Inverse() =>
        new(Gate, IsRing, Order == ChainOrder.LastPairFirst ? ChainOrder.FirstPairFirst : ChainOrder.LastPairFirst);

    /// <summary>The layer that these gates make on some qubits, for example <c>CxChain(10, LastPairFirst)</c>.</summary>
    internal string LayerName(int qubits) => IsCx ? $"{Kind}({qubits}, {Order})" : $"{Kind}({qubits})";
}

using NotebookLib.Quantum;

namespace NotebookLib.Learning;

/// <summary>
/// Two-qubit gates without angle after each layer of rotations. All CX gates of a layer together permute the amplitudes; all CZ gates
/// together
/// change signs. Qubit 0 is the most significant bit. Immutable.
/// </summary>
public sealed class Entangler
{
    private readonly Func<int, IEnumerable<(int Control, int Target)>> _pairs;

    private readonly string _kind;
    private readonly ChainOrder? _order;

    private Entangler(
        string kind, ChainOrder? order, bool isCz, int fewestQubits, Func<int, IEnumerable<(int Control, int Target)>> pairs)
    {
        _kind = kind;
        _order = order;
        IsCz = isCz;
        FewestQubits = fewestQubits;
        _pairs = pairs;
    }

    /// <summary>No gates: qubits stay independent of each other.</summary>
    public static Entangler None { get; } = new("None", null, false, 1, _ => []);

    /// <summary>Name as it is written in a notebook, for example <c>CxChain(LastPairFirst)</c>.</summary>
    public string Name => _order is { } order ? $"{_kind}({order})" : $"{_kind}()";

    /// <summary>Whether the gates are CZ; otherwise they are CX.</summary>
    public bool IsCz { get; }

    /// <summary>Smallest number of qubits on which it can act.</summary>
    public int FewestQubits { get; }

    /// <summary>CX from each qubit to the next.</summary>
    /// <param name="order">Which pair acts first; the last pair by default, as the original does. Amplitude j then moves to j ^ (j >>
    /// 1).</param>
    public static Entangler CxChain(ChainOrder order = ChainOrder.LastPairFirst) =>
        new("CxChain", order, false, 2, qubits => Ordered(Chain(qubits), order));

    /// <summary>CX from each qubit to the next, and from the last to the first.</summary>
    /// <param name="order">
    /// <see cref="ChainOrder.FirstPairFirst"/> (default): (0, 1), (1, 2), …, (n-1, 0). <see cref="ChainOrder.LastPairFirst"/>: the reverse.
    /// </param>
    public static Entangler CxRing(ChainOrder order = ChainOrder.FirstPairFirst) =>
        new("CxRing", order, false, 2, qubits => Ordered(Chain(qubits).Append((qubits - 1, 0)), order));

    /// <summary>CZ on each pair of neighbours. CZ gates commute, so there is no order.</summary>
    public static Entangler CzChain() => new("CzChain", null, true, 2, Chain);

    /// <summary>CZ on each pair of neighbours, the last and the first qubit among them.</summary>
    public static Entangler CzRing() => new("CzRing", null, true, 3, qubits => Chain(qubits).Append((qubits - 1, 0)));

    /// <summary>The gates in the order in which they act.</summary>
    /// <param name="qubits">Number of qubits.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few qubits.</exception>
    public IReadOnlyList<(int Control, int Target)> Pairs(int qubits) => qubits >= FewestQubits
        ? [.. _pairs(qubits)]
        : throw new ArgumentOutOfRangeException(
            nameof(qubits), qubits, $"{Name} acts on {FewestQubits} or more qubits; there is {qubits}. Use more qubits or Entangler.None.");

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The layer that these gates make on some qubits, for example <c>CxChain(10, LastPairFirst)</c>.</summary>
    internal string LayerName(int qubits) => _order is { } order ? $"{_kind}({qubits}, {order})" : $"{_kind}({qubits})";

    private static IEnumerable<(int Control, int Target)> Chain(int qubits) =>
        Enumerable.Range(0, qubits - 1).Select(qubit => (qubit, qubit + 1));

    private static IEnumerable<(int Control, int Target)> Ordered(IEnumerable<(int Control, int Target)> pairs, ChainOrder order) =>
        order == ChainOrder.FirstPairFirst ? pairs : pairs.Reverse();
}

namespace NotebookLib.Quantum;

/// <summary>The order in which the gates of a chain act. It matters for CX; CZ gates commute.</summary>
public enum ChainOrder
{
    /// <summary>The pair of the last two qubits acts first, the pair of the first two last. On CX: amplitude j moves to j ^ (j >> 1), the Gray code.</summary>
    LastPairFirst,

    /// <summary>The pair of the first two qubits acts first, the pair of the last two last: the inverse of the Gray code.</summary>
    FirstPairFirst,
}

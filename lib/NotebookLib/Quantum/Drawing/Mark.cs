using System.Collections.Immutable;

namespace NotebookLib.Quantum.Drawing;

/// <summary>What stands on a wire.</summary>
internal enum MarkKind
{
    /// <summary>A named box on one row or on neighbouring rows.</summary>
    Box,

    /// <summary>Filled dot: a control on 1, or the target of a controlled Z, which acts on 1 as well.</summary>
    Control,

    /// <summary>Open dot: a control on 0.</summary>
    OpenControl,

    /// <summary>The target of a controlled X.</summary>
    Not,

    /// <summary>One end of an exchange.</summary>
    Swap,

    /// <summary>A meter.</summary>
    Measure,

    /// <summary>Where a measurement writes its outcome, on the wire of a bit.</summary>
    Outcome,

    /// <summary>The wire of a qubit starts anew at |0>.</summary>
    Reset,

    /// <summary>A dividing line.</summary>
    Barrier,
}

/// <summary>One symbol of a drawing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Row">First row; rows are the qubits from 0, then the classical bits if they are drawn.</param>
/// <param name="Rows">Number of neighbouring rows it covers.</param>
/// <param name="Label">Name in the box; for a measurement without classical wires the bit, for example <c>c0</c>.</param>
/// <param name="Angles">Angles in the box, for example <c>π/2</c>; empty without.</param>
/// <param name="Gate">The gate in the box, which decides its colour; null for others.</param>
internal sealed record Mark(MarkKind Kind, int Row, int Rows = 1, string Label = "", string Angles = "", Gate? Gate = null)
{
    /// <summary>Last row.</summary>
    public int LastRow => Row + Rows - 1;

    /// <summary>For each row which target of the gate it is, where that is not simply the order of the wires; otherwise empty.</summary>
    public ImmutableArray<string> Ports { get; init; } = [];
}

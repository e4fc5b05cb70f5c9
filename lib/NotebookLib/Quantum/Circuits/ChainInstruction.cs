using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>A chain of controlled gates: each qubit of a list controls the next one. A CX chain is one permutation of the amplitudes, a CZ chain one pass of signs.</summary>
public sealed class ChainInstruction : Instruction
{
    /// <summary>Makes and checks the chain.</summary>
    /// <param name="gate"><see cref="Gates.X"/> or <see cref="Gates.Z"/>.</param>
    /// <param name="qubits">At least two qubits, each once; every one controls the next.</param>
    /// <param name="order">Which pair acts first.</param>
    /// <param name="condition">Classical condition; none by default.</param>
    /// <exception cref="ArgumentException">Another gate, fewer than two qubits, or a qubit given twice.</exception>
    public ChainInstruction(Gate gate, ImmutableArray<int> qubits, ChainOrder order = ChainOrder.LastPairFirst, Condition? condition = null)
        : base(condition)
    {
        ArgumentNullException.ThrowIfNull(gate);
        if (gate != Gates.X && gate != Gates.Z)
            throw new ArgumentException($"a chain is made of CX or CZ gates; {gate.Name} was given");
        Gate = gate;
        Qubits = qubits.IsDefault ? [] : qubits;
        Order = order;
        if (Qubits.Length < 2)
            throw new ArgumentException($"a chain needs at least two qubits, a control and a target; {Qubits.Length} given");
        QubitCheck.Distinct([], Qubits);
    }

    /// <summary>What each control switches: <see cref="Gates.X"/> or <see cref="Gates.Z"/>.</summary>
    public Gate Gate { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits { get; }

    /// <summary>Which pair acts first.</summary>
    public ChainOrder Order { get; }

    /// <inheritdoc/>
    public override Instruction Inverse() => new ChainInstruction(Gate, Qubits,
        Order == ChainOrder.LastPairFirst ? ChainOrder.FirstPairFirst : ChainOrder.LastPairFirst, Condition);

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => new ChainInstruction(Gate, [.. Qubits.Select(map)], Order, Condition);

    /// <inheritdoc/>
    public override Instruction When(Condition? condition) => new ChainInstruction(Gate, Qubits, Order, condition);

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Decompose()
    {
        var pairs = Enumerable.Range(0, Qubits.Length - 1);
        if (Order == ChainOrder.LastPairFirst)
            pairs = pairs.Reverse();
        return pairs.Select(i => new GateInstruction(Gate, [Qubits[i + 1]], [], [Qubits[i]], Condition));
    }

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls) =>
        Decompose().SelectMany(gate => gate.Controlled(controls));

    /// <summary>For lists: <c>cx chain 0, 1, 2 (last pair first)</c>.</summary>
    public override string ToString() =>
        $"{Prefix}c{Gate.Name} chain {string.Join(", ", Qubits)} ({(Order == ChainOrder.LastPairFirst ? "last" : "first")} pair first)";
}

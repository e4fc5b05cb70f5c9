using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>
/// A chain or ring of controlled gates: each qubit of a list controls the next one. A CX chain is one permutation of the amplitudes, a CZ
/// chain one pass of signs.
/// </summary>
public sealed class ChainInstruction : Instruction
{
    /// <summary>Makes and checks the chain.</summary>
    /// <param name="entangler">Which gates, in which order.</param>
    /// <param name="qubits">The qubits, each once; every one controls the next.</param>
    /// <exception cref="ArgumentException">No gates, too few qubits, or a qubit given twice.</exception>
    public ChainInstruction(Entangler entangler, ImmutableArray<int> qubits)
    {
        ArgumentNullException.ThrowIfNull(entangler);
        Entangler = entangler;
        Gate = entangler.Gate ?? throw new ArgumentException($"A chain is made of CX or CZ gates; {entangler} has none. Leave the instruction out.", nameof(entangler));
        Qubits = qubits.IsDefault ? [] : qubits;
        if (Qubits.Length < entangler.FewestQubits)
            throw new ArgumentException(
                $"A {(entangler.IsRing ? "ring" : "chain")} needs at least {(entangler.FewestQubits == 2 ? "two qubits, a control and a target" : "three qubits")}; {Qubits.Length} given.");
        QuantumCheck.Distinct([], Qubits);
    }

    /// <summary>Which gates, in which order.</summary>
    public Entangler Entangler { get; }

    /// <summary>What each control switches: <see cref="Gates.X"/> or <see cref="Gates.Z"/>.</summary>
    public Gate Gate { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits { get; }

    /// <summary>Which pair acts first.</summary>
    public ChainOrder Order => Entangler.Order;

    /// <inheritdoc/>
    public override Instruction Inverse() => new ChainInstruction(Entangler.Inverse(), Qubits);

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => new ChainInstruction(Entangler, [.. Qubits.Select(map)]);

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Decompose() =>
        Entangler.Pairs(Qubits.Length).Select(pair => new GateInstruction(Gate, [Qubits[pair.Target]], [], [Qubits[pair.Control]]));

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls) =>
        Decompose().SelectMany(gate => gate.Controlled(controls));

    /// <summary>For lists: <c>cx chain 0, 1, 2 (last pair first)</c>.</summary>
    public override string ToString() =>
        $"c{Gate.Name} {(Entangler.IsRing ? "ring" : "chain")} {string.Join(", ", Qubits)} ({(Order == ChainOrder.LastPairFirst ? "last" : "first")} pair first)";
}

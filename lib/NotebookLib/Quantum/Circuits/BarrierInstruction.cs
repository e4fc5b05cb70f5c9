using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>A line in the drawing that separates parts of a circuit. It does nothing to the state.</summary>
public sealed class BarrierInstruction : Instruction
{
    /// <summary>Makes the instruction.</summary>
    /// <param name="qubits">The qubits it spans, each once.</param>
    /// <exception cref="ArgumentException">A qubit is given twice.</exception>
    public BarrierInstruction(ImmutableArray<int> qubits)
    {
        Qubits = qubits.IsDefault ? [] : qubits;
        QuantumCheck.Distinct([], Qubits);
    }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits { get; }

    /// <inheritdoc/>
    public override Instruction Inverse() => this;

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => new BarrierInstruction([.. Qubits.Select(map)]);

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls) => [this];

    /// <summary>For lists: <c>barrier 0, 1</c>.</summary>
    public override string ToString() => $"barrier {string.Join(", ", Qubits)}";
}

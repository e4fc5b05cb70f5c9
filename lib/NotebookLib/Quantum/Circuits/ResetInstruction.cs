using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>Sets a qubit to |0>: measures it, forgets the outcome and flips it if it was 1.</summary>
public sealed class ResetInstruction : Instruction
{
    /// <summary>Makes the instruction.</summary>
    /// <param name="qubit">The qubit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The qubit number is negative.</exception>
    public ResetInstruction(int qubit)
    {
        QuantumCheck.Distinct([], [qubit]);
        Qubit = qubit;
    }

    /// <summary>The qubit.</summary>
    public int Qubit { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits => [Qubit];

    /// <inheritdoc/>
    public override bool IsUnitary => false;

    /// <inheritdoc/>
    public override Instruction Inverse() => throw new InvalidOperationException(
        $"A reset of qubit {Qubit} cannot be undone; invert the part of the circuit before it.");

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => new ResetInstruction(map(Qubit));

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls) => throw new InvalidOperationException(
        $"A reset of qubit {Qubit} cannot be controlled by a qubit; control the part of the circuit before it.");

    /// <summary>For lists: <c>reset 0</c>.</summary>
    public override string ToString() => $"reset {Qubit}";
}

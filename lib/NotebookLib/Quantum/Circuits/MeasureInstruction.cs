using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>Measures a qubit in the computational basis and writes the outcome to a classical bit, or forgets it.</summary>
public sealed class MeasureInstruction : Instruction
{
    /// <summary>Makes the instruction.</summary>
    /// <param name="qubit">The measured qubit.</param>
    /// <param name="bit">The classical bit that gets the outcome; null: the outcome is forgotten.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bit or qubit number is negative.</exception>
    public MeasureInstruction(int qubit, int? bit)
    {
        QuantumCheck.Distinct([], [qubit]);
        if (bit < 0)
            throw new ArgumentOutOfRangeException(nameof(bit), bit, $"Classical bit {bit} does not exist; bits are numbered from 0.");
        Qubit = qubit;
        Bit = bit;
    }

    /// <summary>The measured qubit.</summary>
    public int Qubit { get; }

    /// <summary>The classical bit that gets the outcome, or null: the outcome is forgotten.</summary>
    public int? Bit { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits => [Qubit];

    /// <inheritdoc/>
    public override bool IsUnitary => false;

    /// <inheritdoc/>
    public override Instruction Inverse() => throw new InvalidOperationException(
        $"A measurement of qubit {Qubit} cannot be undone; invert the part of the circuit before it.");

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => new MeasureInstruction(map(Qubit), Bit);

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls) => throw new InvalidOperationException(
        $"A measurement of qubit {Qubit} cannot be controlled by a qubit; control the part of the circuit before it.");

    internal override IEnumerable<int> BitsWritten => Bit is { } bit ? [bit] : [];

    /// <summary>For lists: <c>measure 0 -> c0</c>, or <c>measure 0</c> without a bit.</summary>
    public override string ToString() => Bit is null ? $"measure {Qubit}" : $"measure {Qubit} -> c{Bit}";
}

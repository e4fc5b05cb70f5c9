using System.Collections.Immutable;
using System.Numerics;
using NotebookLib.Quantum.Noise;

namespace NotebookLib.Quantum;

public sealed partial class DensityMatrix
{
    /// <summary>Applies a gate, layer, chain, reset, or a measurement whose outcome is forgotten.</summary>
    /// <param name="instruction">Any instruction without classical bits; angles have values.</param>
    /// <returns>This density matrix, changed.</returns>
    /// <exception cref="InvalidOperationException">A measurement into a bit or a condition, or a named angle without a value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public override DensityMatrix Add(Instruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        CheckQubits(instruction);
        if (instruction is ConditionalInstruction or MeasureInstruction { Bit: not null })
            throw new InvalidOperationException($"a density matrix keeps no classical bits, which '{instruction}' needs; run the whole circuit with NoiseModel.None.Run(circuit), or with a noise model");
        if (instruction is ResetInstruction reset)
            return Apply(Channels.Reset, reset.Qubit);
        if (instruction is MeasureInstruction measure)
            return Apply(Channels.Forgotten, measure.Qubit);
        foreach (var gate in instruction.Decompose().OfType<GateInstruction>())
            ApplyGate(gate);
        return this;
    }

    /// <summary>Applies a circuit without measurements.</summary>
    /// <param name="circuit">A circuit on as many qubits.</param>
    /// <returns>This density matrix, changed.</returns>
    /// <exception cref="ArgumentException">The circuit has another number of qubits, or angles without a value.</exception>
    /// <exception cref="InvalidOperationException">The circuit measures or depends on classical bits.</exception>
    public DensityMatrix Apply(Circuit circuit)
    {
        RunCheck.Runnable(circuit, Qubits);
        foreach (var instruction in circuit)
            Add(instruction);
        return this;
    }

    /// <summary>Applies a noise channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="qubits">As many qubits as the channel acts on; the first is the most significant of its operators.</param>
    /// <returns>This density matrix, changed.</returns>
    /// <exception cref="ArgumentException">Another number of qubits, or one given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public DensityMatrix Apply(QuantumChannel channel, params ReadOnlySpan<int> qubits)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (qubits.Length != channel.Qubits)
            throw new ArgumentException($"{channel.Name} acts on {channel.Qubits} qubit{(channel.Qubits == 1 ? "" : "s")}; {qubits.Length} {(qubits.Length == 1 ? "was" : "were")} given", nameof(qubits));
        foreach (var qubit in qubits)
            QubitCheck.Range(qubit, Qubits);
        QubitCheck.Distinct([], qubits.ToArray());
        var shifts = new int[2 * qubits.Length];
        for (var i = 0; i < qubits.Length; i++)
        {
            shifts[i] = RowShift(qubits[i]);
            shifts[qubits.Length + i] = ColumnShift(qubits[i]);
        }
        DensityKernel.Apply(_entries, channel.Superoperator, shifts);
        return this;
    }

    /// <summary>The part in which a qubit is found in a state, not normalised: its trace is the probability.</summary>
    internal DensityMatrix Projected(int qubit, bool isOne)
    {
        var part = Copy();
        var (row, column) = (1 << RowShift(qubit), 1 << ColumnShift(qubit));
        for (var i = 0; i < part._entries.Length; i++)
            if ((i & row) != 0 != isOne || (i & column) != 0 != isOne)
                part._entries[i] = 0;
        return part;
    }

    /// <summary>Adds a multiple of another matrix.</summary>
    internal void AddScaled(DensityMatrix other, double factor)
    {
        for (var i = 0; i < _entries.Length; i++)
            _entries[i] += factor * other._entries[i];
    }

    private int ColumnShift(int qubit) => Qubits - 1 - qubit;

    private int RowShift(int qubit) => 2 * Qubits - 1 - qubit;

    private void ApplyGate(GateInstruction instruction)
    {
        var matrix = instruction.Gate.Matrix([.. instruction.Angles.Select(angle => angle.Value)]).Entries.ToArray();
        Apply(matrix, instruction.Targets, instruction.Controls, RowShift);
        Apply([.. matrix.Select(Complex.Conjugate)], instruction.Targets, instruction.Controls, ColumnShift);
    }

    private void Apply(Complex[] matrix, ImmutableArray<int> targets, ImmutableArray<Control> controls, Func<int, int> shift)
    {
        var mask = controls.Aggregate(0, (bits, control) => bits | 1 << shift(control.Qubit));
        var value = controls.Where(control => control.OnOne).Aggregate(0, (bits, control) => bits | 1 << shift(control.Qubit));
        DensityKernel.Apply(_entries, matrix, [.. targets.Select(shift)], mask, value);
    }
}

using System.Numerics.Tensors;
using NotebookLib.Quantum.Kernels;

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
            throw new InvalidOperationException($"A density matrix keeps no classical bits, which '{instruction}' needs; run the whole circuit with NoiseModel.None.Run(circuit), or with a noise model.");
        if (instruction is ResetInstruction reset)
            return Apply(Channels.Reset, reset.Qubit);
        if (instruction is MeasureInstruction measure)
            return Apply(Channels.Forgotten, measure.Qubit);
        foreach (var gate in instruction.Decompose().OfType<GateInstruction>())
        {
            _rho.Apply(gate);
            var column = _rho.Place((GateInstruction)gate.OnQubits(qubit => qubit + Qubits));
            _rho.Apply(new PlacedGate(column.Matrix.Conjugate(), column.Targets, column.ControlMask, column.ControlPattern));
        }
        return this;
    }

    /// <summary>Applies a circuit without measurements.</summary>
    /// <param name="circuit">A circuit on as many qubits.</param>
    /// <returns>This density matrix, changed.</returns>
    /// <exception cref="ArgumentException">The circuit has another number of qubits, or angles without a value.</exception>
    /// <exception cref="InvalidOperationException">The circuit measures or depends on classical bits.</exception>
    public DensityMatrix Apply(Circuit circuit)
    {
        QuantumCheck.Runnable(circuit, Qubits);
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
            throw new ArgumentException($"{channel.Name} acts on {channel.Qubits} qubit{(channel.Qubits == 1 ? "" : "s")}; {qubits.Length} {(qubits.Length == 1 ? "was" : "were")} given.", nameof(qubits));
        int[] rows = [.. qubits];
        QuantumCheck.Subset(rows, Qubits);
        _rho.Apply(new PlacedGate(channel.Superoperator, [.. rows.Concat(rows.Select(qubit => qubit + Qubits)).Select(_rho.BitOf)], 0, 0));
        return this;
    }

    /// <summary>The part in which a qubit is found in a state, not normalised: its trace is the probability.</summary>
    internal DensityMatrix Projected(int qubit, bool isOne)
    {
        var part = Copy();
        var projector = new BoundMatrix(1, isOne ? [0, 0, 0, 1] : [1, 0, 0, 0]);
        part._rho.Apply(new PlacedGate(projector, _rho.BitOf(qubit), 0, 0));
        part._rho.Apply(new PlacedGate(projector, _rho.BitOf(qubit + Qubits), 0, 0));
        return part;
    }

    /// <summary>Adds a multiple of another matrix.</summary>
    internal void AddScaled(DensityMatrix other, double factor)
    {
        TensorPrimitives.MultiplyAdd(other._rho.Re.Span, factor, _rho.Re.Span, _rho.Re.Span);
        if (other._rho.Im is { } im)
            TensorPrimitives.MultiplyAdd(im.Span, factor, _rho.MakeComplex().Span, _rho.MakeComplex().Span);
    }
}

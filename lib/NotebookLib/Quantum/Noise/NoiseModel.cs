using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>
/// Says which noise follows which gates, and how often meters read wrongly. Immutable: each method gives a new model.
/// Layers and chains count as their single gates. A channel on one qubit acts on each qubit that the gate touches, controls included; a channel on
/// k qubits acts on the k qubits of a gate together, controls first.
/// </summary>
public sealed class NoiseModel
{
    private readonly ImmutableArray<(Func<GateInstruction, bool> Follows, QuantumChannel Channel)> _rules;

    private NoiseModel(ImmutableArray<(Func<GateInstruction, bool>, QuantumChannel)> rules, ReadoutError readout)
    {
        _rules = rules;
        Readout = readout;
    }

    /// <summary>No noise: the start of every model.</summary>
    public static NoiseModel None { get; } = new([], new ReadoutError(0, 0));

    /// <summary>How often meters read wrongly.</summary>
    public ReadoutError Readout { get; }

    /// <summary>Noise after every gate.</summary>
    /// <param name="channel">A channel on one qubit; it acts on each qubit that the gate touches.</param>
    /// <exception cref="ArgumentException">The channel acts on several qubits.</exception>
    public NoiseModel AfterEveryGate(QuantumChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Qubits != 1)
            throw new ArgumentException($"After every gate comes a channel on one qubit, since gates touch different numbers of them; {channel.Name} acts on {channel.Qubits}. Use AfterGatesOn({channel.Qubits}, channel).", nameof(channel));
        return With(_ => true, channel);
    }

    /// <summary>Noise after all gates that touch a number of qubits, controls included: 2 for CX and SWAP.</summary>
    /// <param name="qubits">How many qubits the gates touch.</param>
    /// <param name="channel">A channel on one qubit, or on as many as the gates touch.</param>
    /// <exception cref="ArgumentException">The channel acts on another number of qubits.</exception>
    public NoiseModel AfterGatesOn(int qubits, QuantumChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Qubits != 1 && channel.Qubits != qubits)
            throw new ArgumentException($"{channel.Name} acts on {channel.Qubits} qubits and cannot follow gates that touch {qubits}; use a channel on 1 or {qubits} qubits.", nameof(channel));
        return With(gate => gate.Qubits.Length == qubits, channel);
    }

    /// <summary>Noise after a kind of gate: <c>After(Gates.H, …)</c>. <c>CX</c> is <see cref="Gates.X"/> with a control, so that it counts as X here.</summary>
    /// <param name="gate">The gate, with any controls.</param>
    /// <param name="channel">A channel on one qubit; it acts on each qubit that the gate touches.</param>
    /// <exception cref="ArgumentException">The channel acts on several qubits.</exception>
    public NoiseModel After(Gate gate, QuantumChannel channel)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Qubits != 1)
            throw new ArgumentException($"After {gate.Name} comes a channel on one qubit, since the gate may have controls; {channel.Name} acts on {channel.Qubits}. Use AfterGatesOn({channel.Qubits}, channel).", nameof(channel));
        return With(instruction => instruction.Gate == gate, channel);
    }

    /// <summary>Meters that read wrongly.</summary>
    /// <param name="readout">How often.</param>
    public NoiseModel WithReadoutError(ReadoutError readout) => new(_rules, readout);

    /// <summary>Meters that read wrongly.</summary>
    /// <param name="oneForZero">Probability that a 0 is read as 1.</param>
    /// <param name="zeroForOne">Probability that a 1 is read as 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside [0, 1].</exception>
    public NoiseModel WithReadoutError(double oneForZero, double zeroForOne) => WithReadoutError(new ReadoutError(oneForZero, zeroForOne));

    /// <summary>Runs a circuit under this noise, with all outcomes of its measurements at once.</summary>
    /// <param name="circuit">Any circuit without named angles.</param>
    /// <param name="initial">State to start from, which stays as it is; null: |0…0>.</param>
    /// <exception cref="ArgumentException">Angles without a value, or the initial state has another number of qubits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Too many qubits or measured bits; the message has the memory needed.</exception>
    public NoisyRun Run(Circuit circuit, DensityMatrix? initial = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        QuantumCheck.Runnable(circuit, initial?.Qubits ?? circuit.Qubits);
        return new Noise.NoisyRunner(this).Run(circuit, initial?.Copy() ?? new DensityMatrix(circuit.Qubits));
    }

    /// <summary>Applies a gate's noise.</summary>
    internal void Follow(GateInstruction gate, DensityMatrix state)
    {
        foreach (var (follows, channel) in _rules)
        {
            if (!follows(gate))
                continue;
            if (channel.Qubits == gate.Qubits.Length)
                state.Apply(channel, gate.Qubits.AsSpan());
            else
                foreach (var qubit in gate.Qubits)
                    state.Apply(channel, qubit);
        }
    }

    private NoiseModel With(Func<GateInstruction, bool> follows, QuantumChannel channel) => new(_rules.Add((follows, channel)), Readout);
}

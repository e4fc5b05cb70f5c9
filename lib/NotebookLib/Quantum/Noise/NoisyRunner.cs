using System.Collections.Immutable;

namespace NotebookLib.Quantum.Noise;

/// <summary>
/// Runs a circuit on density matrices, one for each classical outcome so far: a measurement splits each of them in two. Their traces are the
/// probabilities of the outcomes.
/// </summary>
/// <param name="model">The noise.</param>
internal sealed class NoisyRunner(NoiseModel model)
{
    // Outcomes times matrix entries: 2^26 entries of 16 bytes are 1 GiB.
    private const int MaxEntryBits = 26;

    public NoisyRun Run(Circuit circuit, DensityMatrix initial)
    {
        var measured = circuit.SelectMany(instruction => instruction.BitsWritten).Distinct().Count();
        if (2 * circuit.Qubits + measured > MaxEntryBits)
            throw new ArgumentOutOfRangeException(nameof(circuit), $"A run with noise keeps a density matrix for each outcome: {circuit.Qubits} qubits and {measured} measured bits need 2^{2 * circuit.Qubits + measured} entries of 16 bytes, and at most 2^{MaxEntryBits} (1 GiB) are allowed. Leave the measurements at the end out: Outcomes then has all qubits.");
        var branches = new Dictionary<string, DensityMatrix> { [new string('0', circuit.Bits)] = initial };
        foreach (var instruction in circuit)
            branches = Run(instruction, branches);

        var total = branches.Values.First().Copy();
        foreach (var state in branches.Values.Skip(1))
            total.AddScaled(state, 1);
        var outcomes = measured > 0
            ? branches.Select(branch => KeyValuePair.Create(branch.Key, Math.Min(1, branch.Value.Trace())))
            : Read(total);
        return new NoisyRun(total, outcomes.Where(outcome => outcome.Value > 0).ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    // The states after an instruction, by classical outcome. Takes the states it is given over.
    private Dictionary<string, DensityMatrix> Run(Instruction instruction, Dictionary<string, DensityMatrix> branches)
    {
        switch (instruction)
        {
            case ConditionalInstruction conditional:
                var after = new Dictionary<string, DensityMatrix>();
                foreach (var chosen in branches.GroupBy(branch => conditional.Condition.Holds(bit => branch.Key[bit] == '1')).ToArray())
                {
                    var states = chosen.ToDictionary();
                    foreach (var part in chosen.Key ? conditional.Then : conditional.Otherwise)
                        states = Run(part, states);
                    foreach (var (bits, state) in states)
                        Merge(after, bits, state);
                }
                return after;
            case MeasureInstruction { Bit: { } bit } measure:
                var measured = new Dictionary<string, DensityMatrix>();
                foreach (var (bits, state) in branches)
                    Measure(measure.Qubit, bit, bits, state, measured);
                return measured;
            default:
                foreach (var part in instruction.Decompose())
                    foreach (var state in branches.Values)
                        Apply(part, state);
                return branches;
        }
    }

    private static void Merge(Dictionary<string, DensityMatrix> branches, string bits, DensityMatrix state)
    {
        if (!branches.TryAdd(bits, state))
            branches[bits].AddScaled(state, 1);
    }

    private void Apply(Instruction instruction, DensityMatrix state)
    {
        state.Add(instruction);
        if (instruction is GateInstruction gate && (gate.Gate != OpenQasm.GlobalPhase.Gate || !gate.Controls.IsEmpty)) // a global phase is nothing that a device does
            model.Follow(gate, state);
    }

    // The state is split by what the qubit is, the bit gets what is read: with a readout error both states come to both bits.
    private void Measure(int qubit, int bit, string bits, DensityMatrix state, Dictionary<string, DensityMatrix> branches)
    {
        foreach (var isOne in (bool[])[false, true])
        {
            var part = state.Projected(qubit, isOne);
            foreach (var read in (bool[])[false, true])
            {
                var probability = model.Readout.Probability(isOne, read);
                if (probability == 0 || part.Trace() == 0)
                    continue;
                var key = string.Concat(bits.AsSpan(0, bit), read ? "1" : "0", bits.AsSpan(bit + 1));
                if (!branches.TryGetValue(key, out var branch))
                    branches[key] = branch = Scaled(part, 0);
                branch.AddScaled(part, probability);
            }
        }
    }

    private static DensityMatrix Scaled(DensityMatrix state, double factor)
    {
        var copy = state.Copy();
        copy.AddScaled(state, factor - 1);
        return copy;
    }

    // All qubits read at the end: the readout error mixes the probabilities bit by bit.
    private IEnumerable<KeyValuePair<string, double>> Read(DensityMatrix state)
    {
        var probabilities = state.Probabilities();
        for (var bit = 1; bit < probabilities.Length; bit <<= 1)
            for (var i = 0; i < probabilities.Length; i++)
            {
                if ((i & bit) != 0)
                    continue;
                var (zero, one) = (probabilities[i], probabilities[i | bit]);
                probabilities[i] = model.Readout.Probability(false, false) * zero + model.Readout.Probability(true, false) * one;
                probabilities[i | bit] = model.Readout.Probability(false, true) * zero + model.Readout.Probability(true, true) * one;
            }
        return probabilities.Select((probability, i) => KeyValuePair.Create(Convert.ToString(i, 2).PadLeft(state.Qubits, '0'), probability));
    }
}

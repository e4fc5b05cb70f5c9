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
        var measured = circuit.OfType<MeasureInstruction>().Select(measure => measure.Bit).Distinct().Count();
        if (2 * circuit.Qubits + measured > MaxEntryBits)
            throw new ArgumentOutOfRangeException(nameof(circuit), $"a run with noise keeps a density matrix for each outcome: {circuit.Qubits} qubits and {measured} measured bits need 2^{2 * circuit.Qubits + measured} entries of 16 bytes, and at most 2^{MaxEntryBits} (1 GiB) are allowed. Leave the measurements at the end out: Outcomes then has all qubits");
        var branches = new Dictionary<string, DensityMatrix> { [new string('0', circuit.Bits)] = initial };
        foreach (var instruction in circuit.SelectMany(instruction => instruction.Decompose()))
        {
            var acting = branches.Where(branch => Acts(instruction, branch.Key)).ToArray();
            if (instruction is not MeasureInstruction measure)
            {
                foreach (var (_, state) in acting)
                    Apply(instruction, state);
                continue;
            }
            foreach (var (bits, _) in acting)
                branches.Remove(bits);
            foreach (var (bits, state) in acting)
                Measure(measure, bits, state, branches);
        }

        var total = branches.Values.First().Copy();
        foreach (var state in branches.Values.Skip(1))
            total.AddScaled(state, 1);
        var outcomes = measured > 0
            ? branches.Select(branch => KeyValuePair.Create(branch.Key, branch.Value.Trace()))
            : Read(total);
        return new NoisyRun(total, outcomes.Where(outcome => outcome.Value > 0).ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static bool Acts(Instruction instruction, string bits) =>
        instruction.Condition is not { } condition || bits[condition.Bit] == '1' == condition.Value;

    private void Apply(Instruction instruction, DensityMatrix state)
    {
        state.Add(instruction.When(null));
        if (instruction is GateInstruction gate)
            model.Follow(gate, state);
    }

    // The state is split by what the qubit is, the bit gets what is read: with a readout error both states come to both bits.
    private void Measure(MeasureInstruction measure, string bits, DensityMatrix state, Dictionary<string, DensityMatrix> branches)
    {
        foreach (var isOne in (bool[])[false, true])
        {
            var part = state.Projected(measure.Qubit, isOne);
            foreach (var read in (bool[])[false, true])
            {
                var probability = model.Readout.Probability(isOne, read);
                if (probability == 0 || part.Trace() == 0)
                    continue;
                var key = string.Concat(bits.AsSpan(0, measure.Bit), read ? "1" : "0", bits.AsSpan(measure.Bit + 1));
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

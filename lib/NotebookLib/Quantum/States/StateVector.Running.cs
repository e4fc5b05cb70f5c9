namespace NotebookLib.Quantum;

public sealed partial class StateVector
{
    /// <summary>Applies one instruction to the state.</summary>
    /// <param name="instruction">Any instruction without unbound angles.</param>
    /// <returns>This state, changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instruction uses a qubit or bit that does not exist.</exception>
    /// <exception cref="InvalidOperationException">A named angle has no value.</exception>
    public override StateVector Add(Instruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        CheckQubits(instruction);
        switch (instruction)
        {
            case MeasureInstruction measure:
                var isOne = MeasureQubit(measure.Qubit) == 1;
                if (measure.Bit is { } bit)
                    Write(bit, isOne);
                break;
            case ConditionalInstruction conditional:
                foreach (var part in conditional.Chosen(Bit))
                    Add(part);
                break;
            case ResetInstruction reset:
                if (MeasureQubit(reset.Qubit) == 1)
                    X(reset.Qubit);
                break;
            default:
                _register.Apply(instruction);
                break;
        }
        return this;
    }

    /// <summary>Applies a circuit to the state.</summary>
    /// <param name="circuit">A circuit on as many qubits, without unbound angles.</param>
    /// <returns>This state, changed.</returns>
    /// <exception cref="ArgumentException">The circuit has another number of qubits, or unbound angles; nothing is applied then.</exception>
    public StateVector Apply(Circuit circuit)
    {
        QuantumCheck.Runnable(circuit, Qubits);
        if (circuit.IsUnitary)
            _register.Apply(circuit);
        else
            foreach (var instruction in circuit)
                Add(instruction);
        while (_bits.Count < circuit.Bits)
            _bits.Add(false);
        return this;
    }

    /// <summary>A classical bit.</summary>
    /// <param name="bit">Number of the bit; a bit that was never written is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public bool Bit(int bit) => bit >= 0
        ? bit < _bits.Count && _bits[bit]
        : throw new ArgumentOutOfRangeException(nameof(bit), bit, $"Classical bit {bit} does not exist; bits are numbered from 0.");

    /// <summary>The classical bits of the circuits applied and those written to so far, bit 0 first, as digits; a bit that was never written is 0.</summary>
    public string Bits => string.Concat(_bits.Select(bit => bit ? '1' : '0'));

    private void Write(int bit, bool value)
    {
        while (_bits.Count <= bit)
            _bits.Add(false);
        _bits[bit] = value;
    }
}

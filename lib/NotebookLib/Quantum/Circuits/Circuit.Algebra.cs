namespace NotebookLib.Quantum;

public sealed partial class Circuit
{
    /// <summary>Appends all instructions of another circuit.</summary>
    /// <param name="other">The circuit to append; its bits keep their numbers.</param>
    /// <param name="onto">Qubit of this circuit for each qubit of the other one, in order; none given: 0, 1, 2, …</param>
    /// <returns>This circuit.</returns>
    /// <exception cref="ArgumentException">The number of qubits given is not the other circuit's, or one is given twice.</exception>
    public Circuit Append(Circuit other, params int[] onto)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(onto);
        if (onto.Length == 0 && other.Qubits > Qubits)
            throw new ArgumentException($"A circuit of {other.Qubits} qubits does not fit on {Qubits}; say which qubits it acts on, or make this circuit larger.", nameof(other));
        if (onto.Length != 0 && onto.Length != other.Qubits)
            throw new ArgumentException($"A circuit of {other.Qubits} qubits goes onto {other.Qubits} qubits; {onto.Length} were given ({string.Join(", ", onto)}).", nameof(onto));
        QuantumCheck.Distinct([], onto);
        foreach (var instruction in other._instructions.ToArray())
            Add(onto.Length == 0 ? instruction : instruction.OnQubits(qubit => onto[qubit]));
        return this;
    }

    /// <summary>A new circuit: the first, then the second, on the same qubits.</summary>
    public static Circuit operator +(Circuit first, Circuit second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Qubits != second.Qubits)
            throw new ArgumentException($"Circuits of {first.Qubits} and {second.Qubits} qubits cannot follow each other; use Append to say which qubits the second one acts on.");
        return first.Copy().Append(second);
    }

    /// <summary>A new circuit with the same instructions.</summary>
    public Circuit Copy() => Like(_instructions);

    /// <summary>A new circuit that undoes this one: the inverse instructions in reverse order.</summary>
    /// <exception cref="InvalidOperationException">The circuit measures or resets a qubit.</exception>
    public Circuit Inverse() => Like(_instructions.AsEnumerable().Reverse().Select(instruction => instruction.Inverse()));

    /// <summary>A new circuit: this one several times in a row.</summary>
    /// <param name="times">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public Circuit Repeat(int times)
    {
        if (times < 0)
            throw new ArgumentOutOfRangeException(nameof(times), times, $"A circuit cannot be repeated {times} times; 0 or more are allowed, and Inverse() undoes a circuit.");
        return Like(Enumerable.Range(0, times).SelectMany(_ => _instructions));
    }

    /// <summary>A new circuit with values for named angles; names not given stay named.</summary>
    /// <param name="values">Name and radians, for example <c>("theta", 0.3)</c>.</param>
    /// <exception cref="ArgumentException">The circuit has no angle of a name given, or a name is given twice.</exception>
    public Circuit Bind(params (string Name, double Radians)[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var table = new Dictionary<string, double>();
        foreach (var (name, radians) in values)
            if (!table.TryAdd(name, radians))
                throw new ArgumentException($"Angle '{name}' is given twice; give each name one value.", nameof(values));
        return Bind(table);
    }

    /// <summary>A new circuit with values for named angles; names not given stay named.</summary>
    /// <param name="values">Radians by name.</param>
    /// <exception cref="ArgumentException">The circuit has no angle of a name given.</exception>
    public Circuit Bind(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var names = AngleNames;
        foreach (var name in values.Keys)
            if (!names.Contains(name))
                throw new ArgumentException(names.Count == 0
                    ? $"The circuit has no named angles, so '{name}' cannot be given a value."
                    : $"The circuit has no angle '{name}'; its angles are {string.Join(", ", names)}.", nameof(values));
        return Like(_instructions.Select(instruction => instruction.Bind(values)));
    }

    /// <summary>A new circuit with values for all named angles, in the order of <see cref="AngleNames"/>.</summary>
    /// <param name="radians">One value for each name.</param>
    /// <exception cref="ArgumentException">The number of values is not the number of names.</exception>
    public Circuit Bind(IReadOnlyList<double> radians)
    {
        ArgumentNullException.ThrowIfNull(radians);
        var names = AngleNames;
        if (names.Count != radians.Count)
            throw new ArgumentException($"The circuit has {names.Count} named angles ({string.Join(", ", names)}); {radians.Count} values were given.", nameof(radians));
        return Bind(names.Select((name, i) => (name, radians[i])).ToArray());
    }

    /// <summary>A new, wider circuit: this one on the qubits after the controls, acting only where the controls say so.</summary>
    /// <param name="controls">How many controls on 1; they become qubits 0, 1, … and this circuit's qubits move up by as many.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    /// <exception cref="InvalidOperationException">The circuit measures or resets a qubit.</exception>
    public Circuit Controlled(int controls = 1)
    {
        if (controls < 1)
            throw new ArgumentOutOfRangeException(nameof(controls), controls, $"{controls} controls were asked for; at least 1 is needed.");
        Control[] all = [.. Enumerable.Range(0, controls)];
        return new Circuit(Qubits + controls, _fixedBits ? Bits : null) { Bits = Bits }.AddAll(_instructions
            .SelectMany(instruction => instruction.OnQubits(qubit => qubit + controls).Controlled(all)));
    }

    /// <summary>A new circuit with every layer and chain written out as single gates.</summary>
    public Circuit Decompose() => Like(_instructions.SelectMany(instruction => instruction.Decompose()));

    private Circuit Like(IEnumerable<Instruction> instructions) => new Circuit(Qubits, _fixedBits ? Bits : null) { Bits = Bits }.AddAll(instructions);

    private Circuit AddAll(IEnumerable<Instruction> instructions)
    {
        foreach (var instruction in instructions)
            Add(instruction);
        return this;
    }
}

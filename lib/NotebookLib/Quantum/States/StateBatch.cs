using System.Numerics;
using NotebookLib.Quantum.Kernels;

namespace NotebookLib.Quantum;

/// <summary>
/// A batch of states of n qubits in single or double precision, stored amplitude-major, [amplitude][example]: every gate acts on all
/// examples at once. Real and imaginary parts apart; no imaginary parts while all states are real. Gates called on it act at once.
/// Measurements and resets need a single <see cref="StateVector"/>. Not safe for use by several threads at once.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StateBatch<T> : GateBuilder<StateBatch<T>> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Register<T> _register;

    /// <summary>A batch of states |0…0>.</summary>
    /// <param name="qubits">Number of qubits.</param>
    /// <param name="examples">Number of states, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many; the message has the memory needed.</exception>
    /// <exception cref="NotSupportedException">The number type is neither float nor double.</exception>
    public StateBatch(int qubits, int examples) : this(new Register<T>(qubits, examples)) => _register.Re.Span[..examples].Fill(T.One);

    private StateBatch(Register<T> register)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"A batch of states holds float or double numbers; {typeof(T).Name} was asked for.");
        _register = register;
    }

    /// <inheritdoc/>
    public override int Qubits => _register.Qubits;

    /// <summary>Number of states.</summary>
    public int Examples => _register.Batch;

    /// <summary>Number of amplitudes of each state, 2^n.</summary>
    public int Count => _register.Amplitudes;

    /// <summary>True while no state has needed an imaginary part.</summary>
    public bool IsReal => _register.Im is null;

    /// <summary>Real parts, [amplitude][example]. May be written to: the gates act on what is there.</summary>
    public Span<T> RealParts => _register.Re.Span;

    /// <summary>Imaginary parts, [amplitude][example]; empty while the states are real. May be written to.</summary>
    public Span<T> ImaginaryParts => _register.Im is { } im ? im.Span : default;

    /// <summary>Most threads that one gate may use on a large batch; results do not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxThreads
    {
        get => _register.MaxThreads;
        set => _register.MaxThreads = value;
    }

    /// <summary>One amplitude of one state.</summary>
    /// <param name="amplitude">0 to 2^n - 1.</param>
    /// <param name="example">0 to <c>Examples - 1</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such amplitude or state.</exception>
    public Complex this[int amplitude, int example]
    {
        get
        {
            if ((uint)amplitude >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(amplitude), amplitude, $"Amplitude {amplitude} does not exist; states of {Qubits} qubits have amplitudes 0 to {Count - 1}.");
            CheckExample(example);
            var at = amplitude * Examples + example;
            return new Complex(double.CreateTruncating(_register.Re[at]), _register.Im is null ? 0 : double.CreateTruncating(_register.Im[at]));
        }
    }

    /// <summary>A batch from real amplitudes, one state after the other, for example flattened images.</summary>
    /// <param name="amplitudes">[example][amplitude], each state 2^n long.</param>
    /// <param name="examples">Number of states.</param>
    /// <param name="normalise">True: scale each state to norm 1. False: the sum of squares of each must be 1 up to 1e-6.</param>
    /// <exception cref="ArgumentException">Length not 2^n times the number of states; a state is zero, NaN or not normalised: the message has its number.</exception>
    public static StateBatch<T> FromExamples(ReadOnlySpan<T> amplitudes, int examples, bool normalise = false)
    {
        if (examples < 1 || amplitudes.Length % examples != 0)
            throw new ArgumentException($"{amplitudes.Length} amplitudes cannot be shared among {examples} states; give 2^n for each state.", nameof(amplitudes));
        var count = amplitudes.Length / examples;
        var batch = new StateBatch<T>(new Register<T>(AmplitudeCheck.Qubits(count), examples));
        var state = new double[count];
        for (var example = 0; example < examples; example++)
        {
            for (var i = 0; i < count; i++)
                state[i] = double.CreateTruncating(amplitudes[example * count + i]);
            AmplitudeCheck.Normalise(state, [], normalise, $"state {example} of the batch");
            for (var i = 0; i < count; i++)
                batch._register.Re[i * examples + example] = T.CreateTruncating(state[i]);
        }
        return batch;
    }

    /// <summary>A batch from single states.</summary>
    /// <param name="states">At least one; all of as many qubits.</param>
    /// <exception cref="ArgumentException">No state, or states of different numbers of qubits.</exception>
    public static StateBatch<T> FromStates(params IReadOnlyList<StateVector> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        if (states.Count == 0)
            throw new ArgumentException("A batch needs at least one state; none was given.", nameof(states));
        var register = new Register<T>(states[0].Qubits, states.Count);
        for (var example = 0; example < states.Count; example++)
        {
            var state = states[example];
            if (state.Qubits != register.Qubits)
                throw new ArgumentException($"States of one batch have the same number of qubits; state 0 has {register.Qubits} and state {example} has {state.Qubits}.", nameof(states));
            for (var i = 0; i < state.Count; i++)
                register.Re[i * states.Count + example] = T.CreateTruncating(state.RealParts[i]);
            if (!state.IsReal)
                for (var i = 0; i < state.Count; i++)
                    register.MakeComplex()[i * states.Count + example] = T.CreateTruncating(state.ImaginaryParts[i]);
        }
        return new StateBatch<T>(register);
    }

    /// <summary>Gives the states imaginary parts, zero at first, if they have none yet.</summary>
    public void MakeComplex() => _register.MakeComplex();

    /// <summary>Drops the imaginary parts, so that the batch can be filled with real states anew.</summary>
    public void MakeReal() => _register.MakeReal();

    /// <summary>An independent copy.</summary>
    public StateBatch<T> Copy() => new(_register.Copy());

    /// <summary>Applies one instruction to all states.</summary>
    /// <param name="instruction">A gate, layer, chain or barrier without unbound angles and without condition.</param>
    /// <returns>This batch, changed.</returns>
    /// <exception cref="InvalidOperationException">A measurement, a reset or a condition, or an angle without value.</exception>
    public override StateBatch<T> Add(Instruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        CheckQubits(instruction);
        CheckUnitary(instruction);
        _register.Apply(instruction);
        return this;
    }

    /// <summary>Applies a circuit to all states.</summary>
    /// <param name="circuit">A unitary circuit on as many qubits, without unbound angles.</param>
    /// <returns>This batch, changed.</returns>
    /// <exception cref="ArgumentException">The circuit has another number of qubits, or unbound angles.</exception>
    public StateBatch<T> Apply(Circuit circuit)
    {
        QuantumCheck.Runnable(circuit, Qubits);
        foreach (var instruction in circuit)
            CheckUnitary(instruction);
        _register.Apply(circuit);
        return this;
    }

    /// <summary>One state of the batch, in double precision; a copy.</summary>
    /// <param name="example">0 to <c>Examples - 1</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public StateVector State(int example)
    {
        CheckExample(example);
        var register = new Register<double>(Qubits, 1);
        for (var i = 0; i < Count; i++)
        {
            register.Re[i] = double.CreateTruncating(_register.Re[i * Examples + example]);
            if (_register.Im is { } im)
                register.MakeComplex()[i] = double.CreateTruncating(im[i * Examples + example]);
        }
        return new StateVector(register, 1);
    }

    /// <summary>Probabilities of all basis states of all examples, |amplitude|^2.</summary>
    /// <param name="destination">[amplitude][example], 2^n times the number of examples.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public void Probabilities(Span<T> destination)
    {
        ReadOnlySpan<T> re = RealParts, im = ImaginaryParts;
        if (destination.Length != re.Length)
            throw new ArgumentException($"{Count} probabilities of {Examples} states need {re.Length} places; {destination.Length} were given.", nameof(destination));
        for (var i = 0; i < re.Length; i++)
            destination[i] = im.IsEmpty ? re[i] * re[i] : re[i] * re[i] + im[i] * im[i];
    }

    /// <summary>Probabilities of all basis states of all examples; a new array, [amplitude][example].</summary>
    public T[] Probabilities()
    {
        var result = new T[_register.Re.Length];
        Probabilities(result);
        return result;
    }

    /// <summary>The register, for the kernels.</summary>
    internal Register<T> Register => _register;

    private static void CheckUnitary(Instruction instruction)
    {
        if (!instruction.IsUnitary)
            throw new InvalidOperationException($"'{instruction}' has another outcome for each state of a batch; run it on single states (StateVector).");
    }

    private void CheckExample(int example)
    {
        if ((uint)example >= (uint)Examples)
            throw new ArgumentOutOfRangeException(nameof(example), example, $"State {example} does not exist; the batch has states 0 to {Examples - 1}.");
    }
}

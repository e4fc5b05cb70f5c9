using System.Collections.Immutable;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace NotebookLib.Quantum;

/// <summary>
/// The fluent vocabulary of gates, the same for a <see cref="Circuit"/>, which lists them, and for a state, which applies them at once.
/// Arguments always come in the order angles, controls, targets. Angles in radians, qubit 0 is the most significant bit.
/// Every method checks its qubits, returns the object it was called on, and throws <see cref="ArgumentOutOfRangeException"/> for a
/// qubit that does not exist and <see cref="ArgumentException"/> for a qubit used twice.
/// </summary>
/// <typeparam name="TSelf">The type that the methods return.</typeparam>
public abstract partial class GateBuilder<TSelf> where TSelf : GateBuilder<TSelf>
{
    private protected GateBuilder()
    {
    }

    /// <summary>Number of qubits.</summary>
    public abstract int Qubits { get; }

    /// <summary>Appends or applies one instruction.</summary>
    /// <param name="instruction">The instruction.</param>
    public abstract TSelf Add(Instruction instruction);

    /// <summary>Any gate on its targets.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="targets">As many as the gate has; the first is the most significant of its matrix.</param>
    /// <param name="angles">As many as the gate takes.</param>
    public TSelf Apply(Gate gate, ImmutableArray<int> targets, ImmutableArray<Angle> angles = default) =>
        Add(new GateInstruction(gate, targets, angles));

    /// <summary>Any gate under any number of controls: <c>Controlled(Gates.X, [0, Control.OnZero(1)], [2])</c>.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="controls">Qubit numbers for controls on 1, <see cref="Control.OnZero"/> for controls on 0.</param>
    /// <param name="targets">As many as the gate has; the first is the most significant of its matrix.</param>
    /// <param name="angles">As many as the gate takes.</param>
    public TSelf Controlled(Gate gate, ImmutableArray<Control> controls, ImmutableArray<int> targets, ImmutableArray<Angle> angles = default) =>
        Add(new GateInstruction(gate, targets, angles, controls));

    /// <summary>A unitary matrix of one's own on k qubits.</summary>
    /// <param name="matrix">2^k x 2^k; not unitary is refused, with the deviation.</param>
    /// <param name="targets">k qubits; the first is the most significant of the matrix.</param>
    public TSelf Unitary(Complex[,] matrix, params int[] targets) => Unitary(GateMatrix.From(matrix), targets);

    /// <inheritdoc cref="Unitary(Complex[,], int[])"/>
    public TSelf Unitary(Matrix<Complex> matrix, params int[] targets) => Unitary(GateMatrix.From(matrix), targets);

    /// <inheritdoc cref="Unitary(Complex[,], int[])"/>
    public TSelf Unitary(GateMatrix matrix, params int[] targets) => Add(new GateInstruction(Gate.FromMatrix("unitary", matrix), [.. targets]));

    /// <summary>Measures a qubit and writes the outcome to a classical bit.</summary>
    /// <param name="qubit">The qubit.</param>
    /// <param name="bit">The classical bit.</param>
    public TSelf Measure(int qubit, int bit) => Add(new MeasureInstruction(qubit, bit));

    /// <summary>Measures a qubit and forgets the outcome: the state collapses, no classical bit is written.</summary>
    /// <param name="qubit">The qubit.</param>
    public TSelf Measure(int qubit) => Add(new MeasureInstruction(qubit, null));

    /// <summary>Measures every qubit, qubit k into bit k.</summary>
    public TSelf MeasureAll()
    {
        for (var qubit = 0; qubit < Qubits; qubit++)
            Measure(qubit, qubit);
        return (TSelf)this;
    }

    /// <summary>Sets a qubit to |0>.</summary>
    /// <param name="qubit">The qubit.</param>
    public TSelf Reset(int qubit) => Add(new ResetInstruction(qubit));

    /// <summary>A line in the drawing; does nothing to the state.</summary>
    /// <param name="qubits">The qubits it spans; none given: all.</param>
    public TSelf Barrier(params int[] qubits) => Add(new BarrierInstruction(qubits.Length == 0 ? All() : [.. qubits]));

    /// <summary>Instructions that act only if a measured bit has a value: <c>When(1, true, then => then.X(2))</c>.</summary>
    /// <param name="bit">The classical bit.</param>
    /// <param name="value">True: acts if the bit is 1. False: if it is 0.</param>
    /// <param name="then">Appends the instructions to the circuit it is given.</param>
    /// <param name="otherwise">Appends the instructions that act if not; none by default.</param>
    public TSelf When(int bit, bool value, Action<Circuit> then, Action<Circuit>? otherwise = null) => When(Condition.Bit(bit, value), then, otherwise);

    /// <summary>Instructions that act only if a condition on measured bits holds: <c>When(Condition.Bit(0) &amp; Condition.Bit(1), then => then.X(2))</c>.</summary>
    /// <param name="condition">The condition; it is read once, before the first of the instructions acts.</param>
    /// <param name="then">Appends the instructions to the circuit it is given; they may have conditions of their own.</param>
    /// <param name="otherwise">Appends the instructions that act if not; none by default.</param>
    public TSelf When(Condition condition, Action<Circuit> then, Action<Circuit>? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        var (yes, no) = (Part(), Part());
        then(yes);
        otherwise?.Invoke(no);
        return yes.Count + no.Count == 0 ? (TSelf)this : Add(new ConditionalInstruction(condition, [.. yes], [.. no]));

        Circuit Part() => new(Qubits, bits: int.MaxValue); // which bits exist is checked when the instructions are added
    }

    private protected ImmutableArray<int> All() => [.. Enumerable.Range(0, Qubits)];

    private protected void CheckQubits(Instruction instruction)
    {
        var controls = (instruction as GateInstruction)?.Controls.Length ?? 0;
        var qubits = instruction.Qubits;
        for (var i = 0; i < qubits.Length; i++)
            QuantumCheck.Range(qubits[i], Qubits, i < controls ? "Control qubit" : controls > 0 ? "Target qubit" : "Qubit");
    }
}

using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>
/// One step of a circuit: a gate, a layer of gates, a chain, a measurement, a reset, a barrier, or steps under a condition. Immutable.
/// Qubit 0 is the most significant bit of a basis label.
/// </summary>
public abstract partial class Instruction
{
    private protected Instruction()
    {
    }

    /// <summary>All qubits touched, each once; controls come first.</summary>
    public abstract ImmutableArray<int> Qubits { get; }

    /// <summary>The angles, in order; empty where there are none.</summary>
    public virtual ImmutableArray<Angle> Angles => [];

    /// <summary>True for gates, layers, chains and barriers; false for measurement, reset and whatever depends on classical bits.</summary>
    public virtual bool IsUnitary => true;

    /// <summary>The instruction that undoes this one.</summary>
    /// <exception cref="InvalidOperationException">It is a measurement or a reset.</exception>
    public abstract Instruction Inverse();

    /// <summary>The same instruction on other qubits.</summary>
    /// <param name="map">New qubit number by old qubit number.</param>
    public abstract Instruction OnQubits(Func<int, int> map);

    /// <summary>The same instruction with values for its named angles; names that the table lacks stay.</summary>
    /// <param name="values">Radians by name.</param>
    public virtual Instruction Bind(IReadOnlyDictionary<string, double> values) => this;

    /// <summary>The same step as single gates in the order in which they act; a single instruction gives itself.</summary>
    public virtual IEnumerable<Instruction> Decompose() => [this];

    /// <summary>The step under additional controls.</summary>
    /// <param name="controls">Qubits that the instruction does not touch.</param>
    /// <exception cref="InvalidOperationException">It is a measurement or a reset.</exception>
    /// <exception cref="ArgumentException">A control is touched by the instruction.</exception>
    public abstract IEnumerable<Instruction> Controlled(IEnumerable<Control> controls);

    /// <summary>Classical bits that decide what it does; a bit may come several times.</summary>
    internal virtual IEnumerable<int> BitsRead => [];

    /// <summary>Classical bits that it writes; a bit may come several times.</summary>
    internal virtual IEnumerable<int> BitsWritten => [];
}

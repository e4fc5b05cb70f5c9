using System.Collections.Immutable;

namespace NotebookLib.Quantum;

/// <summary>
/// Instructions that act only if a condition on classical bits holds, and others that act if not. The condition is read once, before the first of
/// them: a measurement among them may write the bits that it reads.
/// </summary>
public sealed class ConditionalInstruction : Instruction
{
    /// <summary>Conditions within conditions are nested at most as deep as this.</summary>
    public const int MaxDepth = 100;

    /// <summary>Makes the instruction.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="then">What acts if it holds.</param>
    /// <param name="otherwise">What acts if not; nothing by default.</param>
    /// <exception cref="ArgumentException">Nested too deep.</exception>
    public ConditionalInstruction(Condition condition, ImmutableArray<Instruction> then, ImmutableArray<Instruction> otherwise = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Condition = condition;
        Then = then.IsDefault ? [] : then;
        Otherwise = otherwise.IsDefault ? [] : otherwise;
        Depth = 1 + Parts.OfType<ConditionalInstruction>().Select(part => part.Depth).DefaultIfEmpty().Max();
        if (Depth > MaxDepth)
            throw new ArgumentException($"Conditions are nested {Depth} deep; at most {MaxDepth} are allowed. Join them with &.");
        Qubits = [.. Parts.SelectMany(part => part.Qubits).Distinct()];
    }

    /// <summary>Decides which instructions act.</summary>
    public Condition Condition { get; }

    /// <summary>What acts if the condition holds.</summary>
    public ImmutableArray<Instruction> Then { get; }

    /// <summary>What acts if it does not.</summary>
    public ImmutableArray<Instruction> Otherwise { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Qubits { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Angle> Angles => [.. Parts.SelectMany(part => part.Angles)];

    /// <summary>False: what it does depends on classical bits.</summary>
    public override bool IsUnitary => false;

    internal override IEnumerable<int> BitsRead => Condition.Bits.Concat(Parts.SelectMany(part => part.BitsRead));

    internal override IEnumerable<int> BitsWritten => Parts.SelectMany(part => part.BitsWritten);

    private int Depth { get; }

    private IEnumerable<Instruction> Parts => Then.Concat(Otherwise);

    /// <summary>The instructions that act for given values of the bits.</summary>
    /// <param name="bit">The value of a bit by its number.</param>
    public ImmutableArray<Instruction> Chosen(Func<int, bool> bit) => Condition.Holds(bit) ? Then : Otherwise;

    /// <inheritdoc/>
    public override Instruction Inverse() => With(parts => parts.Reverse().Select(part => part.Inverse()));

    /// <inheritdoc/>
    public override Instruction OnQubits(Func<int, int> map) => With(parts => parts.Select(part => part.OnQubits(map)));

    /// <inheritdoc/>
    public override Instruction Bind(IReadOnlyDictionary<string, double> values) =>
        Angles.Any(angle => angle.IsNamed) ? With(parts => parts.Select(part => part.Bind(values))) : this;

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Decompose() => [With(parts => parts.SelectMany(part => part.Decompose()))];

    /// <inheritdoc/>
    public override IEnumerable<Instruction> Controlled(IEnumerable<Control> controls)
    {
        Control[] all = [.. controls];
        return [With(parts => parts.SelectMany(part => part.Controlled(all)))];
    }

    /// <summary>For lists: <c>if c0 = 1: x 0</c>, or <c>if c0 = 1 { x 0; z 1 } else { y 0 }</c>.</summary>
    public override string ToString() => Then.Length == 1 && Then[0] is not ConditionalInstruction && Otherwise.IsEmpty
        ? $"if {Condition}: {Then[0]}"
        : $"if {Condition} {{ {string.Join("; ", Then)} }}{(Otherwise.IsEmpty ? "" : $" else {{ {string.Join("; ", Otherwise)} }}")}";

    private ConditionalInstruction With(Func<IEnumerable<Instruction>, IEnumerable<Instruction>> change) =>
        new(Condition, [.. change(Then)], [.. change(Otherwise)]);
}

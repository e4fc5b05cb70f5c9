namespace NotebookLib.Quantum.OpenQasm;

/// <summary>What a block of statements has so far: its instructions, its global phases, and the names that end with it.</summary>
/// <param name="outer">The block around it; null for the whole text.</param>
internal sealed class QasmBlock(QasmBlock? outer)
{
    private readonly List<Instruction> _instructions = [];

    /// <summary>The block around it.</summary>
    public QasmBlock? Outer => outer;

    /// <summary>How deep it is nested; 0 for the whole text.</summary>
    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    /// <summary>Global phases of the block.</summary>
    public PhaseSum Phases { get; } = new();

    /// <summary>Constants and other names declared in the block.</summary>
    public List<string> Names { get; } = [];

    public void Add(Instruction instruction) => _instructions.Add(instruction);

    /// <summary>The instructions, global phases last.</summary>
    public IEnumerable<Instruction> Instructions() =>
        _instructions.Concat(Phases.Total().Select(phase => QasmStep.GlobalPhase(phase).ToInstruction()));
}

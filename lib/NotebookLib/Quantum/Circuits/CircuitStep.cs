namespace NotebookLib.Quantum;

/// <summary>The state after one instruction of a circuit.</summary>
/// <param name="Number">0 for the initial state, k after the k-th instruction.</param>
/// <param name="Instruction">The instruction just applied; null for the initial state.</param>
/// <param name="State">The state then; a copy of its own.</param>
public sealed record CircuitStep(int Number, Instruction? Instruction, StateVector State)
{
    /// <summary><c>h 0: 0.707|0> + 0.707|1></c>.</summary>
    public override string ToString() => $"{Instruction?.ToString() ?? "start"}: {State.ToKets()}";
}

namespace NotebookLib.Quantum;

/// <summary>A control of a gate: the gate acts only where this qubit is 1 (or 0). A qubit number converts to a control on 1.</summary>
/// <param name="Qubit">The controlling qubit, 0 is the most significant.</param>
/// <param name="OnOne">True (filled dot in drawings): acts where the qubit is 1. False (open dot): where it is 0.</param>
public readonly record struct Control(int Qubit, bool OnOne = true)
{
    /// <summary>A control on 0, drawn as an open dot.</summary>
    /// <param name="qubit">The controlling qubit.</param>
    public static Control OnZero(int qubit) => new(qubit, false);

    /// <summary>A control on 1.</summary>
    public static implicit operator Control(int qubit) => new(qubit);

    /// <summary><c>2</c>, or <c>!2</c> for a control on 0.</summary>
    public override string ToString() => OnOne ? $"{Qubit}" : $"!{Qubit}";
}

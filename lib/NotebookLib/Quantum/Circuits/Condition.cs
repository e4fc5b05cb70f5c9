namespace NotebookLib.Quantum;

/// <summary>Makes an instruction depend on a measured classical bit: it acts only if the bit has the value.</summary>
/// <param name="Bit">Number of the classical bit.</param>
/// <param name="Value">True: acts if the bit is 1. False: if it is 0.</param>
public readonly record struct Condition(int Bit, bool Value = true)
{
    /// <summary><c>if c0 = 1</c>.</summary>
    public override string ToString() => $"if c{Bit} = {(Value ? 1 : 0)}";
}

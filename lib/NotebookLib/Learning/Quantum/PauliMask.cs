using System.Numerics;

namespace NotebookLib.Learning;

/// <summary>
/// A Pauli string as bits: P|j⟩ = i^(number of Y) (-1)^(parity of j and <see cref="Signs"/>) |j xor <see cref="Flips"/>⟩, from Y = i X Z.
/// </summary>
/// <param name="Flips">Bits of the qubits with X or Y.</param>
/// <param name="Signs">Bits of the qubits with Z or Y.</param>
internal readonly record struct PauliMask(int Flips, int Signs)
{
    /// <summary>Whether P maps real states to imaginary ones: the number of Y is odd.</summary>
    public bool IsImaginary => BitOperations.PopCount((uint)(Flips & Signs)) % 2 == 1;

    /// <summary>Whether P|j⟩ is -|j xor flips⟩, or -i times it for an odd number of Y.</summary>
    public bool IsNegative(int j) =>
        (BitOperations.PopCount((uint)(j & Signs)) + BitOperations.PopCount((uint)(Flips & Signs)) / 2) % 2 == 1;

    /// <summary>Reads a string with one letter for each qubit, qubit 0 first.</summary>
    public static PauliMask Parse(string text)
    {
        if (text.Length is 0 or > StateShape.MostQubits || text.Any(letter => !"IXYZ".Contains(letter)))
            throw new ArgumentException(
                $"\"{text}\" is not a Pauli string; give one letter of I, X, Y, Z for each of 1 to {StateShape.MostQubits} qubits.", nameof(text));
        var (flips, signs) = (0, 0);
        foreach (var letter in text)
        {
            flips = 2 * flips + (letter is 'X' or 'Y' ? 1 : 0);
            signs = 2 * signs + (letter is 'Z' or 'Y' ? 1 : 0);
        }
        return new PauliMask(flips, signs);
    }
}

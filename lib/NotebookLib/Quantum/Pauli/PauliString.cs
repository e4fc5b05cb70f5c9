using System.Numerics;

namespace NotebookLib.Quantum;

/// <summary>A product of Pauli matrices, one letter for each qubit, qubit 0 first: <c>"XZI"</c> is X on qubit 0 and Z on qubit 1. Immutable, compared by value.</summary>
public readonly record struct PauliString
{
    /// <summary>A Pauli string from its letters.</summary>
    /// <param name="letters">I, X, Y or Z for each qubit, qubit 0 first.</param>
    /// <exception cref="ArgumentException">Empty, or another letter.</exception>
    public PauliString(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        if (letters.Length == 0)
            throw new ArgumentException("A Pauli string needs one letter for each qubit; it is empty.", nameof(letters));
        if (letters.Length > 8 * sizeof(ulong))
            throw new ArgumentException($"A Pauli string has at most {8 * sizeof(ulong)} letters; {letters.Length} were given.", nameof(letters));
        Letters = letters;
        for (var qubit = 0; qubit < letters.Length; qubit++)
        {
            var bit = 1UL << (letters.Length - 1 - qubit);
            switch (letters[qubit])
            {
                case 'I': break;
                case 'X': FlipMask |= bit; break;
                case 'Y': FlipMask |= bit; SignMask |= bit; break;
                case 'Z': SignMask |= bit; break;
                default:
                    throw new ArgumentException($"'{letters[qubit]}' in \"{letters}\" is no Pauli matrix; allowed are I, X, Y and Z, one for each qubit, for example \"XZI\".", nameof(letters));
            }
        }
    }

    /// <summary>The letters, qubit 0 first.</summary>
    public string Letters { get; }

    /// <summary>Number of qubits.</summary>
    public int Qubits => Letters.Length;

    /// <summary>The string with one letter other than I.</summary>
    /// <param name="letter">X, Y or Z.</param>
    /// <param name="qubit">The qubit it acts on.</param>
    /// <param name="qubits">Number of qubits.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such qubit.</exception>
    public static PauliString On(char letter, int qubit, int qubits)
    {
        QuantumCheck.Range(qubit, qubits);
        return new PauliString(new string('I', qubit) + letter + new string('I', qubits - 1 - qubit));
    }

    /// <summary>Letters as a Pauli string.</summary>
    public static implicit operator PauliString(string letters) => new(letters);

    /// <summary>The letters.</summary>
    public override string ToString() => Letters;

    // P|j> = i^(number of Y) (-1)^(ones of j in SignMask) |j ^ FlipMask>, qubit 0 the most significant bit.
    internal ulong FlipMask { get; }

    internal ulong SignMask { get; }

    internal bool IsNegative(int j) => (BitOperations.PopCount((ulong)j & SignMask) & 1) == 1;

    internal Complex Phase => Ys switch { 0 => 1, 1 => Complex.ImaginaryOne, 2 => -1, _ => -Complex.ImaginaryOne };

    internal int Ys => BitOperations.PopCount(FlipMask & SignMask) & 3;
}

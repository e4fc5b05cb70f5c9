using System.Collections;

namespace NotebookLib.Quantum;

/// <summary>
/// Which angles of a circuit can change what is read out. The measured Pauli strings are carried backwards through the gates; an angle
/// whose rotation commutes
/// with every string that arrives there has derivative zero for every input and all other angles.
/// </summary>
public static class LightCone
{
    /// <summary>Largest number of qubits: all 4^n strings are kept as bits.</summary>
    public const int MostQubits = 12;

    /// <summary>Angles that can change the probabilities of one qubit.</summary>
    /// <param name="qubits">Number of qubits, 1 to 12.</param>
    /// <param name="depth">Number of layers, at least 1.</param>
    /// <param name="entangler">Gates after each layer of rotations.</param>
    /// <param name="measuredQubit">The qubit that is read out, counted from 0; -1 is the last one.</param>
    /// <param name="rotation">Rotation of each qubit.</param>
    /// <returns>True for an angle that counts, [layer][qubit], or [layer][qubit][angle] for three angles each.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static bool[] OfQubit(int qubits, int depth, Entangler entangler, int measuredQubit = -1, Rotation rotation = Rotation.Ry)
    {
        ArgumentNullException.ThrowIfNull(entangler);
        return OfStrings(qubits, depth, entangler, rotation, PauliString.On('Z', measuredQubit < 0 ? qubits - 1 : measuredQubit, qubits).Letters);
    }

    /// <summary>Angles that can change the expectation of any of some Pauli strings.</summary>
    /// <param name="qubits">Number of qubits, 1 to 12.</param>
    /// <param name="depth">Number of layers, at least 1.</param>
    /// <param name="entangler">Gates after each layer of rotations.</param>
    /// <param name="rotation">Rotation of each qubit.</param>
    /// <param name="strings">One letter of I, X, Y, Z for each qubit, qubit 0 first.</param>
    /// <returns>True for an angle that counts, [layer][qubit], or [layer][qubit][angle] for three angles each.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">A string is not a Pauli string of this many qubits.</exception>
    public static bool[] OfStrings(int qubits, int depth, Entangler entangler, Rotation rotation, params string[] strings)
    {
        ArgumentNullException.ThrowIfNull(entangler);
        ArgumentNullException.ThrowIfNull(strings);
        if (qubits is < 1 or > MostQubits)
            throw new ArgumentOutOfRangeException(
                nameof(qubits), qubits, $"The light cone is computed for 1 to {MostQubits} qubits; {qubits} were given.");
        if (depth < 1)
            throw new ArgumentOutOfRangeException(nameof(depth), depth, $"The depth is {depth}; a circuit has 1 layer or more.");
        var reached = new BitArray(1 << (2 * qubits));
        foreach (var text in strings)
        {
            var letters = new PauliString(text);
            if (text.Length != qubits)
                throw new ArgumentException(
                    $"\"{text}\" has {text.Length} letters; give one for each of {qubits} qubits.", nameof(strings));
            reached[(int)(letters.FlipMask << qubits | letters.SignMask)] = true;
        }

        var each = rotation.Gate().AngleCount;
        var live = new bool[depth * qubits * each];
        var gates = entangler.Pairs(qubits).Reverse().ToArray();
        for (var layer = depth - 1; layer >= 0; layer--)
        {
            reached = BeforeGates(reached, qubits, gates, entangler.IsCz);
            for (var q = 0; q < qubits; q++)
            {
                // Last angle to act first: U(θ, φ, λ) turns by λ about Z, then θ about Y, then φ about Z.
                var angle = (layer * qubits + q) * each;
                var bit = 1 << (qubits - 1 - q);
                if (each == 3) live[angle + 1] = Spread(reached, qubits, bit, Rotation.Rz);
                live[angle] = Spread(reached, qubits, bit, each == 3 ? Rotation.Ry : rotation);
                if (each == 3) live[angle + 2] = Spread(reached, qubits, bit, Rotation.Rz);
            }
        }
        return live;
    }

    /// <summary>CX takes X on the control to X on both, Z on the target to Z on both; CZ takes X on one to X there and Z on the
    /// other.</summary>
    private static BitArray BeforeGates(BitArray reached, int qubits, (int Control, int Target)[] gates, bool isCz)
    {
        var before = new BitArray(reached.Length);
        for (var code = 0; code < reached.Length; code++)
        {
            if (!reached[code]) continue;
            var (flips, signs) = (code >> qubits, code & ((1 << qubits) - 1));
            foreach (var (controlQubit, targetQubit) in gates)
            {
                var (control, target) = (qubits - 1 - controlQubit, qubits - 1 - targetQubit);
                if (isCz) signs ^= (flips >> control & 1) << target | (flips >> target & 1) << control;
                else (flips, signs) = (flips ^ (flips >> control & 1) << target, signs ^ (signs >> target & 1) << control);
            }
            before[flips << qubits | signs] = true;
        }
        return before;
    }

    /// <summary>Adds the strings into which a rotation of one qubit turns those that do not commute with it.</summary>
    /// <returns>Whether there is any.</returns>
    private static bool Spread(BitArray reached, int qubits, int bit, Rotation rotation)
    {
        var generatorFlips = rotation is Rotation.Ry or Rotation.Rx ? bit : 0;
        var generatorSigns = rotation == Rotation.Rx ? 0 : bit;
        var any = false;
        for (var code = 0; code < reached.Length; code++)
        {
            if (!reached[code]) continue;
            var anticommutes = ((code >> qubits & generatorSigns) != 0) != ((code & generatorFlips) != 0);
            if (!anticommutes) continue;
            any = true;
            reached[code ^ (generatorFlips << qubits | generatorSigns)] = true;
        }
        return any;
    }
}

namespace NotebookLib.Quantum;

/// <summary>The bits of some qubits in the index of a basis state. The first qubit named is the most significant bit of a pattern.</summary>
internal static class QubitBits
{
    /// <summary>The pattern that an index has on some of its qubits.</summary>
    public static int Read(int index, ReadOnlySpan<int> some, int qubits)
    {
        var pattern = 0;
        foreach (var qubit in some)
            pattern = pattern << 1 | index >> (qubits - 1 - qubit) & 1;
        return pattern;
    }

    /// <summary>For each pattern of some qubits the index that has it there, and 0 elsewhere.</summary>
    public static int[] Indices(IReadOnlyList<int> some, int qubits) => [.. Enumerable.Range(0, 1 << some.Count).Select(pattern =>
        some.Select((qubit, k) => (pattern >> (some.Count - 1 - k) & 1) << (qubits - 1 - qubit)).Sum())];
}

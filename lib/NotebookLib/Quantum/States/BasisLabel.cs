namespace NotebookLib.Quantum;

/// <summary>Basis labels such as <c>010</c> and their indices: qubit 0 is the first letter and the most significant bit.</summary>
internal static class BasisLabel
{
    internal static string Of(long index, int qubits) =>
        string.Create(qubits, index, (text, value) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, value >>= 1)
                text[i] = (value & 1) == 0 ? '0' : '1';
        });

    internal static int Parse(string label, int qubits)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Length != qubits || label.AsSpan().ContainsAnyExcept('0', '1'))
            throw new ArgumentException($"\"{label}\" is no basis state of {qubits} qubit{(qubits == 1 ? "" : "s")}; give one digit 0 or 1 for each qubit, qubit 0 first, for example \"{new string('0', qubits)}\".", nameof(label));
        var index = 0;
        foreach (var digit in label)
            index = index << 1 | digit - '0';
        return index;
    }
}

namespace NotebookLib.Quantum;

/// <summary>The largest register whose 2^n x 2^n matrix is still written out.</summary>
internal static class MatrixLimit
{
    internal const int MaxQubits = 12;

    internal static void Check(int qubits)
    {
        if (qubits > MaxQubits)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits,
                $"the matrix of {qubits} qubits has 4^{qubits} entries of 16 bytes; at most {MaxQubits} qubits (256 MiB) are written out. Run the circuit on a state instead: that needs 2^{qubits} amplitudes");
    }
}

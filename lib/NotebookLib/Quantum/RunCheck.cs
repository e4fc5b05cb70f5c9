namespace NotebookLib.Quantum;

/// <summary>Checks before a circuit runs, so that a failing run changes nothing.</summary>
internal static class RunCheck
{
    internal static void Runnable(Circuit circuit, int qubits)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (circuit.Qubits != qubits)
            throw new ArgumentException($"the circuit has {circuit.Qubits} qubits and the state has {qubits}; they must be the same. Append places a circuit on chosen qubits of a larger one", nameof(circuit));
        var names = circuit.AngleNames;
        if (names.Count > 0)
            throw new ArgumentException($"the circuit has angles without a value: {string.Join(", ", names)}; bind them first, for example circuit.Bind((\"{names[0]}\", 0.5))", nameof(circuit));
    }
}

namespace NotebookLib.Quantum;

public sealed partial class StateVector
{
    /// <summary>Measures one qubit now and collapses the state.</summary>
    /// <param name="qubit">The qubit.</param>
    /// <returns>The outcome, 0 or 1, drawn with the state's seed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such qubit.</exception>
    public int MeasureQubit(int qubit)
    {
        var ones = Marginal(qubit)[1] / SquaredNorm();
        var outcome = _random.NextDouble() < ones ? 1 : 0;
        Project(qubit, outcome);
        return outcome;
    }

    /// <summary>Keeps the part of the state in which a qubit has a value, and scales it to norm 1: what a measurement with that outcome leaves.</summary>
    /// <param name="qubit">The qubit.</param>
    /// <param name="outcome">0 or 1.</param>
    /// <returns>This state, changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such qubit, or the outcome is not 0 or 1.</exception>
    /// <exception cref="InvalidOperationException">The outcome has probability zero.</exception>
    public StateVector Project(int qubit, int outcome)
    {
        QuantumCheck.Range(qubit, Qubits);
        if (outcome is not (0 or 1))
            throw new ArgumentOutOfRangeException(nameof(outcome), outcome, $"A qubit gives 0 or 1; {outcome} was asked for.");
        var probability = Marginal(qubit)[outcome];
        if (probability < 1e-300)
            throw new InvalidOperationException($"Qubit {qubit} is never {outcome} in this state (probability 0), so nothing is left to keep; ask for outcome {1 - outcome}.");
        var scale = 1 / Math.Sqrt(probability);
        Keep(_register.Re.Span, qubit, outcome, scale);
        if (_register.Im is not null)
            Keep(_register.Im.Span, qubit, outcome, scale);
        return this;
    }

    private void Keep(Span<double> values, int qubit, int outcome, double scale)
    {
        var bit = Qubits - 1 - qubit;
        for (var i = 0; i < values.Length; i++)
            values[i] = (i >> bit & 1) == outcome ? values[i] * scale : 0;
    }
}

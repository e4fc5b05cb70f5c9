namespace NotebookLib.Quantum;

/// <summary>A meter that sometimes reads the wrong outcome; the state itself collapses correctly.</summary>
public readonly record struct ReadoutError
{
    /// <summary>Makes and checks the error.</summary>
    /// <param name="oneForZero">Probability that a 0 is read as 1, 0 to 1.</param>
    /// <param name="zeroForOne">Probability that a 1 is read as 0, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside [0, 1].</exception>
    public ReadoutError(double oneForZero, double zeroForOne)
    {
        QuantumCheck.Probability(oneForZero, nameof(oneForZero));
        QuantumCheck.Probability(zeroForOne, nameof(zeroForOne));
        OneForZero = oneForZero;
        ZeroForOne = zeroForOne;
    }

    /// <summary>Probability that a 0 is read as 1.</summary>
    public double OneForZero { get; }

    /// <summary>Probability that a 1 is read as 0.</summary>
    public double ZeroForOne { get; }

    /// <summary>Probability that an outcome is read as a value.</summary>
    /// <param name="outcome">True: the qubit was found in |1>.</param>
    /// <param name="read">True: 1 is read.</param>
    public double Probability(bool outcome, bool read)
    {
        var wrong = outcome ? ZeroForOne : OneForZero;
        return outcome == read ? 1 - wrong : wrong;
    }
}

using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

public sealed partial class DensityMatrix
{
    /// <summary>Probability of each basis label, 2^n values; the diagonal.</summary>
    public double[] Probabilities() => [.. Enumerable.Range(0, Dimension).Select(i => Math.Clamp(this[i, i].Real, 0, 1))];

    /// <summary>The trace; 1 up to rounding.</summary>
    public double Trace() => Probabilities().Sum();

    /// <summary>Purity tr(rho^2): 1 for a pure state, 1/2^n for the fully mixed one.</summary>
    public double Purity() => InformationRange.Purity(_entries.Sum(entry => entry.Real * entry.Real + entry.Imaginary * entry.Imaginary), Qubits);

    /// <summary>Fidelity &lt;psi|rho|psi> with a pure state: the probability to find psi when asked for it.</summary>
    /// <param name="state">The state psi, on as many qubits.</param>
    /// <returns>0 to 1; 1 if rho is that pure state.</returns>
    /// <exception cref="ArgumentException">Another number of qubits.</exception>
    public double Fidelity(StateVector state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Qubits != Qubits)
            throw new ArgumentException($"the density matrix has {Qubits} qubits and the state has {state.Qubits}; they must be the same", nameof(state));
        var amplitudes = state.ToArray();
        Complex sum = 0;
        for (var row = 0; row < Dimension; row++)
            for (var column = 0; column < Dimension; column++)
                sum += Complex.Conjugate(amplitudes[row]) * _entries[row << Qubits | column] * amplitudes[column];
        return Math.Clamp(sum.Real, 0, 1); // rounding may take it out
    }

    /// <summary>Expectation tr(rho O) of a sum of Pauli strings.</summary>
    /// <param name="observable">The sum, for example <c>"ZZ"</c>; one letter for each qubit.</param>
    /// <exception cref="ArgumentException">Another number of qubits.</exception>
    public double Expectation(PauliSum observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        if (observable.Qubits != Qubits)
            throw new ArgumentException($"the density matrix has {Qubits} qubits and the observable has {observable.Qubits}; they must be the same", nameof(observable));
        return observable.Terms.Sum(term => term.Weight * Expectation(term.String));
    }

    /// <summary>Density matrix of some of the qubits, the others traced out.</summary>
    /// <param name="qubits">The qubits kept, in the order in which they are numbered in the result.</param>
    /// <exception cref="ArgumentException">No qubit, or one given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public DensityMatrix Reduced(params int[] qubits)
    {
        ArgumentNullException.ThrowIfNull(qubits);
        if (qubits.Length == 0)
            throw new ArgumentException("at least one qubit must be kept; none was given", nameof(qubits));
        foreach (var qubit in qubits)
            QubitCheck.Range(qubit, Qubits);
        QubitCheck.Distinct([], qubits);
        int[] others = [.. Enumerable.Range(0, Qubits).Except(qubits)];
        int[] kept = [.. Enumerable.Range(0, 1 << qubits.Length).Select(pattern => Spread(pattern, qubits))];
        var result = new Complex[kept.Length * kept.Length];
        for (var environment = 0; environment < 1 << others.Length; environment++)
        {
            var offset = Spread(environment, others);
            for (var row = 0; row < kept.Length; row++)
                for (var column = 0; column < kept.Length; column++)
                    result[row * kept.Length + column] += _entries[(kept[row] | offset) << Qubits | kept[column] | offset];
        }
        return new DensityMatrix(qubits.Length, result);
    }

    /// <summary>Bloch vector of a qubit: the expectations of X, Y and Z on it. Shorter than 1 for a mixed state.</summary>
    /// <param name="qubit">The qubit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such qubit.</exception>
    public BlochVector BlochVector(int qubit)
    {
        var one = Reduced(qubit);
        return InformationRange.Bloch(2 * one[1, 0].Real, 2 * one[1, 0].Imaginary, (one[0, 0] - one[1, 1]).Real);
    }

    /// <summary>Von Neumann entropy -tr(rho log2 rho) in bits: 0 for a pure state, n for the fully mixed one.</summary>
    public double Entropy() => InformationRange.Entropy(ToMatrix(), Qubits);

    // Places the bits of a pattern at some qubits of an index; the first qubit takes the pattern's most significant bit.
    private int Spread(int pattern, int[] qubits)
    {
        var index = 0;
        for (var i = 0; i < qubits.Length; i++)
            index |= (pattern >> (qubits.Length - 1 - i) & 1) << (Qubits - 1 - qubits[i]);
        return index;
    }

    // tr(rho P) with P|j> = i^(number of Y) (-1)^(ones of j under the sign mask) |j ^ flip mask>.
    private double Expectation(PauliString pauli)
    {
        Complex sum = 0;
        for (var j = 0; j < Dimension; j++)
        {
            var entry = _entries[j << Qubits | j ^ (int)pauli.FlipMask];
            sum += (BitOperations.PopCount((ulong)j & pauli.SignMask) & 1) == 0 ? entry : -entry;
        }
        return (pauli.Ys switch { 0 => sum, 1 => Complex.ImaginaryOne * sum, 2 => -sum, _ => -Complex.ImaginaryOne * sum }).Real;
    }
}

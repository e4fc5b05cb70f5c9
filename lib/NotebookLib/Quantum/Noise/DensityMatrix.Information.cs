using System.Numerics.Tensors;
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
    public double Purity() => InformationRange.Purity(
        TensorPrimitives.SumOfSquares<double>(_rho.Re.Span) + (_rho.Im is { } im ? TensorPrimitives.SumOfSquares<double>(im.Span) : 0), Qubits);

    /// <summary>Fidelity &lt;psi|rho|psi> with a pure state: the probability to find psi when asked for it.</summary>
    /// <param name="state">The state psi, on as many qubits.</param>
    /// <returns>0 to 1; 1 if rho is that pure state.</returns>
    /// <exception cref="ArgumentException">Another number of qubits.</exception>
    public double Fidelity(StateVector state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Qubits != Qubits)
            throw new ArgumentException($"The density matrix has {Qubits} qubits and the state has {state.Qubits}; they must be the same.", nameof(state));
        var amplitudes = state.ToArray();
        Complex sum = 0;
        for (var row = 0; row < Dimension; row++)
            for (var column = 0; column < Dimension; column++)
                sum += Complex.Conjugate(amplitudes[row]) * this[row, column] * amplitudes[column];
        return Math.Clamp(sum.Real, 0, 1); // rounding may take it out
    }

    /// <summary>Expectation tr(rho O) of a sum of Pauli strings.</summary>
    /// <param name="observable">The sum, for example <c>"ZZ"</c>; one letter for each qubit.</param>
    /// <exception cref="ArgumentException">Another number of qubits.</exception>
    public double Expectation(PauliSum observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        observable.Check(Qubits);
        return observable.Terms.Sum(term => term.Weight * Expectation(term.String));
    }

    /// <summary>Density matrix of some of the qubits, the others traced out.</summary>
    /// <param name="qubits">The qubits kept, in the order in which they are numbered in the result.</param>
    /// <exception cref="ArgumentException">No qubit, or one given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist.</exception>
    public DensityMatrix Reduced(params int[] qubits)
    {
        QuantumCheck.Subset(qubits, Qubits);
        int[] others = [.. All().Except(qubits)];
        var kept = QubitBits.Indices(qubits, Qubits);
        var offsets = QubitBits.Indices(others, Qubits);
        return Of(qubits.Length, (row, column) => offsets.Aggregate(Complex.Zero, (sum, offset) => sum + this[kept[row] | offset, kept[column] | offset]));
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

    // tr(rho P) with P|j> = i^(number of Y) (-1)^(ones of j under the sign mask) |j ^ flip mask>.
    private double Expectation(PauliString pauli)
    {
        Complex sum = 0;
        for (var j = 0; j < Dimension; j++)
        {
            var entry = this[j, j ^ (int)pauli.FlipMask];
            sum += pauli.IsNegative(j) ? -entry : entry;
        }
        return (pauli.Phase * sum).Real;
    }
}

using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

public sealed partial class StateVector
{
    /// <summary>Inner product &lt;this|other>: the sum of conj(this[i]) other[i].</summary>
    /// <param name="other">A state of as many qubits.</param>
    /// <exception cref="ArgumentException">It has another number of qubits.</exception>
    public Complex InnerProduct(StateVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Qubits != Qubits)
            throw new ArgumentException($"States of {Qubits} and {other.Qubits} qubits have no inner product; they must have the same number of qubits.", nameof(other));
        double re = 0, im = 0;
        ReadOnlySpan<double> a = RealParts, b = ImaginaryParts, c = other.RealParts, d = other.ImaginaryParts;
        for (var i = 0; i < a.Length; i++)
        {
            var (y, w) = (b.IsEmpty ? 0 : b[i], d.IsEmpty ? 0 : d[i]);
            re += a[i] * c[i] + y * w;
            im += a[i] * w - y * c[i];
        }
        return new Complex(re, im);
    }

    /// <summary>Fidelity |&lt;this|other>|^2: 1 for the same state up to a global phase, 0 for orthogonal states.</summary>
    /// <param name="other">A state of as many qubits.</param>
    public double Fidelity(StateVector other)
    {
        var product = InnerProduct(other);
        return Math.Min(1, product.Real * product.Real + product.Imaginary * product.Imaginary); // rounding may take it above
    }

    /// <summary>Density matrix |state>&lt;state| of all qubits, 2^n x 2^n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More qubits than a matrix can hold.</exception>
    public Matrix<Complex> DensityMatrix() => ReducedDensityMatrix([.. All()]);

    /// <summary>Density matrix of some of the qubits, the others traced out.</summary>
    /// <param name="qubits">The qubits kept; the first is the most significant bit of a row or column number.</param>
    /// <returns>2^k x 2^k, Hermitian, trace 1.</returns>
    /// <exception cref="ArgumentException">No qubit, or one given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A qubit does not exist, or more are kept than a matrix can hold.</exception>
    public Matrix<Complex> ReducedDensityMatrix(params int[] qubits)
    {
        QuantumCheck.Subset(qubits, Qubits);
        QuantumCheck.Matrix(qubits.Length);
        // The state as a matrix A, one row for each pattern of the kept qubits, one column for each of the others: rho = A A^†.
        int[] others = [.. All().Except(qubits)];
        var dimension = 1 << qubits.Length;
        var result = Matrix<Complex>.Build.Dense(dimension, dimension);
        var column = new Complex[dimension];
        var rowOffsets = QubitBits.Indices(qubits, Qubits);
        foreach (var offset in QubitBits.Indices(others, Qubits))
        {
            for (var row = 0; row < dimension; row++)
                column[row] = this[offset | rowOffsets[row]];
            for (var row = 0; row < dimension; row++)
                if (column[row] != 0)
                    for (var other = 0; other < dimension; other++)
                        result[row, other] += column[row] * Complex.Conjugate(column[other]);
        }
        return result;
    }

    /// <summary>Purity tr(rho^2) of some of the qubits: 1 if they are not entangled with the others, 1/2^k if fully mixed.</summary>
    /// <param name="qubits">The qubits kept.</param>
    public double Purity(params int[] qubits)
    {
        QuantumCheck.Subset(qubits, Qubits);
        if (qubits.Length == Qubits)
            return 1; // nothing on the other side
        var side = SmallerSide(qubits);
        return InformationRange.Purity(ReducedDensityMatrix(side).Enumerate().Sum(entry => entry.Real * entry.Real + entry.Imaginary * entry.Imaginary), side.Length);
    }

    /// <summary>Entanglement entropy between some of the qubits and all others, -tr(rho log2 rho), in bits: 0 for none, 1 for a Bell pair.</summary>
    /// <param name="qubits">The qubits on one side.</param>
    /// <exception cref="ArgumentOutOfRangeException">Both sides are larger than a matrix can hold.</exception>
    public double EntanglementEntropy(params int[] qubits)
    {
        QuantumCheck.Subset(qubits, Qubits);
        if (qubits.Length == Qubits)
            return 0; // nothing on the other side
        var side = SmallerSide(qubits);
        return InformationRange.Entropy(ReducedDensityMatrix(side), side.Length);
    }

    /// <summary>Bloch vector of one qubit: the expectations of X, Y and Z on it.</summary>
    /// <param name="qubit">The qubit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such qubit.</exception>
    public BlochVector BlochVector(int qubit) => InformationRange.Bloch(
        Expectation(PauliString.On('X', qubit, Qubits)),
        Expectation(PauliString.On('Y', qubit, Qubits)),
        Expectation(PauliString.On('Z', qubit, Qubits)));

    // Both sides of a pure state have the same spectrum, so the smaller one is enough.
    private int[] SmallerSide(int[] qubits) => qubits.Length <= Qubits - qubits.Length ? qubits : [.. All().Except(qubits)];
}

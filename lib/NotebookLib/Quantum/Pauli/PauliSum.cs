using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

/// <summary>A weighted sum of Pauli strings: an observable, for example a Hamiltonian. Immutable.</summary>
/// <remarks>Built from strings, <c>new PauliSum((0.5, "ZZ"), (-1, "XI"))</c>; a single string converts by itself.</remarks>
public sealed class PauliSum
{
    /// <summary>A sum from its terms.</summary>
    /// <param name="terms">Weight and Pauli string; all strings have the same length.</param>
    /// <exception cref="ArgumentException">No term, strings of different lengths, or a weight that is no finite number.</exception>
    public PauliSum(params (double Weight, PauliString String)[] terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Length == 0)
            throw new ArgumentException("A sum of Pauli strings needs at least one term; none was given.", nameof(terms));
        foreach (var (weight, letters) in terms)
        {
            if (letters.Qubits != terms[0].String.Qubits)
                throw new ArgumentException($"Pauli strings of one sum have the same length; \"{terms[0].String}\" has {terms[0].String.Qubits} letters and \"{letters}\" has {letters.Qubits}.", nameof(terms));
            if (!double.IsFinite(weight))
                throw new ArgumentException($"The weight of \"{letters}\" is {weight.ToString(CultureInfo.InvariantCulture)}; it must be a finite number.", nameof(terms));
        }
        Terms = [.. terms];
    }

    /// <summary>Weight and string of each term.</summary>
    public ImmutableArray<(double Weight, PauliString String)> Terms { get; }

    /// <summary>Number of qubits.</summary>
    public int Qubits => Terms[0].String.Qubits;

    /// <summary>A single Pauli string with weight 1.</summary>
    public static implicit operator PauliSum(string letters) => new((1, letters));

    /// <summary>A single Pauli string with weight 1.</summary>
    public static implicit operator PauliSum(PauliString letters) => new((1, letters));

    /// <summary>Both sums together.</summary>
    public static PauliSum operator +(PauliSum left, PauliSum right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new([.. left.Terms, .. right.Terms]);
    }

    /// <summary>All weights multiplied.</summary>
    public static PauliSum operator *(double factor, PauliSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        return new([.. sum.Terms.Select(term => (factor * term.Weight, term.String))]);
    }

    /// <summary>The observable as a Hermitian matrix, 2^n x 2^n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More qubits than a matrix can hold; the message has the memory.</exception>
    public Matrix<Complex> ToMatrix()
    {
        QuantumCheck.Matrix(Qubits);
        var dimension = 1 << Qubits;
        var result = Matrix<Complex>.Build.Dense(dimension, dimension);
        foreach (var (weight, letters) in Terms)
            for (var column = 0; column < dimension; column++)
                result[column ^ (int)letters.FlipMask, column] += (letters.IsNegative(column) ? -weight : weight) * letters.Phase;
        return result;
    }

    /// <summary>For reading: <c>0.5*ZZ - 1*XI</c>.</summary>
    public override string ToString() => string.Join(" ", Terms.Select((term, i) => string.Create(CultureInfo.InvariantCulture,
        $"{(term.Weight < 0 ? i == 0 ? "-" : "- " : i == 0 ? "" : "+ ")}{Math.Abs(term.Weight):G6}*{term.String}")));

    internal void Check(int qubits)
    {
        if (Qubits != qubits)
            throw new ArgumentException($"A Pauli string for {qubits} qubits needs {qubits} letters; \"{Terms[0].String}\" has {Qubits}. Write I for qubits that are left alone.", "observable");
    }
}

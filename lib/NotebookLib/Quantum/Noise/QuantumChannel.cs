using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Common;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

/// <summary>
/// What noise does to a state: rho becomes the sum of K rho K† over the Kraus operators K, with sum K†K = 1 so that the trace stays 1. Immutable.
/// The usual channels are in <see cref="Channels"/>.
/// </summary>
/// <remarks>Nielsen and Chuang, Quantum Computation and Quantum Information, sec. 8.2.</remarks>
[TypeFormatterSource(typeof(PlainTextFormatter), PreferredMimeTypes = ["text/plain"])]
public sealed class QuantumChannel
{
    /// <summary>Largest entry of |sum K†K - 1| that is still allowed.</summary>
    public const double Tolerance = 1e-9;

    private QuantumChannel(string name, int dimension, ImmutableArray<Complex[,]> operators)
    {
        Name = name;
        Dimension = dimension;
        KrausOperators = [.. operators.Select(k => (Complex[,])k.Clone())];
        Superoperator = MakeSuperoperator(operators);
    }

    /// <summary>Name for lists.</summary>
    public string Name { get; }

    /// <summary>Number of qubits it acts on.</summary>
    public int Qubits => BitOperations.Log2((uint)Dimension);

    /// <summary>The Kraus operators, each 2^k x 2^k; the first qubit is the most significant bit of a row or column number.</summary>
    public ImmutableArray<Complex[,]> KrausOperators { get; }

    /// <summary>2^k for k qubits.</summary>
    internal int Dimension { get; }

    /// <summary>The map from rho, row-major, to its image: entry (a d + b, c d + e) is the sum of K[a,c] conj(K[b,e]), d the dimension.</summary>
    internal BoundMatrix Superoperator { get; }

    /// <summary>A channel from Kraus operators of one's own.</summary>
    /// <param name="name">Name for lists.</param>
    /// <param name="operators">At least one; all square, of the same dimension 2, 4 or 8.</param>
    /// <exception cref="ArgumentException">No operator, wrong shapes, or the sum of K†K is not the identity; the message has the deviation.</exception>
    public static QuantumChannel FromKraus(string name, params Complex[][,] operators)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(operators);
        if (operators.Length == 0)
            throw new ArgumentException("A channel needs at least one Kraus operator; none was given.", nameof(operators));
        var dimension = operators[0].GetLength(0);
        if (dimension is not (2 or 4 or 8))
            throw new ArgumentException($"A Kraus operator has dimension 2, 4 or 8 for 1, 2 or 3 qubits; the first one has {dimension} rows.", nameof(operators));
        for (var i = 0; i < operators.Length; i++)
            if (operators[i].GetLength(0) != dimension || operators[i].GetLength(1) != dimension)
                throw new ArgumentException($"All Kraus operators of a channel are {dimension} x {dimension} here; operator {i} is {operators[i].GetLength(0)} x {operators[i].GetLength(1)}.", nameof(operators));
        var deviation = GateMatrix.Deviation(dimension, [.. operators.SelectMany(k => k.Cast<Complex>())]);
        if (!(deviation <= Tolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The Kraus operators are not complete: the largest entry of |sum K†K - 1| is {deviation:G3}, allowed is {Tolerance:G1}; an operator is missing or needs another factor."), nameof(operators));
        return new QuantumChannel(name, dimension, [.. operators]);
    }

    /// <summary>For reading: name, number of qubits and of Kraus operators.</summary>
    public override string ToString() => $"{Name} on {Qubits} qubit{(Qubits == 1 ? "" : "s")}, {KrausOperators.Length} Kraus operator{(KrausOperators.Length == 1 ? "" : "s")}";

    private static BoundMatrix MakeSuperoperator(IEnumerable<Complex[,]> operators)
    {
        var map = operators.Select(k => Matrix<Complex>.Build.DenseOfArray(k)).Select(k => k.KroneckerProduct(k.Conjugate())).Aggregate((sum, term) => sum + term);
        return new BoundMatrix(BitOperations.Log2((uint)map.RowCount), map.ToRowMajorArray());
    }
}

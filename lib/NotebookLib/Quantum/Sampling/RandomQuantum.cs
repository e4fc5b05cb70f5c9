using MathNet.Numerics.LinearAlgebra;
using NotebookLib.Common;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

/// <summary>Random states, unitaries and circuits; the same seed gives the same result.</summary>
public static class RandomQuantum
{
    /// <summary>A state uniform over all states (Haar measure): complex normal amplitudes scaled to norm 1.</summary>
    /// <param name="qubits">Number of qubits.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many qubits.</exception>
    public static StateVector State(int qubits, int seed)
    {
        var state = new StateVector(qubits);
        var random = new SeededRandom(seed, "state");
        var amplitudes = new Complex[state.Count];
        for (var i = 0; i < amplitudes.Length; i++)
            amplitudes[i] = Normal(random);
        return StateVector.FromAmplitudes(amplitudes, normalise: true, seed);
    }

    /// <summary>A unitary uniform over all unitaries (Haar measure): the Q of a complex normal matrix, its columns turned so that R has a positive diagonal.</summary>
    /// <param name="qubits">Number of qubits, 1 to 10.</param>
    /// <param name="seed">Seed.</param>
    /// <remarks>Mezzadri, How to generate random matrices from the classical compact groups, arXiv:math-ph/0609050.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many qubits.</exception>
    public static GateMatrix Unitary(int qubits, int seed)
    {
        if (qubits is < 1 or > 10)
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits, $"A random unitary on {qubits} qubits was asked for; 1 to 10 are allowed.");
        var random = new SeededRandom(seed, "unitary");
        var dimension = 1 << qubits;
        var entries = new Complex[dimension * dimension];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Normal(random);
        var qr = Matrix<Complex>.Build.DenseOfColumnMajor(dimension, dimension, entries).QR();
        var phases = qr.R.Diagonal().Map(value => value / value.Magnitude);
        return GateMatrix.From(qr.Q * Matrix<Complex>.Build.DiagonalOfDiagonalVector(phases));
    }

    /// <summary>A circuit of gates drawn from <see cref="Gates.All"/>, with random qubits, angles and sometimes a control.</summary>
    /// <param name="qubits">Number of qubits, at least 1.</param>
    /// <param name="gates">Number of gates, 0 or more.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one qubit, or a negative number of gates.</exception>
    public static Circuit Circuit(int qubits, int gates, int seed)
    {
        if (gates < 0)
            throw new ArgumentOutOfRangeException(nameof(gates), gates, $"{gates} gates were asked for; 0 or more are allowed.");
        var circuit = new Circuit(qubits);
        var random = new SeededRandom(seed, "circuit");
        var choice = Gates.All.Where(gate => gate.TargetCount <= qubits).ToArray();
        for (var i = 0; i < gates; i++)
        {
            var gate = choice[random.Next(choice.Length)];
            var order = Enumerable.Range(0, qubits).ToArray();
            random.Shuffle(order);
            var controls = qubits > gate.TargetCount && random.Next(3) == 0
                ? new Control[] { new(order[gate.TargetCount], random.Next(2) == 1) }
                : [];
            var angles = Enumerable.Range(0, gate.AngleCount).Select(_ => (Angle)((2 * random.NextDouble() - 1) * Math.PI));
            circuit.Add(new GateInstruction(gate, [.. order.AsSpan(0, gate.TargetCount)], [.. angles], [.. controls]));
        }
        return circuit;
    }

    private static Complex Normal(Random random)
    {
        // Box and Muller: radius from one uniform number, direction from another.
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return Complex.FromPolarCoordinates(radius, 2 * Math.PI * random.NextDouble());
    }
}

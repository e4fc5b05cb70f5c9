using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace NotebookLib.Quantum;

/// <summary>The usual noise channels. Probabilities lie between 0, which changes nothing, and 1.</summary>
/// <remarks>Nielsen and Chuang, Quantum Computation and Quantum Information, sec. 8.3.</remarks>
public static class Channels
{
    private static readonly Matrix<Complex>[] Paulis = [.. ((Gate[])[Gates.I, Gates.X, Gates.Y, Gates.Z]).Select(gate => gate.Matrix().ToMathNet())];

    /// <summary>X with probability p: rho becomes (1 - p) rho + p X rho X.</summary>
    /// <param name="probability">p, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public static QuantumChannel BitFlip(double probability) => Flip("bit flip", probability, 1);

    /// <summary>Z with probability p: rho becomes (1 - p) rho + p Z rho Z. Off-diagonal entries shrink by 1 - 2p.</summary>
    /// <param name="probability">p, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public static QuantumChannel PhaseFlip(double probability) => Flip("phase flip", probability, 3);

    /// <summary>Y with probability p: rho becomes (1 - p) rho + p Y rho Y.</summary>
    /// <param name="probability">p, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public static QuantumChannel BitPhaseFlip(double probability) => Flip("bit-phase flip", probability, 2);

    /// <summary>
    /// With probability p the qubits are replaced by a fully mixed state: rho becomes (1 - p) rho + p 1/d, d = 2 for one qubit, 4 for two.
    /// Each of the d^2 - 1 Pauli errors so has probability p/d^2.
    /// </summary>
    /// <param name="probability">p, 0 to 1. A one-qubit channel given by its chance e of any Pauli error has p = 4e/3.</param>
    /// <param name="qubits">1 or 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Probability outside [0, 1], or another number of qubits.</exception>
    public static QuantumChannel Depolarising(double probability, int qubits = 1)
    {
        QuantumCheck.Probability(probability, nameof(probability));
        if (qubits is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(qubits), qubits, $"Depolarising noise on {qubits} qubits was asked for; 1 and 2 are allowed. For more, put the one-qubit channel on each qubit.");
        var products = qubits == 1 ? Paulis : [.. from a in Paulis from b in Paulis select a.KroneckerProduct(b)];
        var count = products.Length;
        var kraus = products.Select((pauli, i) => Scaled(pauli, i == 0 ? 1 - probability * (count - 1) / count : probability / count));
        return QuantumChannel.FromKraus(Name(qubits == 1 ? "depolarising" : "two-qubit depolarising", probability), [.. kraus]);
    }

    /// <summary>Decay to |0>, for example loss of energy: |1> falls to |0> with probability gamma.</summary>
    /// <param name="gamma">0 to 1; after a time t with decay time T1 it is 1 - e^{-t/T1}.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public static QuantumChannel AmplitudeDamping(double gamma)
    {
        QuantumCheck.Probability(gamma, nameof(gamma));
        return QuantumChannel.FromKraus(Name("amplitude damping", gamma),
            new Complex[,] { { 1, 0 }, { 0, Math.Sqrt(1 - gamma) } },
            new Complex[,] { { 0, Math.Sqrt(gamma) }, { 0, 0 } });
    }

    /// <summary>Loss of phase without loss of energy: off-diagonal entries shrink by sqrt(1 - lambda). The same as a phase flip with p = (1 - sqrt(1 - lambda))/2.</summary>
    /// <param name="lambda">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public static QuantumChannel PhaseDamping(double lambda)
    {
        QuantumCheck.Probability(lambda, nameof(lambda));
        return QuantumChannel.FromKraus(Name("phase damping", lambda),
            new Complex[,] { { 1, 0 }, { 0, Math.Sqrt(1 - lambda) } },
            new Complex[,] { { 0, 0 }, { 0, Math.Sqrt(lambda) } });
    }

    /// <summary>Sets a qubit to |0>.</summary>
    internal static QuantumChannel Reset { get; } = QuantumChannel.FromKraus("reset",
        new Complex[,] { { 1, 0 }, { 0, 0 } }, new Complex[,] { { 0, 1 }, { 0, 0 } });

    /// <summary>A measurement whose outcome is forgotten.</summary>
    internal static QuantumChannel Forgotten { get; } = QuantumChannel.FromKraus("measurement",
        new Complex[,] { { 1, 0 }, { 0, 0 } }, new Complex[,] { { 0, 0 }, { 0, 1 } });

    private static QuantumChannel Flip(string name, double probability, int pauli)
    {
        QuantumCheck.Probability(probability, nameof(probability));
        return QuantumChannel.FromKraus(Name(name, probability), Scaled(Paulis[0], 1 - probability), Scaled(Paulis[pauli], probability));
    }

    private static string Name(string kind, double parameter) => string.Create(CultureInfo.InvariantCulture, $"{kind}({parameter:G6})");

    private static Complex[,] Scaled(Matrix<Complex> pauli, double probability) => ((Complex)Math.Sqrt(probability) * pauli).ToArray();
}
